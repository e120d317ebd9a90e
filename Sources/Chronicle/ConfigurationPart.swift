public import Notation

/// A part of the configuration that has a history of its own in the ledger.
public struct ConfigurationPart: Sendable, Hashable {
    /// Its name: `office`, `people`, `faces`, `layout/NAME` or `board/ID`.
    public let name: String
    /// Longest text of a part that the ledger keeps, in characters.
    static let textLimit = 60_000

    /// What it says: an object of exact values; one that is too long is told by its length alone.
    public let value: JSONValue
    /// SHA-256 of the value's canonical text.
    public let digest: String

    /// Names a value.
    public init(_ name: String, _ value: JSONValue) {
        self.name = name
        let length = value.canonicalText.unicodeScalars.count
        self.value = length <= Self.textLimit ? value : ["length": .integer(length)]
        digest = Playbill.digest(of: value)
    }

    /// The name of a board's part.
    public static func name(ofBoard id: String) -> String { boardPrefix + id }

    /// The board that a part is about; nil for other parts.
    static func board(ofPart name: String) -> String? {
        name.hasPrefix(boardPrefix) ? String(name.dropFirst(boardPrefix.count)) : nil
    }

    private static let boardPrefix = "board/"
}
