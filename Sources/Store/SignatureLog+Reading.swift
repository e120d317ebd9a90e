import Disclosure

extension SignatureLog {
    /// Whether the store's log still goes on where this one ends.
    func isContinued(in connection: Connection, _ attempt: String) throws(StoreError) -> Bool {
        guard let last else { return false }
        let entries = try SignatureLog.entries(from: last.seq, limit: 1, connection, attempt)
        return entries.first == last
    }

    /// Reads on to the end of the store's log; returns the items that were signed on the way.
    mutating func readOn(
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> Set<String> {
        var touched: Set<String> = []
        let entries = try SignatureLog.entries(
            from: (last?.seq ?? 0) + 1,
            limit: -1,
            connection,
            attempt
        )
        for entry in entries {
            guard take(entry) else { throw SignatureLog.damage(at: entry.seq, attempt) }
            touched.insert(entry.item)
        }
        return touched
    }

    private static func entries(
        from seq: Int64,
        limit: Int64,
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> [Entry] {
        var entries: [Entry] = []
        // `NOT INDEXED` keeps to the table itself, which is the log.
        try connection.query(
            """
            SELECT seq, item, revision, step, digest, asks FROM signature NOT INDEXED
            WHERE seq >= ? ORDER BY seq LIMIT ?
            """,
            [.integer(seq), .integer(limit)],
            attempt: attempt
        ) { row throws(StoreError) in
            guard let number = row.integer(0), let item = row.text(1),
                let revision = row.integer(2),
                let step = row.text(3).flatMap(SignatureStep.init), let digest = row.text(4)
            else { throw damage(at: row.integer(0) ?? 0, attempt) }
            entries.append(
                Entry(
                    seq: number,
                    item: item,
                    revision: revision,
                    step: step,
                    digest: digest,
                    asks: row.text(5)
                )
            )
        }
        return entries
    }

    private static func damage(at seq: Int64, _ attempt: String) -> StoreError {
        StoreError(
            code: .corrupt,
            attempt: attempt,
            problem: "signature \(seq) does not follow from those before it"
        )
    }
}
