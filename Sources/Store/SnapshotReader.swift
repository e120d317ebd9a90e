import Disclosure

/// Reads snapshots, and goes on from the last one.
struct SnapshotReader {
    /// What was read and checked so far; replaced only by a reading that came to its end.
    fileprivate struct Progress {
        var log = SignatureLog()
        var units: [Unit] = []
        /// The image of the rows that the units were made of.
        var unitRows: [UInt8] = []
        /// The units' codes, made when the units change.
        var codes: Set<String> = []
        /// Sorted by item id.
        var revisions: RevisionList = []
        var findings: [String: SnapshotFinding] = [:]
        var overrides = Overrides()
    }

    /// The overrides, and how many rows they were made of: rows are only ever added.
    fileprivate struct Overrides {
        var orders: Int64 = 0
        var ends: Int64 = 0
        /// What may be missing was over before this; nil when nothing is missing.
        var since: Instant?
        var all: [Override] = []

        mutating func readOn(
            _ connection: Connection,
            at now: Instant?,
            _ attempt: String
        ) throws(StoreError) {
            let count = "SELECT count(*) FROM "
            let orders = try connection.integer(count + "override", attempt: attempt) ?? 0
            let ends = try connection.integer(count + "override_end", attempt: attempt) ?? 0
            let isNew = orders != self.orders || ends != self.ends
            guard isNew || !reaches(now) else { return }
            if let now {
                since = now.advanced(byMilliseconds: -SnapshotReader.orderMemoryMilliseconds)
                all = try connection.overrides(stillNeededAt: now, attempt)
            } else {
                since = nil
                all = try connection.overrides(after: nil, attempt)
            }
            (self.orders, self.ends) = (orders, ends)
        }

        /// Whether what is known goes as far back as is asked, and not twice as far.
        private func reaches(_ now: Instant?) -> Bool {
            guard let since, let now else { return since == nil && now == nil }
            let memory = SnapshotReader.orderMemoryMilliseconds
            return since <= now && now < since.advanced(byMilliseconds: 2 * memory)
        }
    }

    /// How long overrides that are over stay in memory, in milliseconds: an hour, for a clock that
    /// is set back a little.
    static let orderMemoryMilliseconds: Int64 = 3_600_000

    private var progress = Progress()
    private var last: Snapshot?
    private var versionOffset: Int64 = 0
    /// SQLite's number of the schema that was last found right; every change through SQL raises it.
    private var seenSchema: Int64?
    /// Whether the last reading took that number's word.
    private var owesSchemaLook = false

    /// Reads what may hang, and the ledger's end, in one read transaction.
    mutating func read(
        _ connection: Connection,
        evidence: inout LedgerEvidence,
        rereadingAll: Bool,
        ordersAt now: Instant? = nil,
        isHasty: Bool = false
    ) throws(StoreError) -> SnapshotReading {
        let attempt = "read a snapshot of \(connection.path)"
        // Moved, not copied: who holds it alone changes it where it lies. A reading that fails
        // after that has nothing to go on from, and the next one reads all.
        var next = progress
        progress = Progress()
        var isTouched = false
        var isWhole = false
        defer { if !isTouched { progress = next } }
        let read = try connection.transaction("BEGIN", attempt: attempt) {
            () throws(StoreError) -> Snapshot in
            try lookAtSchema(connection, isHasty: isHasty, attempt)
            let version = try connection.integer("SELECT count FROM change", attempt: attempt)
            var added: [SignatureLog.Entry]?
            if !rereadingAll { added = try next.log.continuation(in: connection, attempt) }
            isTouched = true
            isWhole = added == nil
            if isWhole {
                next = Progress()
                // Behind the same name another file may stand by now, with another ledger.
                evidence = LedgerEvidence()
                try connection.keepPages(Connection.fewKilobytes, attempt)
            }
            // A finding may have been mended from outside, so those items are looked at again.
            if added == nil { added = try SignatureLog.all(in: connection, attempt) }
            let touched = try next.log.readOn(added ?? [], attempt).union(next.findings.keys)
            // A county's whole log is large, and what follows takes room of its own.
            added = nil
            try next.followUnits(connection, attempt)
            for item in touched.sorted() { try next.update(item, connection, attempt) }
            try next.overrides.readOn(connection, at: now, attempt)
            try evidence.readOn(connection)
            return Snapshot(
                version: version ?? 0,
                units: next.units,
                revisions: next.revisions,
                overrides: next.overrides.all
            )
        }
        isTouched = false
        if isWhole { try connection.keepPages(Connection.usualKilobytes, attempt) }
        if !isHasty { connection.forgetPages() }
        let findings = next.findings.values.sorted { $0.item < $1.item }
        return SnapshotReading(
            snapshot: numbered(read),
            findings: findings,
            isWhole: isWhole,
            ordersSince: next.overrides.since,
            newestEntry: evidence.newest
        )
    }

