import Proof
import Synchronization

/// The text of every table, view, index and trigger, to compare with what the program makes.
///
/// SQL cannot stop a writer from dropping a trigger. The reader can: it looks before it believes.
struct SchemaFingerprint: Equatable {
    /// The SQL of each object under its kind and name.
    let objects: [String: String]

    private static let query = """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'
        """

    /// Reads the fingerprint of an open store.
    init(of connection: Connection) throws(StoreError) {
        var objects: [String: String] = [:]
        try connection.query(
            SchemaFingerprint.query,
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

    /// Digest of the present schema's objects, which a test holds to the migrations.
    ///
    /// Making the schema anew in memory, to compare with, took milliseconds of every start.
    static let expectedDigest =
        "cae5e534d9e48f62b712b60f792fceade929b7fbaa464210968008fc1e7c0cb2"

    /// Digest of the objects: kind, name and text of each, by rising name.
    var digest: String {
        var bytes: [UInt8] = []
        for (name, text) in objects.sorted(by: { $0.key < $1.key }) {
            bytes += name.utf8
            bytes.append(0)
            bytes += text.utf8
            bytes.append(0)
        }
        return SHA256.hash(of: bytes).hexText
    }

    /// The same and the tables that SQLite keeps for itself: as long as nothing there is another,
    /// the objects are not either, and none has to be told from the others.
    private static let wholeQuery = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

    /// The image of what was last found right; comparing with it is quicker than the digest.
    private static let known: Mutex<[UInt8]?> = Mutex(nil)

    /// Says in words how a store differs from the present schema; nil when it does not.
    static func difference(of connection: Connection) throws(StoreError) -> String? {
        let attempt = "read the schema of \(connection.path)"
        let known = known.withLock(\.self)
        guard let image = try connection.image(of: wholeQuery, unlessIt: known, attempt: attempt)
        else { return nil }
        let found = try SchemaFingerprint(of: connection)
        // Another release of SQLite might keep a text in other words, so a digest alone refuses
        // nobody.
        if found.digest != expectedDigest,
            let difference = found.difference(from: try expected.get())
        {
            return difference
        }
        Self.known.withLock { $0 = image }
        return nil
    }

    /// The objects of the present schema, made when a store differs.
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
        let difference =
            version == migrator.newestVersion
            ? try SchemaFingerprint.difference(of: self) : "the version is \(version)"
        if let difference {
            throw StoreError(code: .schemaChanged, attempt: attempt, problem: difference)
        }
    }

    /// Runs `body` as one change of the store, with the store's rules seen to be in force.
    package func change<Result>(
        _ attempt: String,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try transaction("BEGIN IMMEDIATE", attempt: attempt) { () throws(StoreError) in
            try checkSchema(attempt)
            return try body()
        }
    }
}
