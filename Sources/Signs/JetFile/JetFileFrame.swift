public import Controllers
import Packets

/// One packet of JetFile II's binary form; all numbers go low byte first.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 2 | `55 A7` request, `55 A8` answer |
/// | 2 | 2 | sum from offset 4 to the end |
/// | 4 | 2 | data length |
/// | 6 | 2 1 1 | source, group and unit of the destination, 0 0 all |
/// | 10 | 2 | number, repeated in the answer |
/// | 12 | 1 1 | command |
/// | 14 | 1 | arguments in units of 4 bytes |
/// | 15 | 1 | request: 0 asks for an answer; answer: 1 when the argument is a status |
/// | 16 | 4k n | arguments, data |
///
/// Source: Chainzone's protocol text 2.5.4, whose table of the answer flag contradicts its command
/// tables; the latter and a public library agree. Only ping, clock, emergency text and the black
/// screen have encoders: nothing writes files.
public struct JetFileFrame: Sendable, Hashable {
    /// Group and unit of the destination.
    public let group: UInt8, unit: UInt8
    /// The number of the request.
    public let number: UInt16
    /// Main and sub command.
    public let command: UInt16
    /// The arguments, whole units of 4 bytes.
    public let arguments: [UInt8]
    /// What follows.
    public let data: [UInt8]
    /// Whether a sign speaks.
    public let isAnswer: Bool
    let flag: UInt8

    /// Makes a request.
    ///
    /// - Throws: `ControllerError` when a part is out of range.
    public init(
        _ request: JetFileRequest,
        group: UInt8 = 0,
        unit: UInt8 = 0,
        number: UInt16
    ) throws(ControllerError) {
        let (command, arguments, data) = try request.parts()
        self.init(
            group: group,
            unit: unit,
            number: number,
            command: command,
            arguments: arguments,
            data: data,
            isAnswer: false,
            flag: 0
        )
    }

    private init(
        group: UInt8,
        unit: UInt8,
        number: UInt16,
        command: UInt16,
        arguments: [UInt8],
        data: [UInt8],
        isAnswer: Bool,
        flag: UInt8
    ) {
        self.group = group
        self.unit = unit
        self.number = number
        self.command = command
        self.arguments = arguments
        self.data = data
        self.isAnswer = isAnswer
        self.flag = flag
    }

    /// A sign's answer to this request, as a simulator gives it.
    public func answer(_ status: JetFileStatus) -> JetFileFrame {
        JetFileFrame(
            group: 0,
            unit: 0,
            number: number,
            command: command,
            arguments: Little.two(status.rawValue) + [0, 0],
            data: [],
            isAnswer: true,
            flag: 1
        )
    }

    /// What became of a request, when this is the answer to it.
    public var status: JetFileStatus? {
        guard isAnswer else { return nil }
        guard flag == 1, arguments.count >= 2 else { return .taken }
        if arguments.starts(with: Array("OK".utf8)) { return .taken }
        return JetFileStatus(rawValue: UInt16(arguments[0]) | UInt16(arguments[1]) << 8)
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        var body = Little.two(UInt16(clamping: data.count)) + [0, 0, group, unit]
        body += Little.two(number) + Big.two(command)
        body += [UInt8(clamping: arguments.count / 4), flag] + arguments + data
        return [0x55, isAnswer ? 0xA8 : 0xA7] + Little.two(ByteSum.sixteen(body)) + body
    }

    static func read(_ reader: inout FieldReader) -> JetFileFrame? {
        reader.expect([0x55], "mark")
        let kind = reader.byte("kind") { $0 == 0xA8 ? "answer" : "request" }
        let after = min(reader.position + 2, reader.end)
        let sum = ByteSum.sixteen(reader.content[after..<reader.end])
        let isRight = reader.expect(Little.two(sum), "sum", "all behind it")
        let length = reader.little(2, "data length") { "\($0) bytes" }
        reader.little(2, "source")
        let group = reader.byte("group")
        let unit = reader.byte("unit")
        let number = reader.little(2, "number")
        let command = reader.big(2, "command", JetFileRequest.title)
        let count = reader.byte("arguments") { "\(Int($0) * 4) bytes" }
        let flag = reader.byte("flag") { flag in
            kind == 0xA8
                ? flag == 1 ? "a status follows" : "no status"
                : flag == 0 ? "an answer is wanted" : "no answer"
        }
        let isStatus = kind == 0xA8 && flag == 1
        let arguments = reader.bytes(Int(count) * 4, "argument") { bytes in
            guard isStatus, bytes.count >= 2 else { return Hexadecimal.text(bytes) }
            let code = UInt16(bytes[0]) | UInt16(bytes[1]) << 8
            return JetFileStatus(rawValue: code).entry.title
        }
        let data = reader.bytes(length, "data", Hexadecimal.ascii)
        guard isRight, !reader.ranOut, reader.remaining == 0, kind == 0xA7 || kind == 0xA8 else {
            return nil
        }
        return JetFileFrame(
            group: group,
            unit: unit,
            number: UInt16(number),
            command: UInt16(command),
            arguments: arguments,
            data: data,
            isAnswer: kind == 0xA8,
            flag: flag
        )
    }
}

