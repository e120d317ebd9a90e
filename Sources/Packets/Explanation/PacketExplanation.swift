/// One field of a captured packet.
public struct PacketField: Sendable, Hashable {
    /// What a check said.
    public enum Verdict: Sendable, Hashable {
        /// The field is what it should be.
        case right
        /// The field is something else than this.
        case wrong(expected: [UInt8])
        /// The capture ends inside the field.
        case cutShort
    }

    /// Where the field begins in the capture.
    public let offset: Int
    /// The captured bytes, escapes and all.
    public let wire: [UInt8]
    /// The same bytes with escapes undone.
    public let content: [UInt8]
    /// What the protocol calls it.
    public let name: String
    /// What it says.
    public let meaning: String
    /// What a check said, for fields that can be checked.
    public let verdict: Verdict?

    /// Makes a field.
    public init(
        offset: Int,
        wire: [UInt8],
        content: [UInt8],
        name: String,
        meaning: String,
        verdict: Verdict? = nil
    ) {
        self.offset = offset
        self.wire = wire
        self.content = content
        self.name = name
        self.meaning = meaning
        self.verdict = verdict
    }
}

/// A captured packet explained field by field, as plain values.
///
/// The fields cover the capture without gaps, so that it can be put together again from them.
public struct PacketExplanation: Sendable, Hashable {
    /// The name of the wire format.
    public let format: String
    /// The fields in the order of the wire.
    public let fields: [PacketField]

    /// Makes an explanation, or nothing when the fields leave gaps or overlap.
    public init?(format: String, fields: [PacketField]) {
        var offset = 0
        for field in fields {
            guard field.offset == offset else { return nil }
            offset += field.wire.count
        }
        self.format = format
        self.fields = fields
    }

    /// Takes what a reader noted.
    public init(format: String, _ reader: FieldReader) {
        self.format = format
        fields = reader.fields
    }

    /// The captured bytes, put together again.
    public var bytes: [UInt8] { fields.flatMap(\.wire) }

    /// Whether every check said yes.
    public var isSound: Bool { fields.allSatisfy { ($0.verdict ?? .right) == .right } }
}
