public import Disclosure

/// A revision that hangs and corrects another.
public struct StoredCorrection: Sendable, Hashable {
    /// The revision that corrects.
    public let correction: RevisionName
    /// The revision whose error it corrects.
    public let error: RevisionName

    /// Makes a correction.
    public init(correction: RevisionName, error: RevisionName) {
        self.correction = correction
        self.error = error
    }
}

extension DisclosureStore {
    /// The corrections that may hang, by item.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func corrections() throws(StoreError) -> [StoredCorrection] {
        var found: [StoredCorrection] = []
        try connection.query(
            """
            SELECT c.item, c.revision, c.error, c.error_revision FROM correction AS c
            JOIN approved AS a ON a.item = c.item AND a.number = c.revision
            ORDER BY c.item
            """,
            attempt: "read the corrections of \(path)"
        ) { row throws(StoreError) in
            guard let item = row.text(0), let number = row.integer(1), let error = row.text(2),
                let errorNumber = row.integer(3)
            else { return }
            found.append(
                StoredCorrection(
                    correction: RevisionName(item: item, revision: Int(number)),
                    error: RevisionName(item: error, revision: Int(errorNumber))
                )
            )
        }
        return found
    }

    /// When a revision hung, from its last hand until it was taken down, its window closed or the
    /// next one came; nil when it never did. The end is nil while it hangs.
    public func hung(_ name: RevisionName) throws(StoreError) -> (from: Instant, until: Instant?)? {
        var found: (from: Instant, until: Instant?)?
        try connection.query(
            "SELECT from_at, until_at FROM hung WHERE item = ? AND revision = ?",
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
