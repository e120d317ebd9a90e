public import Controllers
public import Packets

/// One packet of the Alpha protocol ("EZ95"; Adaptive, BetaBrite).
///
/// | bytes | field |
/// |---|---|
/// | 5 or more | `00`, by which the sign finds the speed |
/// | 1 1 2 | `01`, type of sign (`Z` all, `0` an answer), address in hexadecimal (`00` all) |
/// | 1 1 n | `02`, command, data |
/// | 1 4 | `03`, sum from `02` to `03` as four hexadecimal digits |
/// | 1 | `04` |
///
/// Source: Adaptive's manual 9708-8061 by public transcriptions, and measurements on a sign. A sign
/// drops a packet with a wrong sum, or one that comes too early, without a word; only signs of
/// Alpha 2.0 and later acknowledge. One command a packet. In doubt: 7E1, 7E2 or 8N1 on the line;
/// 9600 baud 7E1 is the first to try.
public struct AlphaPacket: Sendable, Hashable {
    /// Type of sign, `Z` for all.
    public let type: UInt8
    /// Two hexadecimal digits, or `?` for any digit.
    public let address: [UInt8]
    /// The command and its data.
    public let body: [UInt8]

    init(type: UInt8, address: [UInt8], body: [UInt8]) {
        self.type = type
        self.address = address
        self.body = body
    }

    /// Makes a packet for every sign on the line, or for the one with an address of 1 to 255.
    ///
    /// - Throws: `ControllerError` when the sign cannot be told this.
    public init(
        _ command: AlphaCommand,
        to sign: UInt8 = 0,
        type: Character = "Z"
    ) throws(ControllerError) {
        guard let type = type.asciiValue else {
            throw AlphaCommand.error("type \(type)", "choose a type of the manual, such as Z")
        }
        self.init(
            type: type,
            address: Array(Hexadecimal.text(sign).utf8),
            body: try command.body()
        )
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        let block = [0x02] + body + [0x03]
        return [0, 0, 0, 0, 0, 0x01, type] + address + block + Self.sum(block) + [0x04]
    }

    /// The bytes to send one after another, with `AlphaLimits.pictureGapMilliseconds` between: a
    /// picture's rows may not follow its size at once.
    public var parts: [[UInt8]] {
        let bytes = bytes
        guard body.first == UInt8(ascii: "I") else { return [bytes] }
        let cut = bytes.count - body.count - 6 + AlphaLimits.pictureHeadByteCount
        return [Array(bytes[..<cut]), Array(bytes[cut...])]
    }

    static func sum(_ block: some Sequence<UInt8>) -> [UInt8] {
        let sum = ByteSum.sixteen(block)
        return Array((Hexadecimal.text(UInt8(sum >> 8)) + Hexadecimal.text(UInt8(sum & 255))).utf8)
    }

    /// A sign's answer, as a simulator gives it.
    public static func answer(_ body: [UInt8]) -> AlphaPacket {
        AlphaPacket(type: UInt8(ascii: "0"), address: Array("00".utf8), body: body)
    }

    /// Whether a sign speaks.
    public var isAnswer: Bool { type == UInt8(ascii: "0") }

    static func read(_ reader: inout FieldReader) -> AlphaPacket? {
        var zeros = 0
        while reader.position + zeros < reader.end, reader.content[reader.position + zeros] == 0 {
            zeros += 1
        }
        reader.bytes(zeros, "wake-up") { "\($0.count) zeros" }
        let isStart = reader.expect([0x01], "start")
        let type = reader.byte("type") { $0 == 0x5A ? "all signs" : $0 == 0x30 ? "an answer" : "" }
        let address = reader.bytes(2, "address") { $0 == Array("00".utf8) ? "all" : "one" }
        let start = reader.position
        let isBegun = reader.expect([0x02], "begin")
        let first = reader.position
        let end = reader.content[first..<reader.end].firstIndex { $0 == 0x03 || $0 == 0x04 }
        let command = reader.byte("command") { AlphaCommand.titles[Hexadecimal.ascii([$0])] ?? "" }
        guard let end, end > first, command != 0 else { return nil }
        reader.bytes(end - first - 1, "data", Hexadecimal.ascii)
        let body = Array(reader.passed(since: first))
        var isRight = true
        if reader.next == 0x03 {
            reader.byte("text ends") { _ in "a sum follows" }
            let sum = sum(reader.passed(since: start))
            isRight = reader.expect(sum, "sum", "from begin to here")
        }
        let isEnd = reader.expect([0x04], "end")
        guard isStart, isBegun, isRight, isEnd, !reader.ranOut else { return nil }
        return AlphaPacket(type: type, address: address, body: body)
    }

    /// Explains a captured packet.
    public static func explanation(of wire: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(wire, isNoting: true)
        _ = read(&reader)
        reader.rest("stray") { _ in "belongs to no packet" }
        return PacketExplanation(format: "alpha", reader)
    }
}

/// Finds packets and answers in a stream; `04` ends one and occurs nowhere inside.
public struct AlphaReceiver: Sendable {
    /// Bytes that belonged to no packet.
    public private(set) var garbageByteCount = 0
    private var pending: [UInt8] = []

    /// Waits for the first packet.
    public init() {}

    /// Takes bytes in and hands over each packet that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (AlphaPacket) -> Void) {
        for byte in bytes {
            if byte == 0x01 || pending.count > AlphaLimits.longestPacket {
                garbageByteCount += pending.count
                pending.removeAll(keepingCapacity: true)
            }
            if pending.isEmpty, byte != 0x01 {
                garbageByteCount += byte == 0 ? 0 : 1
                continue
            }
            pending.append(byte)
            guard byte == 0x04 else { continue }
            var reader = FieldReader(pending)
            if let packet = AlphaPacket.read(&reader) {
                take(packet)
            } else {
                garbageByteCount += pending.count
            }
            pending.removeAll(keepingCapacity: true)
        }
    }
}

/// The figures of Alpha signs.
public enum AlphaLimits {
    /// How long a DOTS picture's rows wait after its size.
    public static let pictureGapMilliseconds: Int64 = 100
    /// How long nothing may be sent after the memory was cleared.
    public static let clearMilliseconds: Int64 = 2_000
    /// Bytes of command, label, height and width of a picture.
    static let pictureHeadByteCount = 6
    static let longestPacket = 32_768
    /// The most bytes of a priority text or a string.
    public static let shortBytes = 125

    /// The least pause between two packets; one that comes too early is lost without a word.
    public static let packetGapMilliseconds: Int64 = 250

    /// What such a sign can do: what was lost without a word is repaired by sending all again.
    public static func sheet(acknowledges: Bool) -> ControllerSheet {
        ControllerSheet(
            content: .textAndPictures,
            acknowledges: acknowledges,
            maximumAreas: 8,
            maximumByteCount: 512,
            minimumGapMilliseconds: packetGapMilliseconds,
            replyMilliseconds: 3_000,
            repairMilliseconds: 900_000
        )
    }
}
