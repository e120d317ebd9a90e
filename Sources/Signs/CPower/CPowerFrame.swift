public import Controllers
public import Packets

/// One packet of C-Power cards (Lumen).
///
/// | serial | TCP | bytes | field |
/// |---|---|---|---|
/// | 0 | | 1 | `A5`; all up to `AE` is escaped |
/// | | 0 | 4 2 2 | id code, `FFFFFFFF` unless set; length of the rest, low byte first; 0 |
/// | 1 | 8 | 1 1 | `68` request, `E8` answer (older cards `68`); `32` |
/// | 3 | 10 | 1 | card, 1 to 254, `FF` any |
/// | 4 | 11 | 1 | command |
/// | 5 | 12 | 1 | request: 1 asks for an answer; answer: 0 taken, 1 checksum, 2 order |
/// | 6 | 13 | n | data |
/// | 6+n | 13+n | 2 | sum from `68` on, low byte first |
/// | 8+n | | 1 | `AE` |
///
/// `A5`, `AE` and `AA` go over a line as `AA 05`, `AA 0E` and `AA 0A`. Source: the maker's protocol
/// text 1.9 and its note on network use. Saving to flash memory has no encoder.
public struct CPowerFrame: Sendable, Hashable {
    /// The card that shall act, 255 for any.
    public let card: UInt8
    /// What it shall do.
    public let command: UInt8
    /// Whether an answer is wanted, or in answers what became of it.
    public let flag: UInt8
    /// What is said.
    public let data: [UInt8]
    /// Whether a card speaks.
    public let isAnswer: Bool

    /// The command of calls from outside, whose answers say what became of them.
    public static let externalCall = 0x7B
    /// The question for the firmware's version.
    public static let versionCall = 0x2E

    /// The marks and escapes of serial lines.
    public static let framing = EscapedFraming(
        start: 0xA5,
        end: 0xAE,
        escapes: EscapeTable([
            EscapeTable.Pair(0xA5, 0xAA, 0x05), EscapeTable.Pair(0xAE, 0xAA, 0x0E),
            EscapeTable.Pair(0xAA, 0xAA, 0x0A),
        ]),
        maximumByteCount: 2_048
    )

    init(card: UInt8, command: UInt8, flag: UInt8, data: [UInt8], isAnswer: Bool) {
        self.card = card
        self.command = command
        self.flag = flag
        self.data = data
        self.isAnswer = isAnswer
    }

    /// Makes a request.
    ///
    /// - Throws: `ControllerError` when the card cannot be told this.
    public init(_ command: CPowerCommand, card: UInt8 = 1) throws(ControllerError) {
        let (number, data) = try command.parts()
        self.init(card: card, command: number, flag: 1, data: data, isAnswer: false)
    }

    /// A card's answer to this request, as a simulator gives it.
    public func answer(_ result: CPowerResult, data: [UInt8] = []) -> CPowerFrame {
        CPowerFrame(
            card: card,
            command: command,
            flag: result.rawValue,
            data: data,
            isAnswer: true
        )
    }

    /// What became of a request, when this is the answer to it.
    public var result: CPowerResult? {
        isAnswer ? CPowerResult(rawValue: flag) ?? .unknown : nil
    }

    private var content: [UInt8] {
        let bytes = [isAnswer ? 0xE8 : 0x68, 0x32, card, command, flag] + data
        return bytes + Little.two(ByteSum.sixteen(bytes))
    }

    /// The bytes on a serial line.
    public var serialBytes: [UInt8] { Self.framing.framed(content) }

    /// The bytes on a TCP connection.
    public func networkBytes(idCode: UInt32 = .max) -> [UInt8] {
        let content = content
        return Little.four(idCode).reversed() + Little.two(UInt16(clamping: content.count))
            + [0, 0] + content
    }

    /// Reads what stood between the marks, or nothing when it is damaged.
    public init?(content: [UInt8]) {
        var reader = FieldReader(content)
        guard let frame = Self.read(&reader) else { return nil }
        self = frame
    }

