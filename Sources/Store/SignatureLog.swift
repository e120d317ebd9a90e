import Disclosure

/// The log of signatures, read from its beginning and replayed by the rules of the chain.
///
/// The view `approved` looks signatures up in indexes. A damaged index could hide a withdrawal from
/// it; the log has none to hide behind: its numbers have no gap, and every signature must follow
/// from those before it.
struct SignatureLog {
    /// One revision's way up the chain: the numbers of its signatures, 0 for those not given.
    struct Chain: Equatable {
        var digest: String
        var drafted: Int64 = 0
        var checked: Int64 = 0
        var approved: Int64 = 0
        var reviewed: Int64 = 0
        var posted: Int64 = 0
        var asksForPoster = false
        var isWithdrawn = false

        /// Whether every hand that it asks for is there.
        var isComplete: Bool { approved > 0 && (!asksForPoster || posted > 0) }

        /// The numbers of the signatures with which it hangs.
        var hands: [Int64] { [drafted, checked, approved] + (posted > 0 ? [posted] : []) }
    }

    private struct Key: Hashable {
        let item: String
        let revision: Int64
    }

    private struct Entry: Equatable {
        let seq: Int64
        let item: String
        let revision: Int64
        let step: SignatureStep
        let digest: String
        let asks: String?
    }

    private var chains: [Key: Chain] = [:]
    private var newestApproved: [String: Int64] = [:]
    private var last: Entry?

    /// The revision of an item that may hang by the log, and its chain; nil when none may.
    func hanging(_ item: String) -> (revision: Int64, chain: Chain)? {
        guard let revision = newestApproved[item],
            let chain = chains[Key(item: item, revision: revision)], !chain.isWithdrawn
        else { return nil }
        return (revision, chain)
    }

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
            guard entry.seq == (last?.seq ?? 0) + 1, follow(entry) else {
                throw SignatureLog.damage(at: entry.seq, attempt)
            }
            last = entry
            touched.insert(entry.item)
        }
        return touched
    }

    /// Takes one entry in; false when it does not follow from those before it.
    private mutating func follow(_ entry: Entry) -> Bool {
        let key = Key(item: entry.item, revision: entry.revision)
        var chain = chains[key] ?? Chain(digest: entry.digest)
        guard chain.digest == entry.digest, !chain.isWithdrawn else { return false }
        switch entry.step {
        case .drafted:
            guard chain.drafted == 0 else { return false }
            chain.drafted = entry.seq
        case .checked:
            guard chain.drafted > 0, chain.checked == 0 else { return false }
            chain.checked = entry.seq
        case .approved:
            guard chain.checked > 0, chain.approved == 0,
                entry.revision > newestApproved[entry.item] ?? 0
            else { return false }
            chain.approved = entry.seq
            chain.asksForPoster = entry.asks != nil
        case .posted:
            guard chain.approved > 0, chain.asksForPoster, chain.posted == 0,
                entry.revision > newestApproved[entry.item] ?? 0
            else { return false }
            chain.posted = entry.seq
        case .reviewed:
            guard chain.checked > 0, chain.reviewed == 0, chain.approved == 0 else { return false }
            chain.reviewed = entry.seq
        case .withdrawn:
            guard chain.drafted > 0 else { return false }
            chain.isWithdrawn = true
        case .rejected:
            guard chain.drafted > 0, !chain.isComplete else { return false }
            chain.isWithdrawn = true
        }
        if entry.step == .approved || entry.step == .posted, chain.isComplete {
            newestApproved[entry.item] = entry.revision
        }
        chains[key] = chain
        return true
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
