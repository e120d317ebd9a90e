/// The text of every table, view, index and trigger, to compare with what the program makes.
///
/// SQL cannot stop a writer from dropping a trigger. The reader can: it looks before it believes.
struct SchemaFingerprint: Equatable {
    /// The SQL of each object under its kind and name.
    let objects: [String: String]

    /// Reads the fingerprint of an open store.
    init(of connection: Connection) throws(StoreError) {
        var objects: [String: String] = [:]
        try connection.query(
            """
            SELECT type, name, tbl_name, sql FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'
            """,
            attempt: "read the schema of \(connection.path)"
        ) { row throws(StoreError) in
            let name = "\(row.text(0) ?? "?") \(row.text(1) ?? "?")"
            objects[name] = "\(row.text(2) ?? "?"): \(row.text(3) ?? "?")"
        }
        self.objects = objects
    }

    /// Makes the fingerprint that a store of this program has.
    init(of migrator: Migrator) throws(StoreError) {
        let connection = try Connection(path: ":memory:", purpose: .creating, busyMilliseconds: 0)
        _ = try migrator.migrate(connection)
        try self.init(of: connection)
    }

    /// The fingerprint of the present schema, made once.
    static let expected = Result { () throws(StoreError) in
        try SchemaFingerprint(of: Migrator())
    }

    /// Says in words how a store differs; nil when it does not.
    func difference(from expected: SchemaFingerprint) -> String? {
        guard self != expected else { return nil }
        let names = Set(objects.keys).union(expected.objects.keys).sorted()
        let changes = names.compactMap { name -> String? in
            switch (expected.objects[name], objects[name]) {
            case (nil, _): "\(name) was added"
            case (_, nil): "\(name) is missing"
            case (let wanted, let found): wanted == found ? nil : "\(name) was changed"
            }
        }
        return changes.joined(separator: ", ")
    }
}

extension Connection {
    /// Refuses to go on when the store's rules may no longer be in force.
    func checkSchema(_ attempt: String) throws(StoreError) {
        let migrator = Migrator()
        let version = try migrator.check(self)
        let found = try SchemaFingerprint(of: self)
        let expected = try SchemaFingerprint.expected.get()
        let difference =
            version == migrator.newestVersion
            ? found.difference(from: expected) : "the version is \(version)"
        if let difference {
            throw StoreError(code: .schemaChanged, attempt: attempt, problem: difference)
        }
    }

    /// Runs `body` as one change of the store, with the store's rules seen to be in force.
    func change<Result>(
        _ attempt: String,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try transaction("BEGIN IMMEDIATE", attempt: attempt) { () throws(StoreError) in
            try checkSchema(attempt)
            return try body()
        }
    }
}
