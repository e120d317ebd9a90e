import Disclosure

extension SignatureLog {
    /// What the store's log has after this one's end; nil when it does not go on there.
    func continuation(
        in connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> [Entry]? {
        guard let last else { return nil }
        var entries = try SignatureLog.entries(from: last.seq, connection, attempt)
        guard entries.first == last else { return nil }
        entries.removeFirst()
        return entries
    }

    /// All of the store's log.
    static func all(in connection: Connection, _ attempt: String) throws(StoreError) -> [Entry] {
        try entries(from: 1, connection, attempt)
    }

    /// Goes on with entries; returns the items that were signed on the way.
    mutating func readOn(_ entries: [Entry], _ attempt: String) throws(StoreError) -> Set<String> {
        var touched: Set<String> = []
        for entry in entries {
            guard take(entry) else { throw SignatureLog.damage(at: entry.seq, attempt) }
            touched.insert(entry.item)
        }
        return touched
    }

    private static func entries(
        from seq: Int64,
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> [Entry] {
        var entries: [Entry] = []
        // `NOT INDEXED` keeps to the table itself, which is the log.
        try connection.query(
            """
            SELECT seq, item, revision, step, digest, asks FROM signature NOT INDEXED
            WHERE seq >= ? ORDER BY seq
            """,
            [.integer(seq)],
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
