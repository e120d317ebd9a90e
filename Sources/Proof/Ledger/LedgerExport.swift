import Notation

/// The ledger as JSON Lines: one entry a line, in order.
public enum LedgerExport {
    private static let keys = ["at", "body", "digest", "kind", "previous", "sequence"]

    /// The lines of entries, each with its line feed.
    public static func text(_ entries: some Sequence<LedgerEntry>) -> String {
        entries.reduce(into: "") { $0 += $1.exportedLine + "\n" }
    }

    /// Reads one line; `number` is told in errors.
    ///
    /// The digest is taken as it stands, for the verifier to judge; a text that is not the
    /// canonical one is refused, because two texts must not stand for one entry.
    public static func entry(line: String, number: Int) throws(LedgerError) -> LedgerEntry {
        let entry = try read(line, digest: nil, place: "line \(number)")
        try require(entry.exportedLine, is: line, place: "line \(number)")
        return entry
    }

    /// Puts an entry together again from its canonical text and the digest stored beside it.
    public static func entry(
        canonicalText text: String,
        digest: String
    ) throws(LedgerError) -> LedgerEntry {
        let entry = try read(text, digest: digest, place: "a stored entry")
        try require(entry.canonicalText, is: text, place: "entry \(entry.sequence)")
        return entry
    }

    private static func require(
        _ written: String,
        is text: String,
        place: String
    ) throws(LedgerError) {
        // Bytes, because strings that only look alike are equal in Swift.
        guard written.utf8.elementsEqual(text.utf8) else {
            throw LedgerError(
                place,
                "the text is not in canonical form",
                remedy: "export the ledger again and do not edit it"
            )
        }
    }

    private static func read(
        _ text: String,
        digest: String?,
        place: String
    ) throws(LedgerError) -> LedgerEntry {
        do {
            return try read(text, digest: digest)
        } catch let error as NotationError {
            throw LedgerError(place, "\(error.path): \(error.problem)", remedy: error.remedy)
        } catch let error as LedgerError {
            throw LedgerError(place, error.problem, remedy: error.remedy)
        } catch {
            throw LedgerError(place, "it cannot be read", remedy: "export again")
        }
    }

    /// Reads every line of an export.
    public static func entries(_ text: String) throws(LedgerError) -> [LedgerEntry] {
        var found: [LedgerEntry] = []
        for line in text.split(separator: "\n") {
            found.append(try entry(line: String(line), number: found.count + 1))
        }
        return found
    }

    private static func read(_ text: String, digest: String?) throws -> LedgerEntry {
        let allowed = keys.filter { $0 != "digest" || digest == nil }
        let object = try JSONCursor(try JSONReader.read(text)).object(keys: allowed)
        let largest = Int(LedgerEntry.largestInteger)
        let kind = try object.required("kind").choice(of: LedgerKind.allCases.map(\.rawValue))
        return try LedgerEntry(
            sequence: Int64(object.required("sequence").integer(in: 1...largest)),
            at: Int64(object.required("at").integer(in: 0...largest)),
            kind: LedgerKind(rawValue: kind) ?? .override,
            body: JSONValue(object.required("body").node),
            previous: hexText(object.required("previous")),
            digest: digest ?? hexText(object.required("digest"))
        )
    }

    private static func hexText(_ cursor: JSONCursor) throws(NotationError) -> String {
        let text = try cursor.string()
        guard Digest(hexText: text) != nil else {
            throw cursor.error("it is no digest", remedy: "write 64 hexadecimal digits")
        }
        return text
    }
}
