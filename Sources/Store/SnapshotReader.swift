import Disclosure

/// Reads snapshots, and goes on from the last one.
struct SnapshotReader {
    /// What was read and checked so far; replaced only by a reading that came to its end.
    fileprivate struct Progress {
        var log = SignatureLog()
        /// Sorted by item id.
        var revisions: [ApprovedRevision] = []
        var findings: [String: SnapshotFinding] = [:]
        var overrides = Overrides()
    }

    /// The overrides, and how many rows they were made of: rows are only ever added.
    fileprivate struct Overrides {
        var orders: Int64 = 0
        var ends: Int64 = 0
        var all: [Override] = []

        mutating func readOn(_ connection: Connection, _ attempt: String) throws(StoreError) {
            let count = "SELECT count(*) FROM "
            let orders = try connection.integer(count + "override", attempt: attempt) ?? 0
            let ends = try connection.integer(count + "override_end", attempt: attempt) ?? 0
            guard orders != self.orders || ends != self.ends else { return }
            all = try connection.overrides(after: nil, attempt)
            (self.orders, self.ends) = (orders, ends)
        }
    }

    /// Items read at a time after which SQLite's pages are not kept: what follows is a few rows.
    private static let manyItems = 1_000

    private var progress = Progress()
    private var last: Snapshot?
    private var versionOffset: Int64 = 0

    /// Reads what may hang in one read transaction.
    mutating func read(
        _ connection: Connection,
        rereadingAll: Bool
    ) throws(StoreError) -> SnapshotReading {
        let attempt = "read a snapshot of \(connection.path)"
        let known = progress
        var next = Progress()
        var readMany = false
        let read = try connection.transaction("BEGIN", attempt: attempt) {
            () throws(StoreError) -> Snapshot in
            try connection.checkSchema(attempt)
            let version = try connection.integer("SELECT count FROM change", attempt: attempt)
            let units = try SnapshotReader.units(of: connection, attempt)
            if !rereadingAll, try known.log.isContinued(in: connection, attempt) { next = known }
            // A finding may have been mended from outside, so those items are looked at again.
            let touched = try next.log.readOn(connection, attempt).union(next.findings.keys)
            let codes = Set(units.map(\.code))
            for item in touched.sorted() {
                try next.update(item, units: codes, connection, attempt)
            }
            readMany = touched.count >= SnapshotReader.manyItems
            try next.overrides.readOn(connection, attempt)
            return Snapshot(
                version: version ?? 0,
                units: units,
                revisions: next.revisions,
                overrides: next.overrides.all
            )
        }
        progress = next
        if readMany { connection.forgetPages() }
        let findings = next.findings.values.sorted { $0.item < $1.item }
        return SnapshotReading(snapshot: numbered(read), findings: findings)
    }

    /// Keeps the version's promises also for a file that was restored or written behind SQLite's
    /// back: it never falls, and it differs where the content differs.
    private mutating func numbered(_ read: Snapshot) -> Snapshot {
        var snapshot = read
        snapshot.version += versionOffset
        if let last, snapshot.version <= last.version {
            let isSame =
                snapshot.units == last.units && snapshot.revisions == last.revisions
                && snapshot.overrides == last.overrides
            let wanted = isSame ? last.version : last.version + 1
            versionOffset += wanted - snapshot.version
            snapshot.version = wanted
        }
        last = snapshot
        return snapshot
    }

    static func units(
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

extension SnapshotReader.Progress {
    /// Brings one item up to date: it hangs when the log, the view and its content all say so.
    mutating func update(
        _ item: String,
        units: Set<String>,
        _ connection: Connection,
        _ attempt: String
    ) throws(StoreError) {
        findings[item] = nil
        var found: ApprovedRevision?
        if let hanging = log.hanging(item) {
            switch try ApprovedRow.revision(
                of: item,
                number: hanging.revision,
                chain: hanging.chain,
                units: units,
                connection,
                attempt
            ) {
            case .success(let revision): found = revision
            case .failure(let flaw):
                findings[item] = SnapshotFinding(
                    item: item,
                    revision: Int(hanging.revision),
                    problem: flaw.problem
                )
            }
        }
        place(found, as: item)
    }

    private mutating func place(_ revision: ApprovedRevision?, as item: String) {
        var low = 0
        var high = revisions.count
        while low < high {
            let middle = (low + high) / 2
            if revisions[middle].item.id < item { low = middle + 1 } else { high = middle }
        }
        let isThere = low < revisions.count && revisions[low].item.id == item
        if let revision {
            revisions.replaceSubrange(low..<(isThere ? low + 1 : low), with: [revision])
        } else if isThere {
            revisions.remove(at: low)
        }
    }
}
