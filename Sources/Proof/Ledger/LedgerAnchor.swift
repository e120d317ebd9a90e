/// An entry's number and digest as noted outside the ledger: printed, or sent elsewhere.
///
/// A chain alone cannot show that its end was cut off or that all of it was written anew; an
/// anchor does.
public struct LedgerAnchor: Sendable, Hashable, CustomStringConvertible {
    /// The entry's number.
    public var sequence: Int64
    /// The entry's digest.
    public var digest: String

    /// Makes an anchor.
    public init(sequence: Int64, digest: String) {
        self.sequence = sequence
        self.digest = digest
    }

    /// The anchor of an entry.
    public init(_ entry: LedgerEntry) {
        self.init(sequence: entry.sequence, digest: entry.digest)
    }

    /// Reads the line `placard-ledger 120 9f86…`; nil for any other.
    public init?(line: String) {
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "placard-ledger", let sequence = Int64(words[1]),
            sequence > 0, Digest(hexText: String(words[2])) != nil
        else { return nil }
        self.init(sequence: sequence, digest: String(words[2]))
    }

    /// The daily line for printing or sending elsewhere.
    public var description: String { "placard-ledger \(sequence) \(digest)" }
}
