import Disclosure

/// Reads snapshots and remembers what it has already checked.
struct SnapshotReader {
    /// Items whose content has been read and checked, by digest: a digest names its content for ever.
    private var known: [String: Item] = [:]
    private var last: Snapshot?
    private var versionOffset: Int64 = 0

    /// Reads everything that may hang in one read transaction.
    mutating func read(_ connection: Connection) throws(StoreError) -> SnapshotReading {
        let attempt = "read a snapshot of \(connection.path)"
        var findings: [SnapshotFinding] = []
        var kept: [String: Item] = [:]
        let read = try connection.transaction("BEGIN", attempt: attempt) {
            () throws(StoreError) -> Snapshot in
            try connection.checkSchema(attempt)
            let version = try connection.integer("SELECT count FROM change", attempt: attempt)
            let units = try SnapshotReader.units(of: connection, attempt)
            let codes = Set(units.map(\.code))
            var revisions: [ApprovedRevision] = []
            for row in try ApprovedRow.all(in: connection, attempt) {
                switch try check(row, units: codes, connection, attempt, &kept) {
                case .success(let revision):
                    revisions.append(revision)
                case .failure(let flaw):
                    findings.append(
                        SnapshotFinding(
                            item: row.item,
                            revision: Int(row.number),
                            problem: flaw.problem
                        )
                    )
                }
            }
            return Snapshot(version: version ?? 0, units: units, revisions: revisions)
        }
        known = kept
        return SnapshotReading(snapshot: numbered(read), findings: findings)
    }

    /// Keeps two promises of the version also when the file was restored or written behind SQLite's
    /// back: it never falls, and it differs where the content differs.
    private mutating func numbered(_ read: Snapshot) -> Snapshot {
        var snapshot = read
        snapshot.version += versionOffset
        if let last, snapshot.version <= last.version {
            let isSame = snapshot.units == last.units && snapshot.revisions == last.revisions
            let wanted = isSame ? last.version : last.version + 1
            versionOffset += wanted - snapshot.version
            snapshot.version = wanted
        }
        last = snapshot
        return snapshot
    }

    private func check(
        _ row: ApprovedRow,
        units: Set<String>,
        _ connection: Connection,
        _ attempt: String,
        _ kept: inout [String: Item]
    ) throws(StoreError) -> Result<ApprovedRevision, ContentCheck.Flaw> {
        if let problem = row.problem(units: units) {
            return .failure(ContentCheck.Flaw(problem: problem))
        }
        let item: Item
        if let same = known[row.digest] ?? kept[row.digest] {
            item = same
        } else {
            let content = try ApprovedRow.content(of: row, in: connection, attempt)
            guard let content else {
                return .failure(ContentCheck.Flaw(problem: "the content is not text"))
            }
            switch ContentCheck.item(in: content, digest: row.digest) {
            case .success(let read): item = read
            case .failure(let flaw): return .failure(flaw)
            }
        }
        kept[row.digest] = item
        guard item.id == row.item, item.unit == row.unit, item.title == row.title,
            item.kind.rawValue == row.kind
        else {
            return .failure(ContentCheck.Flaw(problem: "the columns do not agree with the content"))
        }
        return .success(row.revision(of: item))
    }

    private static func units(
        of connection: Connection,
        _ attempt: String
    ) throws(StoreError) -> [Unit] {
        var units: [Unit] = []
        try connection.query(
            "SELECT code, name, parent FROM unit ORDER BY code",
            attempt: attempt
        ) { row throws(StoreError) in
            guard let code = row.text(0), let name = row.text(1) else { return }
            units.append(Unit(code: code, name: name, parent: row.text(2)))
        }
        return units
    }
}
