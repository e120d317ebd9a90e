import CSQLite

/// What is wrong with a store's file, looked at without changing anything, whatever its state.
public struct StoreExamination: Sendable, Hashable {
    /// One thing that is wrong.
    public struct Fault: Sendable, Hashable {
        /// A word for machines, such as `integrity` or a code of `StoreError`.
        public let name: String
        /// What was found.
        public let problem: String
        /// The next step, a whole sentence.
        public let remedy: String
    }

    /// How many lines of one look are told.
    private static let mostLines = 10

    /// The version of SQLite.
    public let engine: String
    /// The schema's version; nil when it could not be read.
    public private(set) var version: Int64?
    /// The version that this program makes.
    public let newestVersion: Int64
    /// What is wrong; empty for a sound store.
    public private(set) var faults: [Fault] = []

    /// Looks at the file; waits so long for a writer that holds it.
    public init(path: String, busyMilliseconds: Int32) {
        engine = unsafe String(cString: sqlite3_libversion())
        let migrator = Migrator()
        newestVersion = migrator.newestVersion
        do {
            let connection = try Connection(
                path: path,
                purpose: .reading,
                busyMilliseconds: busyMilliseconds
            )
            let found = try migrator.check(connection)
            version = found
            if found < newestVersion {
                let error = StoreError(
                    code: found == 0 ? .foreign : .older,
                    attempt: "open the store \(path)",
                    problem: "it has version \(found), older than \(newestVersion)"
                )
                take(error)
            } else {
                look { () throws(StoreError) in try Self.schema(of: connection) }
            }
            look { () throws(StoreError) in
                try Self.lines(
                    "PRAGMA integrity_check(\(Self.mostLines))",
                    of: connection,
                    "integrity"
                )
            }
            look { () throws(StoreError) in
                try Self.lines("PRAGMA foreign_key_check", of: connection, "foreignKeys")
            }
            look { () throws(StoreError) in
                try Self.lines("PRAGMA journal_mode", of: connection, "journal")
            }
        } catch {
            take(error)
        }
    }

    private mutating func look(_ body: () throws(StoreError) -> [Fault]) {
        do {
            faults += try body()
        } catch {
            take(error)
        }
    }

    private mutating func take(_ error: StoreError) {
        let fault = Fault(
            name: error.code.rawValue,
            problem: "\(error.attempt): \(error.problem)",
            remedy: error.remedy
        )
        if !faults.contains(fault) { faults.append(fault) }
    }

    private static func schema(of connection: Connection) throws(StoreError) -> [Fault] {
        guard let difference = try SchemaFingerprint.difference(of: connection) else { return [] }
        return [
            Fault(
                name: "schemaChanged",
                problem: "the rules of the store were changed: \(difference)",
                remedy: "Undo the change, or restore the store with placard restore."
            )
        ]
    }

    /// What a look at the file answers beyond what a sound store answers.
    private static func lines(
        _ sql: String,
        of connection: Connection,
        _ name: String
    ) throws(StoreError) -> [Fault] {
        var found: [String] = []
        try connection.query(sql, attempt: "look at \(connection.path)") {
            row throws(StoreError) in
            guard found.count < mostLines else { return }
            let word = row.text(0) ?? "?"
            if word == (name == "journal" ? "wal" : "ok") { return }
            found.append(name == "foreignKeys" ? "\(word), row \(row.integer(1) ?? 0)" : word)
        }
        guard !found.isEmpty else { return [] }
        let remedy =
            name == "journal"
            ? "Run PRAGMA journal_mode = WAL with the sqlite3 shell while the service is stopped."
            : "Restore the store with placard restore; keep the damaged file for study."
        return [Fault(name: name, problem: found.joined(separator: "; "), remedy: remedy)]
    }
}
