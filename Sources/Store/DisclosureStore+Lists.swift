public import Disclosure

extension DisclosureStore {
    /// The units, by code.
    public func units() throws(StoreError) -> [Unit] {
        try SnapshotReader.units(of: connection, "read the units of \(path)")
    }

    /// Lists items, ordered by id.
    public func items(_ filter: ItemFilter = ItemFilter()) throws(StoreError) -> [ItemSummary] {
        var summaries: [ItemSummary] = []
        try connection.query(
            """
            SELECT item, number, kind, unit, title, digest, created_at, state, hanging FROM status
            WHERE (?1 IS NULL OR unit = ?1) AND (?2 IS NULL OR kind = ?2)
                AND (?3 IS NULL OR state = ?3)
            ORDER BY item
            """,
            [
                .optional(filter.unit), .optional(filter.kind?.rawValue),
                .optional(filter.state?.rawValue),
            ],
            attempt: "list the items of \(path)"
        ) { row throws(StoreError) in
            guard let id = row.text(0), let number = row.integer(1),
                let kind = row.text(2).flatMap(Kind.init), let unit = row.text(3),
                let title = row.text(4), let digest = row.text(5), let created = row.integer(6),
                let state = row.text(7).flatMap(ItemState.init)
            else { return }
            summaries.append(
                ItemSummary(
                    id: id,
                    kind: kind,
                    unit: unit,
                    title: title,
                    newest: Int(number),
                    state: state,
                    hanging: row.integer(8).map(Int.init),
                    digest: digest,
                    createdAt: Instant(milliseconds: created)
                )
            )
        }
        return summaries
    }

    /// All revisions of an item with their signatures, oldest first; empty for an unknown id.
    public func history(of item: String) throws(StoreError) -> [RecordedRevision] {
        let attempt = "read the history of \(item)"
        return try connection.transaction("BEGIN", attempt: attempt) { () throws(StoreError) in
            var numbers: [Int] = []
            try connection.query(
                "SELECT number FROM revision WHERE item = ? ORDER BY number",
                [.text(item)],
                attempt: attempt
            ) { row throws(StoreError) in
                numbers.append(Int(row.integer(0) ?? 0))
            }
            var history: [RecordedRevision] = []
            for number in numbers {
                var revision = try storedRevision(item, number, attempt)
                revision.signatures = try signatures(item, number, attempt)
                history.append(revision)
            }
            return history
        }
    }

    func storedRevision(
        _ item: String,
        _ number: Int,
        _ attempt: String
    ) throws(StoreError) -> RecordedRevision {
        var found: RecordedRevision?
        try connection.query(
            "SELECT digest, created_at, content FROM revision WHERE item = ? AND number = ?",
            [.text(item), .integer(Int64(number))],
            attempt: attempt
        ) { row throws(StoreError) in
            let digest = row.text(0) ?? ""
            let outcome = ContentCheck.item(in: row.text(2) ?? "", digest: digest)
            var flaw: String?
            if case .failure(let reason) = outcome { flaw = reason.problem }
            found = RecordedRevision(
                number: number,
                digest: digest,
                createdAt: Instant(milliseconds: row.integer(1) ?? 0),
                item: try? outcome.get(),
                problem: flaw
            )
        }
        guard let found else {
            throw StoreError(code: .unknown, attempt: attempt, problem: "there is no such revision")
        }
        return found
    }

    private func signatures(
        _ item: String,
        _ number: Int,
        _ attempt: String
    ) throws(StoreError) -> [Signature] {
        var signatures: [Signature] = []
        try connection.query(
            """
            SELECT step, person, at, digest, reason, asks FROM signature
            WHERE item = ? AND revision = ? ORDER BY seq
            """,
            [.text(item), .integer(Int64(number))],
            attempt: attempt
        ) { row throws(StoreError) in
            guard let step = row.text(0).flatMap(SignatureStep.init), let person = row.text(1),
                let at = row.integer(2), let digest = row.text(3)
            else { return }
            signatures.append(
                Signature(
                    step: step,
                    person: person,
                    at: Instant(milliseconds: at),
                    digest: digest,
                    reason: row.text(4),
                    asks: row.text(5).flatMap(SignatureStep.init)
                )
            )
        }
        return signatures
    }
}
