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
        let entry: LedgerEntry
        do {
            entry = try read(line)
        } catch let error as NotationError {
            throw LedgerError(
                "line \(number)",
                "\(error.path): \(error.problem)",
                remedy: error.remedy
            )
        } catch let error as LedgerError {
            throw LedgerError("line \(number)", error.problem, remedy: error.remedy)
        } catch {
            throw LedgerError("line \(number)", "it cannot be read", remedy: "export again")
        }
        guard entry.exportedLine.utf8.elementsEqual(line.utf8) else {
            throw LedgerError(
                "line \(number)",
                "the text is not in canonical form",
                remedy: "export the ledger again and do not edit it"
            )
        }
        return entry
    }

    /// Reads every line of an export.
    public static func entries(_ text: String) throws(LedgerError) -> [LedgerEntry] {
        var found: [LedgerEntry] = []
        for line in text.split(separator: "\n") {
            found.append(try entry(line: String(line), number: found.count + 1))
        }
        return found
    }

    private static func read(_ line: String) throws -> LedgerEntry {
        let object = try JSONCursor(try JSONReader.read(line)).object(keys: keys)
        let largest = Int(LedgerEntry.largestInteger)
        let kind = try object.required("kind").choice(of: LedgerKind.allCases.map(\.rawValue))
        let digests = try ["previous", "digest"].map { key in
            let cursor = try object.required(key)
            let text = try cursor.string()
            guard Digest(hexText: text) != nil else {
                throw cursor.error("it is no digest", remedy: "write 64 hexadecimal digits")
            }
            return text
        }
        return try LedgerEntry(
            sequence: Int64(object.required("sequence").integer(in: 1...largest)),
            at: Int64(object.required("at").integer(in: 0...largest)),
            kind: LedgerKind(rawValue: kind) ?? .override,
            body: JSONValue(object.required("body").node),
            previous: digests[0],
            digest: digests[1]
        )
    }
}
