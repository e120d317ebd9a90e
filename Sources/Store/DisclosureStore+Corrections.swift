public import Disclosure
import Schema

extension DisclosureStore {
    /// When a revision hung; nil when it never did.
    ///
    /// From its last hand until it was taken down, its window closed or the next one came; the end
    /// is nil while it hangs.
    public func hung(_ name: RevisionName) throws(StoreError) -> (from: Instant, until: Instant?)? {
        var found: (from: Instant, until: Instant?)?
        try connection.query(
            "SELECT from_at, until_at FROM (\(SchemaText.hungRows)) WHERE item = ? AND revision = ?",
            [.text(name.item), .integer(Int64(name.revision))],
            attempt: "read when \(name.item), revision \(name.revision) hung"
        ) { row throws(StoreError) in
            guard let from = row.integer(0) else { return }
            found = (
                Instant(milliseconds: from),
                row.integer(1).map { Instant(milliseconds: $0) }
            )
        }
        return found
    }
}
