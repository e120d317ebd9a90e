/// What a board's own font can show: the bytes that stand for a character, or nothing.
///
/// A board draws a wrong sign, or a blank, for a character it lacks, and does not complain; so
/// text passes this gate before it is sent. The tables behind it (GB2312, GBK) are the caller's.
public struct GlyphGate: Sendable {
    /// The name of the board's character set.
    public let name: String
    private let encode: @Sendable (Character) -> [UInt8]?

    /// Makes a gate.
    public init(_ name: String, encode: @escaping @Sendable (Character) -> [UInt8]?) {
        self.name = name
        self.encode = encode
    }

    /// Printable ASCII alone.
    public static let ascii = GlyphGate("ASCII") { character in
        guard let value = character.asciiValue, (0x20..<0x7F).contains(value) else { return nil }
        return [value]
    }

    /// The bytes of a character, or nothing when the board cannot show it.
    ///
    /// Control bytes never pass, whatever the table says: they would be taken for commands.
    public func bytes(of character: Character) -> [UInt8]? {
        guard let bytes = encode(character), let first = bytes.first, first >= 0x20, first != 0x7F
        else { return nil }
        return bytes
    }

    /// The bytes of a text; `special` has the first word on each character.
    ///
    /// - Throws: `ControllerError` that names each character the board cannot show.
    public func bytes(
        of text: String,
        for protocolName: String,
        special: (Character, [UInt8]?) -> [UInt8]? = { $1 }
    ) throws(ControllerError) -> [UInt8] {
        var encoded: [UInt8] = []
        var missing: [Character] = []
        for character in text {
            if let bytes = special(character, bytes(of: character)) {
                encoded += bytes
            } else if !missing.contains(character) {
                missing.append(character)
            }
        }
        guard missing.isEmpty else {
            let list = missing.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
            let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
            throw ControllerError(
                protocolName,
                "the board's font (\(name)) lacks \(list)\(more)",
                remedy: "reword, allow a larger character set if the card has one, "
                    + "or use a board that takes pictures"
            )
        }
        return encoded
    }
}
