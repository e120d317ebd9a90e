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

    /// The anchor of an entry as it is stored: its canonical text in UTF-8, and its digest.
    ///
    /// A text that fits its digest is only read at its end.
    public init(canonicalText: [UInt8], digest: String) throws(LedgerError) {
        if let link = LedgerLink(canonicalText: canonicalText, digest: digest) {
            self = link.at
            return
        }
        let text = String(decoding: canonicalText, as: UTF8.self)
        let entry = try LedgerExport.entry(canonicalText: text, digest: digest)
        guard entry.holds else {
            throw LedgerError(
                "entry \(entry.sequence)",
                "the digest is not that of its text",
                remedy: "restore a backup"
            )
        }
        self.init(entry)
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
