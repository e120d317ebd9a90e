public import Disclosure

/// What an import did with one item.
public enum ImportOutcome: Sendable, Hashable {
    /// The item is new.
    case added(revision: Int)
    /// The item was there; its new content became the next revision, at the foot of the chain.
    case revised(revision: Int)
    /// The newest revision has this very content.
    case unchanged(revision: Int)
    /// A rule refused it; the other items are not affected.
    case refused(StoreError)
}

/// What an import did.
public struct ImportReport: Sendable, Hashable {
    /// One item of an import.
    public struct Line: Sendable, Hashable {
        /// The item's id.
        public let id: String
        /// What became of it.
        public let outcome: ImportOutcome
    }

    /// Codes of units that were not there.
    public internal(set) var addedUnits: [String] = []
    /// Codes of units whose name or parent changed.
    public internal(set) var changedUnits: [String] = []
    /// One line an item, in the order given.
    public internal(set) var items: [Line] = []
}

extension DisclosureStore {
    /// Takes units and items in, in one transaction; done twice, the second time changes nothing.
    ///
    /// New contents enter as drafts. With `person` they are signed as drafted by that person;
    /// without, nobody stands by them yet. Nothing that is imported can hang before it is checked
    /// and approved.
    public func importItems(
        units: [Unit],
        items: [Item],
        by person: String?,
        at instant: Instant
    ) throws(StoreError) -> ImportReport {
        let attempt = "import \(items.count) items into \(path)"
        return try connection.change(attempt) { () throws(StoreError) in
            var report = ImportReport()
            try importUnits(units, attempt, &report)
            for item in items {
                let outcome = try importItem(item, by: person, at: instant)
                report.items.append(ImportReport.Line(id: item.id, outcome: outcome))
            }
            if person != nil { try chain([], attempt) }
            return report
        }
    }

    private func importUnits(
        _ units: [Unit],
        _ attempt: String,
        _ report: inout ImportReport
    ) throws(StoreError) {
        var missing: Set<String> = []
        for unit in units {
            let known = try connection.integer(
                "SELECT count(*) FROM unit WHERE code = ?",
                [.text(unit.code)],
                attempt: attempt
            )
            guard known == 0 else { continue }
            missing.insert(unit.code)
            // Parents follow once all units are there, so their order does not matter.
            try connection.query(
                "INSERT INTO unit (code, name, parent) VALUES (?, ?, NULL)",
                [.text(unit.code), .text(unit.name)],
                attempt: "import the unit \(unit.code)"
            )
        }
        for unit in units {
            let same = try connection.integer(
                "SELECT count(*) FROM unit WHERE code = ? AND name = ? AND parent IS ?",
                [.text(unit.code), .text(unit.name), .optional(unit.parent)],
                attempt: attempt
            )
            if same == 0 {
                try connection.query(
                    "UPDATE unit SET name = ?, parent = ? WHERE code = ?",
                    [.text(unit.name), .optional(unit.parent), .text(unit.code)],
                    attempt: "import the unit \(unit.code)"
                )
            }
            if missing.contains(unit.code) {
                report.addedUnits.append(unit.code)
            } else if same == 0 {
                report.changedUnits.append(unit.code)
            }
        }
    }

    private func importItem(
        _ item: Item,
        by person: String?,
        at instant: Instant
    ) throws(StoreError) -> ImportOutcome {
        let attempt = "import the item \(item.id)"
        try connection.execute("SAVEPOINT one_item", attempt: attempt)
        let outcome: ImportOutcome
        do {
            outcome = try addRevision(of: item, by: person, at: instant, attempt)
        } catch {
            // Only a broken rule is the item's own fault; a full disk ends the whole import.
            guard error.code == .refused else { throw error }
            try connection.execute("ROLLBACK TO one_item", attempt: attempt)
            outcome = .refused(error)
        }
        try connection.execute("RELEASE one_item", attempt: attempt)
        return outcome
    }

    private func addRevision(
        of item: Item,
        by person: String?,
        at instant: Instant,
        _ attempt: String
    ) throws(StoreError) -> ImportOutcome {
        let digest = item.digest
        var newest = 0
        var newestDigest: String?
        try connection.query(
            "SELECT number, digest FROM revision WHERE item = ? ORDER BY number DESC LIMIT 1",
            [.text(item.id)],
            attempt: attempt
        ) { row throws(StoreError) in
            newest = Int(row.integer(0) ?? 0)
            newestDigest = row.text(1)
        }
        if newestDigest == digest { return .unchanged(revision: newest) }
        try connection.query(
            "INSERT INTO item (id, created_at) SELECT ?1, ?2"
                + " WHERE NOT EXISTS (SELECT 1 FROM item WHERE id = ?1)",
            [.text(item.id), .integer(instant.milliseconds)],
            attempt: attempt
        )
        try connection.query(
            """
            INSERT INTO revision (item, number, kind, unit, title, content, digest, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(item.id), .integer(Int64(newest + 1)), .text(item.kind.rawValue),
                .text(item.unit), .text(item.title), .text(item.canonicalText), .text(digest),
                .integer(instant.milliseconds),
            ],
            attempt: attempt
        )
        if let person {
            try insertSignature(
                Signature(step: .drafted, person: person, at: instant, digest: digest),
                item: item.id,
                revision: newest + 1,
                attempt
            )
        }
        return newest == 0 ? .added(revision: 1) : .revised(revision: newest + 1)
    }
}
