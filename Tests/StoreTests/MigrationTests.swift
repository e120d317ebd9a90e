import Disclosure
import TestKit
import Testing

@testable import Store

@Suite("Migrations have names, happen once, and never go back")
struct MigrationTests {
    private let next = Migration(
        version: 3,
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
        let migrator = Migrator(migrations: Migration.all + [next])
        #expect(try migrator.migrate(connection) == ["a table of colours"])
        #expect(try migrator.migrate(connection).isEmpty)
        #expect(try connection.integer("PRAGMA user_version", attempt: "look") == 3)
        #expect(try connection.integer("SELECT count(*) FROM item", attempt: "look") == 6)
    }

    @Test("a store of version 1 is brought up to date by whoever opens it for writing")
    func fromFirst() throws {
        let bench = try StoreBench()
        let first = Migration.all.prefix(1)
        _ = try Migrator(migrations: Array(first)).migrate(connect(bench.path))
        let older = try storeError { _ = try bench.open(.reading) }
        #expect(older?.code == .older)
        let store = try bench.open(.writing)
        #expect(try store.append([]) == nil)
        #expect(try bench.open().snapshot().snapshot.revisions.isEmpty)
    }

    @Test("a step that fails half-way leaves nothing behind")
    func halfWay() throws {
        let bench = try StoreBench.furnished()
        let connection = try connect(bench.path)
        let broken = Migration(version: 3, name: "broken", sql: next.sql + "SELECT nonsense;")
        let error = try storeError {
            _ = try Migrator(migrations: Migration.all + [broken]).migrate(connection)
        }
        #expect(error?.attempt.contains("to version 3 (broken)") == true)
        #expect(try connection.integer("PRAGMA user_version", attempt: "look") == 2)
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.count == 2, "the schema is as before")
    }

    @Test("a store of a newer program is refused, in words")
    func downgrade() throws {
        let bench = try StoreBench.furnished()
        _ = try Migrator(migrations: Migration.all + [next]).migrate(connect(bench.path))
        for purpose in [DisclosureStore.Purpose.reading, .writing] {
            let error = try storeError { _ = try bench.open(purpose) }
            #expect(
                error?.description == "cannot open the store \(bench.path): it has version 3 and"
                    + " this program knows versions up to 2."
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
}
