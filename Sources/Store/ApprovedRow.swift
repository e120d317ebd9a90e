import Disclosure

/// A row of the view `approved`, taken at its word; it is checked before it is believed.
struct ApprovedRow {
    /// A signature's part of the row.
    struct Hand {
        let step: SignatureStep
        let seq: Int64
        let person: String
        let at: Int64
    }

    let item: String
    let number: Int64
    let kind: String
    let unit: String
    let title: String
    let digest: String
    let createdAt: Int64
    let hands: [Hand]

    private init(_ row: borrowing Row) {
        item = row.text(0) ?? ""
        number = row.integer(1) ?? 0
        kind = row.text(2) ?? ""
        unit = row.text(3) ?? ""
        title = row.text(4) ?? ""
        digest = row.text(5) ?? ""
        createdAt = row.integer(6) ?? 0
        var hands: [Hand] = []
        for (step, column) in [
            (.drafted, 7), (.checked, 10), (.approved, 13),
        ] as [(SignatureStep, Int32)] {
            hands.append(
                Hand(
                    step: step,
                    seq: row.integer(column) ?? 0,
                    person: row.text(column + 1) ?? "",
                    at: row.integer(column + 2) ?? 0
                )
            )
        }
        self.hands = hands
    }

    /// Reads the view, without the contents: most of them are known already.
    static func all(
        in connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> [ApprovedRow] {
        var rows: [ApprovedRow] = []
        try connection.query(
            """
            SELECT item, number, kind, unit, title, digest, created_at,
                drafted_seq, drafted_by, drafted_at, checked_seq, checked_by, checked_at,
                approved_seq, approved_by, approved_at
            FROM approved ORDER BY item
            """,
            attempt: attempt
        ) { row throws(StoreError) in
            rows.append(ApprovedRow(row))
        }
        return rows
    }

    /// Reads the content of one row; nil when it is not text.
    static func content(
        of row: ApprovedRow,
        in connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> String? {
        var content: String?
        try connection.query(
            "SELECT content FROM approved WHERE item = ? AND number = ?",
            [.text(row.item), .integer(row.number)],
            attempt: attempt
        ) { row throws(StoreError) in
            content = row.text(0)
        }
        return content
    }

    /// What does not hold in the row by itself; nil when all does.
    func problem(units: Set<String>) -> String? {
        if item.isEmpty || number < 1 { return "the row has no id or number" }
        if !units.contains(unit) { return "its unit \(unit) is not known" }
        let numbers = hands.map(\.seq)
        if numbers[0] < 1 || numbers[0] >= numbers[1] || numbers[1] >= numbers[2] {
            return "its signatures are out of order"
        }
        if !PersonName.areDifferent(hands.map(\.person)) {
            return "one person signed two steps"
        }
        let plausible = Int64(SchemaText.earliestInstant)..<Int64(SchemaText.latestInstant)
        if !(hands.map(\.at) + [createdAt]).allSatisfy(plausible.contains) {
            return "an instant in it is not plausible"
        }
        return nil
    }

    /// The row as a value, once its item has been read and checked.
    func revision(of item: Item) -> ApprovedRevision {
        ApprovedRevision(
            revision: Revision(
                item: item,
                number: Int(number),
                digest: digest,
                createdAt: Instant(milliseconds: createdAt)
            ),
            signatures: hands.map {
                Signature(
                    step: $0.step,
                    person: $0.person,
                    at: Instant(milliseconds: $0.at),
                    digest: digest
                )
            }
        )
    }
}
