import Disclosure
import Proof
import TestKit
import Testing

@testable import Store

@Suite("Migrations have names, happen once, and never go back")
struct MigrationTests {
    private static let next = Int64(Migration.all.count) + 1
    private let second = Migration(
        version: next,
        name: "a table of colours",
        sql: "CREATE TABLE colour (name TEXT NOT NULL PRIMARY KEY) STRICT;"
    )

    private func connect(_ path: String) throws -> Connection {
        try Connection(path: path, purpose: .creating, busyMilliseconds: 1_000)
    }

    @Test("versions rise by one from 1, and every step has a name of its own")
    func order() {
        let all = Migration.all
        #expect(all.map(\.version) == all.indices.map { Int64($0) + 1 })
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.name.isEmpty })
    }

    @Test("only missing steps are taken, and what is in the store stays")
    func onlyMissing() throws {
        let bench = try StoreBench.furnished()
        let connection = try connect(bench.path)
        let migrator = Migrator(migrations: Migration.all + [second])
        #expect(try migrator.migrate(connection) == ["a table of colours"])
        #expect(try migrator.migrate(connection).isEmpty)
        #expect(try connection.integer("PRAGMA user_version", attempt: "look") == Self.next)
        #expect(try connection.integer("SELECT count(*) FROM item", attempt: "look") == 6)
    }

    @Test(
        "a store of every earlier version is brought up to date with all that is in it",
        arguments: 1..<Migration.all.count
    )
    func fromEarlier(_ version: Int) throws {
        let bench = try StoreBench()
        let connection = try connect(bench.path)
        let old = Migrator(migrations: Array(Migration.all.prefix(version)))
        #expect(try old.migrate(connection).count == version)
        let item = StoreBench.item("old")
        var sql = """
            INSERT INTO unit (code, name) VALUES ('county.urban', '县城市管理局');
            INSERT INTO draft (content, digest) VALUES
                ('\(item.canonicalText)', '\(item.digest)');
            """
        for (step, person) in zip(["drafted", "checked", "approved"], StoreBench.people) {
            sql += AttackTable.sign("old", 1, step, person)
        }
        try connection.execute(sql, attempt: "fill an old store")
        let refused = try storeError { _ = try bench.open(.reading) }
        #expect(refused?.code == .older)
        let store = try bench.open(.writing)
        let reading = try store.snapshot()
        #expect(reading.snapshot.revisions.map(\.item) == [item])
        #expect(reading.findings.isEmpty)
        #expect(try store.append([])?.sequence == 3, "its signatures came into the ledger")
        let found = try SchemaFingerprint(of: connect(bench.path))
        #expect(found.difference(from: try SchemaFingerprint.expected.get()) == nil)
    }

    @Test(
        "a copy of every earlier version is restored up to date, and stays as it is itself",
        arguments: 1..<Migration.all.count
    )
    func restored(_ version: Int) throws {
        let bench = try StoreBench.furnished()
        let copy = bench.directory.file("copy.db")
        let old = Migrator(migrations: Array(Migration.all.prefix(version)))
        let connection = try connect(copy)
        _ = try old.migrate(connection)
        let item = StoreBench.item("old")
        try connection.execute(
            """
            INSERT INTO unit (code, name) VALUES ('county.urban', '县城市管理局');
            INSERT INTO draft (content, digest) VALUES
                ('\(item.canonicalText)', '\(item.digest)');
            """ + AttackTable.sign("old", 1, "drafted", StoreBench.people[0]),
            attempt: "fill an old store"
        )
        let kept = try #require(try DisclosureStore.restore(copy, to: bench.path))
        let history = try bench.open().history(of: "old")
        #expect(history.map(\.item) == [item])
        #expect(history.flatMap(\.signatures).map(\.person) == [StoreBench.people[0]])
        #expect(try bench.open().damage() == nil)
        #expect(
            try DisclosureStore.open(at: kept, for: .reading).snapshot().snapshot.revisions.count
                == 2
        )
        #expect(
            try connect(copy).integer("PRAGMA user_version", attempt: "look") == Int64(version)
        )
    }

    @Test("a step that fails half-way leaves nothing behind")
    func halfWay() throws {
        let bench = try StoreBench.furnished()
        let connection = try connect(bench.path)
        let broken = Migration(
            version: Self.next,
            name: "broken",
            sql: second.sql + "SELECT nonsense;"
        )
        let error = try storeError {
            _ = try Migrator(migrations: Migration.all + [broken]).migrate(connection)
        }
        #expect(error?.attempt.contains("to version \(Self.next) (broken)") == true)
        #expect(try connection.integer("PRAGMA user_version", attempt: "look") == Self.next - 1)
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.count == 2, "the schema is as before")
    }

    @Test("a store of a newer program is refused, in words")
    func downgrade() throws {
        let bench = try StoreBench.furnished()
        _ = try Migrator(migrations: Migration.all + [second]).migrate(connect(bench.path))
        for purpose in [DisclosureStore.Purpose.reading, .writing] {
            let error = try storeError { _ = try bench.open(purpose) }
            #expect(
                error?.description
                    == "cannot open the store \(bench.path): it has version \(Self.next) and"
                    + " this program knows versions up to \(Self.next - 1)."
                    + " Install the version of Placard that made the store, or a later one."
            )
        }
    }

    @Test(
        "files of other programs are left alone",
        arguments: [
            "CREATE TABLE t (x);", "PRAGMA application_id = 7; CREATE TABLE t (x);",
            "PRAGMA user_version = 1;",
        ]
    )
    func foreign(_ sql: String) throws {
        let bench = try StoreBench()
        let connection = try connect(bench.path)
        try connection.execute(sql, attempt: "make a foreign file")
        let opened = try storeError { _ = try bench.open(.writing) }
        #expect(opened?.code == .foreign)
        let created = try storeError { _ = try DisclosureStore.create(at: bench.path) }
        #expect(created?.code == .foreign)
    }

    @Test("an empty file and a text are no stores", arguments: ["", "政务公开", "SQLite format 3"])
    func noStore(_ text: String) throws {
        let bench = try StoreBench()
        _ = try bench.directory.write(text, to: "store.db")
        for purpose in [DisclosureStore.Purpose.reading, .writing] {
            let error = try storeError { _ = try bench.open(purpose) }
            #expect(error?.code == .foreign, "\(String(describing: error))")
        }
    }

    @Test("creating twice is opening, and the settings are those that keep a commit")
    func settings() throws {
        let bench = try StoreBench.furnished()
        _ = try DisclosureStore.create(at: bench.path)
        let connection = try connect(bench.path)
        func setting(_ name: String) throws -> Int64? {
            try connection.integer("PRAGMA \(name)", attempt: "look")
        }
        // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
        #expect(try setting("synchronous") == 2)
        #expect(try setting("foreign_keys") == 1)
        #expect(try setting("recursive_triggers") == 1)
        #expect(try setting("mmap_size") == 0)
        #expect(try setting("application_id") == Migrator.applicationID)
        #expect(try bench.shell("PRAGMA journal_mode;").outputText == "wal\n")
        let defensive = try storeError {
            try connection.execute("PRAGMA writable_schema = ON;", attempt: "set")
            try connection.execute("DELETE FROM sqlite_schema;", attempt: "tamper")
        }
        #expect(defensive != nil)
    }

    @Test("a schema is the same whoever makes it")
    func fingerprint() throws {
        let bench = try StoreBench.furnished()
        let found = try SchemaFingerprint(of: connect(bench.path))
        #expect(found.difference(from: try SchemaFingerprint.expected.get()) == nil)
        #expect(found.objects.count > 15)
    }

    @Test("the digest that a start compares with is that of the present schema")
    func digest() throws {
        let expected = try SchemaFingerprint.expected.get()
        #expect(expected.digest == SchemaFingerprint.expectedDigest)
    }
}
