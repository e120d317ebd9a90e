import Proof
public import Store

/// A time in which a board had one very text in its loop.
public struct StoredHanging: Sendable, Hashable {
    /// Digest of the text that hung.
    public let digest: String
    /// When, where, and how it is known.
    public let exposure: StoredExposure
}

extension DisclosureStore {
    /// The exposures that the ledger holds after an entry, in its order.
    ///
    /// - Parameters:
    ///   - entry: Number of the last entry that is known; 0 for none.
    ///   - limit: How many entries after that are looked at.
    /// - Returns: One row for each text in each entry, and the ledger's last entry with its digest.
    /// - Throws: `StoreError` when the store cannot be read.
    public func hangings(
        after entry: Int64,
        limit: Int64 = .max
    ) throws(StoreError) -> (hangings: [StoredHanging], end: (sequence: Int64, digest: String)?) {
        let attempt = "read what hung from \(path)"
        let (sum, isTooLarge) = entry.addingReportingOverflow(limit)
        let last = isTooLarge ? Int64.max : sum
        var found: [StoredHanging] = []
        var end: (sequence: Int64, digest: String)?
        try connection.transaction("BEGIN", attempt: attempt) { () throws(StoreError) in
            end = try ledgerEnd(attempt).map { ($0.sequence, $0.digest) }
            try connection.query(
                """
                SELECT \(StoredExposure.columns), json_extract(s.value, '$.digest')
                FROM ledger AS l, json_each(l.text, '$.body.shows') AS s
                WHERE l.kind = 'exposure' AND l.sequence > ? AND l.sequence <= ?
                ORDER BY l.sequence
                """,
                [.integer(entry), .integer(last)],
                attempt: attempt
            ) { row throws(StoreError) in
                guard let exposure = StoredExposure(row) else { return }
                found.append(StoredHanging(digest: row.text(7) ?? "", exposure: exposure))
            }
        }
        return (found, end)
    }
}
