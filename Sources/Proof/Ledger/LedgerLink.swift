/// What the verifier must know of an entry.
struct LedgerLink {
    var at: LedgerAnchor
    var previous: String
    var isWhole: Bool
    var checkpoint: LedgerCheckpoint?

    init(at: LedgerAnchor, previous: String, isWhole: Bool, checkpoint: LedgerCheckpoint?) {
        self.at = at
        self.previous = previous
        self.isWhole = isWhole
        self.checkpoint = checkpoint
    }

    /// Reads the end of a text that fits its digest, `,"previous":"…","sequence":12}`; nil for any
    /// other text and for checkpoints, which must be read whole.
    ///
    /// The keys of the canonical form are sorted, so these two are the last, and no text inside a
    /// string can look like them: its quotation marks would be escaped.
    init?(canonicalText text: [UInt8], digest: String) {
        guard text.last == UInt8(ascii: "}") else { return nil }
        var index = text.count - 2
        var sequence: Int64 = 0
        var place: Int64 = 1
        while index >= 0, (48...57).contains(text[index]), place < 10_000_000_000_000_000 {
            sequence += Int64(text[index] - 48) * place
            place *= 10
            index -= 1
        }
        let digits = text.count - 2 - index
        guard digits > 0, text[index + 1] != 48,
            LedgerLink.ends(text, before: index + 1, with: LedgerLink.middle)
        else { return nil }
        let end = index + 1 - LedgerLink.middle.count
        let start = end - Digest.byteCount * 2
        guard start > 0, LedgerLink.ends(text, before: start, with: LedgerLink.head),
            !LedgerLink.ends(text, before: start, with: LedgerLink.checkpointHead),
            SHA256.hash(of: text).hexText == digest
        else { return nil }
        self.init(
            at: LedgerAnchor(sequence: sequence, digest: digest),
            previous: String(decoding: text[start..<end], as: UTF8.self),
            isWhole: true,
            checkpoint: nil
        )
    }

    private static let middle = Array("\",\"sequence\":".utf8)
    private static let head = Array(",\"previous\":\"".utf8)
    private static let checkpointHead = Array(
        "\"kind\":\"checkpoint\",\"previous\":\"".utf8
    )

    private static func ends(_ text: [UInt8], before end: Int, with part: [UInt8]) -> Bool {
        guard end >= part.count else { return false }
        for offset in part.indices where text[end - part.count + offset] != part[offset] {
            return false
        }
        return true
    }
}
