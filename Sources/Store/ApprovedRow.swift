import Disclosure
import Schema

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
            (.drafted, 7), (.checked, 10), (.approved, 13), (.posted, 16),
        ] as [(SignatureStep, Int32)] {
            if step == .posted, row.integer(column) == nil { continue }
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

    /// Reads and checks the revision of an item that hangs by the log; or says what does not hold.
    static func revision(
        of item: String,
        number: Int64,
        chain: SignatureLog.Chain,
        units: Set<String>,
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> Result<ApprovedRevision, ContentCheck.Flaw> {
        let found = try read(item, number, chain, units: units, connection, attempt)
        return found.flatMap { row, content in
            ContentCheck.item(in: content, digest: row.digest).flatMap { read in
                guard read.id == row.item, read.unit == row.unit, read.title == row.title,
                    read.kind.rawValue == row.kind
                else {
                    return .failure(
                        ContentCheck.Flaw(problem: "the columns do not agree with the content")
                    )
                }
                return .success(row.revision(of: read, digest: chain.digest))
            }
        }
    }

    /// Reads an item's row and holds it against the log; the content is as it was stored.
    static func read(
        _ item: String,
        _ number: Int64,
        _ chain: SignatureLog.Chain,
        units: Set<String>,
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> Result<(row: ApprovedRow, content: String), ContentCheck.Flaw> {
        var found: (row: ApprovedRow, content: String)?
        try connection.query(
            ItemQueries.approved,
            [.text(item)],
            attempt: attempt
        ) { row throws(StoreError) in
            found = (ApprovedRow(row), row.text(19) ?? "")
        }
        guard let found else {
            return .failure(ContentCheck.Flaw(problem: "its signatures do not hold together"))
        }
        if let problem = found.row.problem(as: item, number, chain, units: units) {
            return .failure(ContentCheck.Flaw(problem: problem))
        }
        return .success(found)
    }

    /// What does not hold in the row by itself; nil when all does.
    private func problem(
        as item: String,
        _ number: Int64,
        _ chain: SignatureLog.Chain,
        units: Set<String>
    ) -> String? {
        if self.item != item || self.number != number || digest != chain.digest
            || hands.map(\.seq) != chain.hands
        {
            return "its signatures do not hold together"
        }
        if !units.contains(unit) { return "its unit \(unit) is not known" }
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
    ///
    /// The digest is the log's text of it, equal to the row's: one text for all that name it.
    private func revision(of item: Item, digest: String) -> ApprovedRevision {
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
                    digest: digest,
                    asks: $0.step == .approved && hands.last?.step == .posted ? .posted : nil
                )
            }
        )
    }
}
