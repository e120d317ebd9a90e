import Schema

/// One step of the schema, with a name; steps are only ever added at the end.
struct Migration {
    /// The version the store has after the step.
    let version: Int64
    /// What the step brings, in a few words.
    let name: String
    /// The statements.
    let sql: String

    /// Every step from an empty file to the present schema.
    static let all = [
        Migration(
            version: 1,
            name: "units, items, revisions and signatures",
            sql: SchemaText.version1
        ),
        Migration(version: 2, name: "the ledger and releases", sql: SchemaText.version2),
        Migration(
            version: 3,
            name: "rejections, raised chains, overrides and pruning",
            sql: SchemaText.version3
        ),
        Migration(
            version: 4,
            name: "emergency notices, and the source of an override",
            sql: SchemaText.version4
        ),
        Migration(
            version: 5,
            name: "posters, rules that two people lift, and corrections",
            sql: SchemaText.version5
        ),
        Migration(
            version: 6,
            name: "alerts called off before they came, and matters",
            sql: SchemaText.version6
        ),
    ]
}

/// Brings a store's schema up to date.
struct Migrator {
    /// `PLCD` in ASCII: marks a file as a Placard store.
    static let applicationID: Int64 = 0x504C_4344

    /// The steps to take, by rising version.
    var migrations = Migration.all

    /// The newest version this program knows.
    var newestVersion: Int64 { migrations.last?.version ?? 0 }

    /// Takes the missing steps, each in a transaction of its own; returns the names of those taken.
    func migrate(_ connection: Connection) throws(StoreError) -> [String] {
        // The mode is a property of the file; it cannot be set inside a transaction.
        try connection.execute(
            "PRAGMA journal_mode = WAL",
            attempt: "set up the store \(connection.path)"
        )
        var taken: [String] = []
        for step in migrations {
            let attempt = "bring \(connection.path) to version \(step.version) (\(step.name))"
            try connection.transaction("BEGIN IMMEDIATE", attempt: attempt) {
                () throws(StoreError) in
                let version = try check(connection)
                guard version < step.version else { return }
                try connection.execute(step.sql, attempt: attempt)
                try connection.execute(
                    """
                    PRAGMA user_version = \(step.version);
                    PRAGMA application_id = \(Migrator.applicationID);
                    """,
                    attempt: attempt
                )
                taken.append(step.name)
            }
        }
        return taken
    }

    /// Refuses files of other programs and of newer versions; returns the file's version.
    @discardableResult
    func check(_ connection: Connection) throws(StoreError) -> Int64 {
        let attempt = "open the store \(connection.path)"
        let application = try connection.integer("PRAGMA application_id", attempt: attempt) ?? 0
        let version = try connection.integer("PRAGMA user_version", attempt: attempt) ?? 0
        var isOurs = application == Migrator.applicationID
        if !isOurs, version == 0 {
            let objects = "SELECT count(*) FROM sqlite_schema"
            isOurs = try connection.integer(objects, attempt: attempt) == 0
        }
        guard isOurs else {
            throw StoreError(
                code: .foreign,
                attempt: attempt,
                problem: "its application id is \(application), not \(Migrator.applicationID)"
            )
        }
        guard version <= newestVersion else {
            throw StoreError(
                code: .newer,
                attempt: attempt,
                problem: "it has version \(version) and this program knows"
                    + " versions up to \(newestVersion)"
            )
        }
        return version
    }
}
