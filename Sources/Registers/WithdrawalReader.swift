public import Disclosure
import Schema
public import Store

/// An item that hung in public and was taken down, as its newest withdrawal tells it.
public struct StoredWithdrawal: Sendable, Hashable {
    /// The item's id.
    public let item: String
    /// What sort of item it was.
    public let kind: Kind
    /// Code of the unit that issued it.
    public let unit: String
    /// When it was withdrawn.
    public let at: Instant
    /// Why.
    public let reason: String
    /// The number of the signature.
    fileprivate let sequence: Int64
}

/// Reads the items that could be read by everybody and no longer can, and goes on from the last
/// reading.
///
/// What was withdrawn on its way up the chain, or before its window opened, was never public: not
/// even its name is told. An item with another revision that hangs is not gone.
public struct WithdrawalReader: Sendable {
    /// One withdrawal an item, the newest first.
    public private(set) var withdrawals: [StoredWithdrawal] = []
    private let limit: Int
    /// Signatures seen so far.
    private var seen: Int64 = 0

    /// Starts with nothing read; of more items than `limit` the newest are kept.
    public init(limit: Int) { self.limit = limit }

    /// Reads what was signed since the last reading, or everything.
    ///
    /// - Parameters:
    ///   - store: The store, opened for any purpose.
    ///   - anew: Whether the log may not be the one that was read before.
    /// - Returns: Whether the list is another one now.
    /// - Throws: `StoreError` when the store cannot be read; the list stays as it was.
    public mutating func readOn(_ store: DisclosureStore, anew: Bool) throws(StoreError) -> Bool {
        let attempt = "list the withdrawals of \(store.path)"
        let known = anew ? 0 : seen
        let (end, touched, found) = try store.connection.transaction("BEGIN", attempt: attempt) {
            () throws(StoreError) in
            let end = try store.connection.integer(
                "SELECT coalesce(max(seq), 0) FROM signature",
                attempt: attempt
            )
            let touched = known == 0 ? [] : try store.itemsSigned(after: known, attempt)
            return (end ?? 0, touched, try store.withdrawals(after: known, limit, attempt))
        }
        var next = found
        if known > 0 {
            next += withdrawals.filter { !touched.contains($0.item) }
            next.sort { $0.sequence > $1.sequence }
            next = Array(next.prefix(limit))
        }
        seen = end
        guard next != withdrawals else { return false }
        withdrawals = next
        return true
    }
}

extension DisclosureStore {
    fileprivate func itemsSigned(
        after known: Int64,
        _ attempt: String
    ) throws(StoreError) -> Set<String> {
        var items: Set<String> = []
        try connection.query(
            // With `DISTINCT` SQLite would walk an index of all items.
            "SELECT item FROM signature NOT INDEXED WHERE seq > ?",
            [.integer(known)],
            attempt: attempt
        ) { row throws(StoreError) in
            if let item = row.text(0) { items.insert(item) }
        }
        return items
    }

    /// The withdrawals of items that were signed after so many signatures, the newest first.
    fileprivate func withdrawals(
        after known: Int64,
        _ limit: Int,
        _ attempt: String
    ) throws(StoreError) -> [StoredWithdrawal] {
        var found: [StoredWithdrawal] = []
        var seen: Set<String> = []
        let signed = "AND s.item IN (SELECT item FROM signature WHERE seq > ?2)"
        try connection.query(
            """
            SELECT s.item, r.kind, r.unit, s.at, s.reason,
                json_extract(r.content, '$.window.from'), s.seq
            FROM signature AS s JOIN revision AS r ON r.item = s.item AND r.number = s.revision
            WHERE s.step = 'withdrawn' \(known > 0 ? signed : "")
                AND EXISTS (
                    SELECT 1 FROM signature AS a
                    WHERE a.step = 'approved' AND a.item = s.item AND a.revision = s.revision
                        AND \(SchemaText.isComplete("a"))
                )
                AND NOT EXISTS (SELECT 1 FROM approved AS h WHERE h.item = s.item)
            ORDER BY s.seq DESC LIMIT ?1
            """,
            [.integer(Int64(limit))] + (known > 0 ? [.integer(known)] : []),
            attempt: attempt
        ) { row throws(StoreError) in
            guard let item = row.text(0), let kind = row.text(1).flatMap(Kind.init),
                let unit = row.text(2), let at = row.integer(3)
            else { return }
            let opened = row.text(5).flatMap(Instant.init(iso8601:))
            guard opened.map({ $0.milliseconds <= at }) ?? true, seen.insert(item).inserted
            else { return }
            found.append(
                StoredWithdrawal(
                    item: item,
                    kind: kind,
                    unit: unit,
                    at: Instant(milliseconds: at),
                    reason: row.text(4) ?? "",
                    sequence: row.integer(6) ?? 0
                )
            )
        }
        return found
    }
}
