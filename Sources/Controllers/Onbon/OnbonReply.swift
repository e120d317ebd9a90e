import Packets

/// What a card answered.
///
/// Graphic cards: `00`, group, command, status (bit 0 an error), error, length, data. Font cards:
/// group, command, error, two reserved bytes, data. Group and command `A0 00` acknowledge, `A0 01`
/// refuses.
public struct OnbonReply: Sendable, Hashable {
    /// Group of the answer.
    public let group: UInt8
    /// Command of the answer.
    public let command: UInt8
    /// What went wrong, if anything.
    public let error: OnbonErrorCode
    /// What was asked for.
    public let data: [UInt8]

    init(group: UInt8, command: UInt8, error: OnbonErrorCode = .none, data: [UInt8] = []) {
        self.group = group
        self.command = command
        self.error = error
        self.data = data
    }

    /// The card took the command.
    public static let taken = OnbonReply(group: 0xA0, command: 0x00)

    /// The card did not take the command.
    public static func refused(_ error: OnbonErrorCode) -> OnbonReply {
        OnbonReply(group: 0xA0, command: 0x01, error: error)
    }

    /// The report of a card of the graphic kind.
    public static func report(_ report: OnbonCardReport) -> OnbonReply {
        OnbonReply(group: 0xA2, command: 0x80, data: report.bytes)
    }

    /// Reads what stood behind the header of a graphic card.
    public init?(graphic bytes: [UInt8]) {
        self.init(bytes, isFontCard: false)
    }

    /// Reads what stood behind the header, or gives nothing when it is no answer.
    init?(_ bytes: [UInt8], isFontCard: Bool) {
        if !isFontCard, bytes.first != 0 { return nil }
        var reader = FieldReader(bytes)
        guard let reply = Self.read(&reader, isFontCard: isFontCard) else { return nil }
        self = reply
    }

    /// Whether the card did what it was told, or gave what it was asked for.
    public var isGood: Bool { error == .none && !(group == 0xA0 && command != 0x00) }

    /// The report that answers a ping under the graphic header.
    public var report: OnbonCardReport? {
        guard group == 0xA2, command == 0x80 else { return nil }
        var reader = FieldReader(data)
        return OnbonCardReport.read(&reader)
    }

    /// The state that answers a question for it under the graphic header.
    public var state: OnbonCardState? {
        guard group == 0xA2, command == 0x8F else { return nil }
        var reader = FieldReader(data)
        return OnbonCardState.read(&reader)
    }

    var graphicData: [UInt8] {
        let status: [UInt8] = error == .none ? [0, 0] : [1, 0]
        return [0, group, command] + status + Little.two(UInt16(clamping: error.rawValue))
            + Little.two(UInt16(clamping: data.count)) + data
    }

    var fontData: [UInt8] {
        [group, command, UInt8(clamping: error.rawValue), 0, 0] + data
    }

    static func note(_ reader: inout FieldReader, isFontCard: Bool) {
        _ = read(&reader, isFontCard: isFontCard)
    }

    private static func read(_ reader: inout FieldReader, isFontCard: Bool) -> OnbonReply? {
        if !isFontCard { reader.byte("reply wanted") { _ in "this is one" } }
        let group = reader.byte("group")
        let command = reader.byte("command") { title(group, $0) }
        let meaning: (Int) -> String = { code in
            let entry = OnbonErrorCode(rawValue: code).entry
            return code == 0 ? "none" : "\(entry.title): \(entry.cause); \(entry.nextStep)"
        }
        let error: Int
        if isFontCard {
            error = reader.little(1, "error", meaning)
            reader.bytes(2, "reserved")
        } else {
            reader.little(2, "status") { $0 & 1 == 0 ? "good" : "an error" }
            error = reader.little(2, "error", meaning)
            reader.little(2, "length") { "\($0) bytes" }
        }
        if reader.ranOut { return nil }
        let first = reader.position
        if reader.isNoting, !isFontCard {
            if group == 0xA2, command == 0x80 { _ = OnbonCardReport.read(&reader) }
            if group == 0xA2, command == 0x8F { _ = OnbonCardState.read(&reader) }
        }
        reader.rest("data") { "\($0.count) bytes" }
        return OnbonReply(
            group: group,
            command: command,
            error: OnbonErrorCode(rawValue: error),
            data: Array(reader.passed(since: first))
        )
    }

    private static func title(_ group: UInt8, _ command: UInt8) -> String {
        switch (group, command) {
        case (0xA0, 0x00): "taken"
        case (0xA0, 0x01): "refused"
        case (0xA2, 0x80): "report of the card"
        case (0xA2, 0x8F): "state of the card"
        case (0xA2, 0x99): "brightness"
        case (0xA1, 0x02): "state of the card"
        default: "answer \(Hexadecimal.text([group, command]))"
        }
    }
}
