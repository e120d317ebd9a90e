public import Disclosure
import Notation
import Proof
import Schema

/// A time in which a board had a revision in its loop, as an entry of the ledger tells it.
public struct StoredExposure: Sendable, Hashable {
    /// Number of the entry.
    public let entry: Int64
    /// The board.
    public let board: String
    /// The item.
    public let item: String
    /// The revision's number.
    public let revision: Int
    /// From the first instant until the last.
    public let span: Range<Instant>
    /// How it is known: `sent`, `acknowledged` or `readBack`.
    public let grade: String
}

/// An item that names a matter, and when it was formed and shown.
public struct FormedItem: Sendable, Hashable {
    /// The item's id.
    public let item: String
    /// Code of its unit.
    public let unit: String
    /// Id of the matter.
    public let matter: String
    /// The day on which it was formed, as ISO 8601.
    public let formed: String
}

extension LedgerAct {
    /// A revision in a board's loop: item, number, digest.
    public typealias Shown = (item: String, revision: Int, digest: String)

    /// The act of a board that had revisions in its loop.
    public static func exposure(
        board: String,
        shows: [Shown],
        span: Range<Instant>,
        grade: String,
        at instant: Instant
    ) -> LedgerAct {
        LedgerAct(
            .exposure,
            [
                "board": .string(board), "from": .integer(span.lowerBound.milliseconds),
                "until": .integer(span.upperBound.milliseconds), "grade": .string(grade),
                "shows": .array(
                    shows.map {
                        [
                            "item": .string($0.item), "revision": .integer($0.revision),
                            "digest": .string($0.digest),
                        ]
                    }
                ),
            ],
            at: instant
        )
    }
}

extension DisclosureStore {
    /// The exposures of a revision with a digest, in the order of the ledger.
    public func exposures(
        of item: String,
        digest: String
    ) throws(StoreError) -> [StoredExposure] {
        try exposures(
            "AND json_extract(s.value, '$.item') = ? AND json_extract(s.value, '$.digest') = ?",
            [.text(item), .text(digest)]
        )
    }

    /// When each item was first in a board's loop with one of some grades.
    public func firstExposures(grades: [String]) throws(StoreError) -> [String: Instant] {
        var first: [String: Instant] = [:]
        for exposure in try exposures("", []) where grades.contains(exposure.grade) {
            let known = first[exposure.item] ?? exposure.span.lowerBound
            first[exposure.item] = min(known, exposure.span.lowerBound)
        }
        return first
    }

    /// The items whose newest revision names a matter and the day it was formed.
    public func formedItems() throws(StoreError) -> [FormedItem] {
        var found: [FormedItem] = []
        try connection.query(
            ItemQueries.formed,
            attempt: "list the formed matters of \(path)"
        ) { row throws(StoreError) in
            found.append(
                FormedItem(
                    item: row.text(0) ?? "",
                    unit: row.text(1) ?? "",
                    matter: row.text(2) ?? "",
                    formed: row.text(3) ?? ""
                )
            )
        }
        return found
    }

    func exposures(
        _ condition: String,
        _ values: [Binding]
    ) throws(StoreError) -> [StoredExposure] {
        var found: [StoredExposure] = []
        try connection.query(
            """
            SELECT \(StoredExposure.columns)
            FROM ledger AS l, json_each(l.text, '$.body.shows') AS s
            WHERE l.kind = 'exposure' \(condition) ORDER BY l.sequence
            """,
            values,
            attempt: "read the exposures of \(path)"
        ) { row throws(StoreError) in
            if let exposure = StoredExposure(row) { found.append(exposure) }
        }
        return found
    }
}

extension StoredExposure {
    /// What is read of an exposure's entry `l` and of one item `s` that it shows.
    package static let columns = """
        l.sequence, json_extract(l.text, '$.body.board'), json_extract(s.value, '$.item'),
        json_extract(s.value, '$.revision'), json_extract(l.text, '$.body.from'),
        json_extract(l.text, '$.body.until'), json_extract(l.text, '$.body.grade')
        """

    /// Reads those columns; nil where the span ends before it begins.
    package init?(_ row: borrowing Row) {
        let from = Instant(milliseconds: row.integer(4) ?? 0)
        let until = Instant(milliseconds: row.integer(5) ?? 0)
        guard from <= until else { return nil }
        self.init(
            entry: row.integer(0) ?? 0,
            board: row.text(1) ?? "",
            item: row.text(2) ?? "",
            revision: Int(row.integer(3) ?? 0),
            span: from..<until,
            grade: row.text(6) ?? ""
        )
    }
}
