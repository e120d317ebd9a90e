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
}

extension DisclosureStore {
    /// The items that could be read by everybody and no longer can, the newest withdrawal first.
    ///
    /// What was withdrawn on its way up the chain, or before its window opened, was never public:
    /// not even its name is told. An item with another revision that hangs is not gone.
    ///
    /// - Parameter limit: How many to read at most.
    /// - Returns: One withdrawal an item.
    /// - Throws: `StoreError` when the store cannot be read.
    public func withdrawals(limit: Int) throws(StoreError) -> [StoredWithdrawal] {
        var found: [StoredWithdrawal] = []
        var seen: Set<String> = []
        try connection.query(
            """
            SELECT s.item, r.kind, r.unit, s.at, s.reason,
                json_extract(r.content, '$.window.from')
            FROM signature AS s JOIN revision AS r ON r.item = s.item AND r.number = s.revision
            WHERE s.step = 'withdrawn'
                AND EXISTS (
                    SELECT 1 FROM signature AS a
                    WHERE a.step = 'approved' AND a.item = s.item AND a.revision = s.revision
                        AND \(SchemaText.isComplete("a"))
                )
                AND NOT EXISTS (SELECT 1 FROM approved AS h WHERE h.item = s.item)
            ORDER BY s.seq DESC LIMIT ?
            """,
            [.integer(Int64(limit))],
            attempt: "list the withdrawals of \(path)"
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
                    reason: row.text(4) ?? ""
                )
            )
        }
        return found
    }
}