/// What a JetFile II sign can be told in the binary form.
public enum JetFileRequest: Sendable, Hashable {
    /// Asks whether the sign is there.
    case ping
    /// Sets the clock.
    case clock(BoardTime, zone: UInt8)
    /// Shows a text before all else, for so many seconds, 0 for until it is taken away.
    case emergency(JetFileText, seconds: UInt16)
    /// Makes the screen black, or takes that back.
    case black(Bool)

    func parts() throws(ControllerError) -> (UInt16, [UInt8], [UInt8]) {
        switch self {
        case .ping: return (0x0301, [], [])
        case .black(let isBlack): return (isBlack ? 0x0401 : 0x0402, [], [])
        case .emergency(let text, let seconds):
            return (0x0209, Little.two(seconds) + [0, 0], text.bytes)
        case .clock(let time, let zone):
            let year = [time.year % 100, time.year / 100]
            let rest = [
                time.month, time.day, time.hour, time.minute, time.second, time.weekday % 7 + 1,
            ]
            let digits = (year + rest).map(BinaryCodedDecimal.byte)
            return (0x0504, digits + [zone, 0, 0, 0], [])
        }
    }

    static func title(_ command: Int) -> String {
        let titles = [
            0x0301: "ping", 0x0209: "emergency text", 0x0401: "black screen",
            0x0402: "end of black screen", 0x0403: "panel off", 0x0404: "panel on",
            0x0405: "ask whether the panel is on", 0x0501: "ask for the clock",
            0x0504: "set the clock", 0x0204: "write a text file: never sent by this program",
            0x0400: "reset: never sent by this program",
        ]
        return titles[command] ?? "unknown"
    }
}

/// What a JetFile II sign says became of a request.
public struct JetFileStatus: Sendable, Hashable, RawRepresentable {
    /// The number on the wire.
    public let rawValue: UInt16

    /// Takes a number, known or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Taken.
    public static let taken = JetFileStatus(rawValue: 0x9000)
    /// The sum was wrong.
    public static let checksum = JetFileStatus(rawValue: 0x9002)

    /// The text is being shown at this moment.
    public static let inUse = JetFileStatus(rawValue: 0x9015)

    /// The status in words.
    public var entry: FaultEntry {
        Self.table[rawValue]
            ?? FaultEntry(
                "unknown status \(rawValue)",
                "the sign's firmware is newer",
                "ask the maker"
            )
    }

    private static let model = "probe the sign and set its model"
    private static let table: [UInt16: FaultEntry] = [
        0x9000: FaultEntry("taken", "the sign took the command", "nothing"),
        0x9002: FaultEntry("checksum", "the packet arrived damaged", "send again; check the cable"),
        0x9004: FaultEntry("unknown command", "the model lacks it", model),
        0x9005: FaultEntry("unknown sub-command", "the model lacks it", model),
        0x9006: FaultEntry("length", "the packet is cut or too long", "send again"),
        0x9008: FaultEntry("no such file", "a stored text is missing", "send the text again"),
        0x9011: FaultEntry("not supported", "the model lacks it", model),
        0x9012: FaultEntry(
            "write failed",
            "the sign's memory is full or broken",
            "restart the sign"
        ),
        0x9014: FaultEntry("order", "a packet was lost", "send the whole again"),
        0x9015: FaultEntry("file in use", "the text is being shown", "send again in a second"),
        0x9030: FaultEntry(
            "login needed",
            "the sign has a password",
            "clear it with the maker's tool"
        ),
        0x2102: FaultEntry(
            "disk full",
            "too many texts are stored",
            "delete some with the maker's tool"
        ),
        0x2901: FaultEntry("too long", "an emergency text has at most 1024 bytes", "shorten it"),
    ]
}

/// Finds binary packets in a stream and finds back after damage.
public struct JetFileReceiver: Sendable {
    /// Bytes that belonged to no packet.
    public private(set) var garbageByteCount = 0
    private var pending: [UInt8] = []
    /// The longest packet that is believed.
    private static let longest = 2_048

    /// Waits for the first packet.
    public init() {}

    /// Takes bytes in and hands over each packet that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (JetFileFrame) -> Void) {
        pending += bytes
        var at = 0
        while at < pending.count {
            if pending.count - at < 2, pending[at] == 0x55 { break }
            guard pending[at] == 0x55, pending[at + 1] == 0xA7 || pending[at + 1] == 0xA8 else {
                at += 1
                garbageByteCount += 1
                continue
            }
            guard pending.count - at >= 16 else { break }
            let length = Int(pending[at + 4]) | Int(pending[at + 5]) << 8
            let total = 16 + Int(pending[at + 14]) * 4 + length
            if total <= Self.longest, pending.count - at < total { break }
            if total <= Self.longest, let frame = frame(pending[at..<at + total]) {
                take(frame)
                at += total
            } else {
                at += 1
                garbageByteCount += 1
            }
        }
        if at > 0 { pending.removeFirst(at) }
    }

    /// Reads a packet whose sum is right; what only begins like one is told by the sum alone, for
    /// explaining its fields would cost a hundred times as much.
    private func frame(_ bytes: ArraySlice<UInt8>) -> JetFileFrame? {
        let start = bytes.startIndex
        let sum = UInt16(bytes[start + 2]) | UInt16(bytes[start + 3]) << 8
        guard ByteSum.sixteen(bytes[(start + 4)...]) == sum else { return nil }
        var reader = FieldReader(Array(bytes))
        return JetFileFrame.read(&reader)
    }
}
