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
        var index = text.endIndex - 1
        var sequence: Int64 = 0
        var place: Int64 = 1
        for byte in text.dropLast().suffix(LedgerLink.mostDigits).reversed() {
            guard (48...57).contains(byte) else { break }
            sequence += Int64(byte - 48) * place
            place *= 10
            index -= 1
        }
        guard sequence > 0, text[index] != 48,
            LedgerLink.ends(text, before: index, with: LedgerLink.middle)
        else { return nil }
        let end = index - LedgerLink.middle.count
        let start = end - Digest.byteCount * 2
        guard LedgerLink.ends(text, before: start, with: LedgerLink.head),
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

    /// Digits of the greatest sequence that JSON holds exactly, 2^53 - 1.
    private static let mostDigits = 16
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