    /// Does what a hasty reading left for later.
    mutating func finish(_ connection: Connection) throws(StoreError) {
        // The next reading follows a commit, after which no page would be believed.
        defer { connection.forgetPages() }
        guard owesSchemaLook else { return }
        let attempt = "look at the schema of \(connection.path)"
        try connection.transaction("BEGIN", attempt: attempt) { () throws(StoreError) in
            try lookAtSchema(connection, isHasty: false, attempt)
        }
    }

    /// Looks at the whole schema; in haste only whether SQLite calls it the one that was looked at.
    private mutating func lookAtSchema(
        _ connection: Connection,
        isHasty: Bool,
        _ attempt: String
    ) throws(StoreError) {
        let version = try connection.integer("PRAGMA schema_version", attempt: attempt)
        owesSchemaLook = isHasty && version != nil && version == seenSchema
        if owesSchemaLook { return }
        seenSchema = nil
        try connection.checkSchema(attempt)
        seenSchema = version
    }

    /// Reads rows of items that hang once more, as after a signature for each of them; the bytes of
    /// their contents, which are read as items as well when that is asked.
    func reread(
        _ items: [String],
        asItems: Bool,
        _ connection: Connection
    ) throws(StoreError) -> Int {
        let attempt = "read items of \(connection.path)"
        let codes = progress.codes
        return try connection.transaction("BEGIN", attempt: attempt) { () throws(StoreError) in
            var bytes = 0
            for item in items {
                guard let (number, chain) = progress.log.hanging(item) else { continue }
                let read = try ApprovedRow.read(
                    item,
                    number,
                    chain,
                    units: codes,
                    connection,
                    attempt
                )
                guard let (row, content) = try? read.get() else { continue }
                if asItems { _ = ContentCheck.item(in: content, digest: row.digest) }
                bytes += content.utf8.count
            }
            return bytes
        }
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

    fileprivate static let unitQuery = "SELECT code, name, parent FROM unit ORDER BY code"

    static func units(of connection: Connection, _ attempt: String) throws(StoreError) -> [Unit] {
        var units: [Unit] = []
        try connection.query(unitQuery, attempt: attempt) { row throws(StoreError) in
            guard let code = row.text(0), let name = row.text(1) else { return }
            units.append(Unit(code: code, name: name, parent: row.text(2)))
        }
        return units
    }
}

extension SnapshotReader.Progress {
    /// Reads the units, when their rows are not what they were.
    mutating func followUnits(_ connection: Connection, _ attempt: String) throws(StoreError) {
        guard
            let rows = try connection.image(
                of: SnapshotReader.unitQuery,
                unlessIt: unitRows,
                attempt: attempt
            )
        else { return }
        units = try SnapshotReader.units(of: connection, attempt)
        unitRows = rows
        codes = Set(units.map(\.code))
    }

    /// Brings one item up to date: it hangs when the log, the view and its content all say so.
    mutating func update(
        _ item: String,
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
                units: codes,
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
            if revisions[middle].id < item { low = middle + 1 } else { high = middle }
        }
        let isThere = low < revisions.count && revisions[low].id == item
        switch (revision, isThere) {
        case (let revision?, true): revisions[low] = revision
        case (let revision?, false): revisions.insert(revision, at: low)
        case (nil, true): revisions.remove(at: low)
        case (nil, false): break
        }
    }
}