    static func read(_ reader: inout FieldReader) -> CPowerFrame? {
        let start = reader.position
        let kind = reader.byte("kind") {
            $0 == 0x68 ? "request" : $0 == 0xE8 ? "answer" : "unknown"
        }
        let isFamily = reader.expect([0x32], "family", "C-Power")
        let card = reader.byte("card") { $0 == 0xFF ? "any" : "\($0)" }
        let command = reader.byte("command", CPowerCommand.title)
        let flag = reader.byte(kind == 0xE8 ? "result" : "answer wanted") {
            kind == 0xE8 ? (CPowerResult(rawValue: $0) ?? .unknown).entry.title : "\($0 & 1 == 1)"
        }
        let first = reader.position
        reader.part(max(0, reader.remaining - 2)) { reader in
            if kind == 0x68, reader.isNoting { CPowerCommand.note(&reader, command) }
            reader.rest("data") { "\($0.count) bytes" }
        }
        let data = Array(reader.passed(since: first))
        let sum = ByteSum.sixteen(reader.passed(since: start))
        let isRight = reader.expect(Little.two(sum), "sum", "from the kind on")
        guard isRight, isFamily, !reader.ranOut, kind & 0x7F == 0x68 else { return nil }
        return CPowerFrame(
            card: card,
            command: command,
            flag: flag,
            data: data,
            isAnswer: kind == 0xE8
        )
    }

    /// Explains a capture of either link.
    public static func explanation(of wire: [UInt8]) -> PacketExplanation {
        if wire.first == 0xA5 {
            return framing.explanation(of: wire, format: "cpower") { _ = read(&$0) }
        }
        var reader = FieldReader(wire, isNoting: true)
        reader.bytes(4, "id code")
        let length = reader.little(2, "length") { "\($0) bytes" }
        reader.bytes(2, "reserved")
        reader.part(length) { _ = read(&$0) }
        reader.rest("stray") { _ in "belongs to no packet" }
        return PacketExplanation(format: "cpower", reader)
    }
}

/// Finds C-Power packets in a TCP stream, which has no marks: a wrong length breaks it, and the
/// connection must be made anew.
public struct CPowerNetworkReceiver: Sendable {
    /// Whether something came that cannot be a packet; nothing more is read then.
    public private(set) var isBroken = false
    private var pending: [UInt8] = []

    /// Waits for the first packet.
    public init() {}

    /// Takes bytes in and hands over each packet that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (CPowerFrame) -> Void) {
        if isBroken { return }
        pending += bytes
        while pending.count >= 8 {
            let length = Int(pending[4]) | Int(pending[5]) << 8
            guard (7...CPowerFrame.framing.maximumByteCount).contains(length) else {
                isBroken = true
                pending = []
                return
            }
            guard pending.count >= 8 + length else { return }
            guard let frame = CPowerFrame(content: Array(pending[8..<8 + length])) else {
                isBroken = true
                pending = []
                return
            }
            take(frame)
            pending.removeFirst(8 + length)
        }
    }
}

/// What became of a request to a C-Power card.
public enum CPowerResult: UInt8, Sendable, Hashable, CaseIterable {
    /// Taken.
    case taken = 0
    /// The sum was wrong.
    case checksum = 1
    /// A packet is missing.
    case order = 2
    /// A code that is not in the maker's text.
    case unknown = 255

    /// A code in words, also one that is not known.
    public static func entry(ofCode code: UInt8) -> FaultEntry {
        if let known = CPowerResult(rawValue: code), known != .unknown { return known.entry }
        let entry = CPowerResult.unknown.entry
        return FaultEntry("\(entry.title) \(code)", entry.cause, entry.nextStep)
    }

    /// The result in words.
    public var entry: FaultEntry {
        switch self {
        case .taken: FaultEntry("taken", "the card took the command", "nothing")
        case .checksum:
            FaultEntry("checksum", "the packet arrived damaged", "send again; check the cable")
        case .order:
            FaultEntry("order", "a packet of several was lost", "send all packets again")
        case .unknown:
            FaultEntry(
                "unknown answer",
                "the card's firmware is newer than what is known here",
                "ask the maker what the code means"
            )
        }
    }
}
