import Disclosure
import Exhibits
import Planning
import Store
import TestKit
import Testing
import Watching

@testable import Publisher

/// Boards come first: what was read for them is wholly looked at when they have theirs.
@Suite(
    "A store that is read in haste",
    .enabled(if: ToolRunner.has("sqlite3"), "needs sqlite3")
)
struct HastyReadingTests {
    /// 2026-11-21 09:41 in China.
    private static let morning = Instant(seconds: 1_795_225_260)

    /// An office with an item that hangs and one that lacks its last signature, and its desk.
    private struct Bench {
        let office: TestOffice
        let book = LogBook()
        var desk: PublishingDesk

        init() throws {
            let signedAt = HastyReadingTests.morning.advanced(byMilliseconds: -86_400_000)
            let office = try TestOffice(signedAt: signedAt)
            try office.put(TestOffice.item("N-1", "山口"))
            try office.put(TestOffice.item("N-2", "日月"), steps: 2)
            self.office = office
            desk = PublishingDesk(
                office.configuration([try office.board("all", "tcp://127.0.0.1:9")]),
                faces: try office.library(),
                log: book.log
            )
            let given = step(.replaced)
            let isProven = prove()
            #expect(given == ["all"] && isProven)
        }

        var showing: [String] {
            desk.boards[0].programme?.slots.compactMap { $0.item?.id } ?? []
        }

        mutating func step(_ event: StoreEvent) -> [String] {
            desk.follow(event, at: HastyReadingTests.morning)
            return update()
        }

        mutating func update() -> [String] {
            desk.update(at: HastyReadingTests.morning).map(\.board)
        }

        mutating func prove() -> Bool { desk.prove(at: HastyReadingTests.morning) }

        func shell(_ sql: String) throws {
            let result = try ToolRunner.run(
                "sqlite3",
                ["-batch", "-init", "/dev/null", office.store],
                input: Array(sql.utf8)
            )
            try #require(result.errorText.isEmpty, "the shell said: \(result.errorText)")
        }
    }

    /// Rewrites the rules of a table without SQLite's number of the schema being raised.
    private static func rewrite(_ old: String, _ new: String) -> String {
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)')
        WHERE name = 'signature_update';
        """
    }

    private static let approval = """
        INSERT INTO signature (item, revision, step, person, at, digest)
        SELECT item, number, 'approved', '王五', 1795132800000, digest
        FROM revision WHERE item = 'N-2';
        """

    @Test("what a rewritten schema let through is taken down as soon as it is looked at")
    func rewritten() throws {
        var bench = try Bench()
        try bench.shell(Self.approval + Self.rewrite("BEFORE UPDATE", "AFTER UPDATE"))
        #expect(bench.step(.changed) == ["all"])
        #expect(bench.showing == ["N-1", "N-2"])
        #expect(bench.prove() == false)
        #expect(bench.update() == ["all"])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.staleSince == Self.morning)
        #expect(bench.desk.snapshot.revisions.map(\.id) == ["N-1"])
        #expect(bench.book.count(of: "trigger signature_update was changed") == 1)

        #expect(bench.step(.timeout) == [], "nothing is believed until it is mended")
        #expect(bench.prove() == true, "nothing new is to be looked at")
        try bench.shell(Self.rewrite("AFTER UPDATE", "BEFORE UPDATE"))
        #expect(bench.step(.timeout) == ["all"])
        #expect(bench.showing == ["N-1", "N-2"])
        #expect(bench.prove() == true)
        #expect(bench.desk.staleSince == nil)
    }

    @Test("a schema that SQLite calls another one is looked at before anything is believed")
    func dropped() throws {
        var bench = try Bench()
        try bench.shell(Self.approval + "DROP TRIGGER signature_update;")
        #expect(bench.step(.changed) == [])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.staleSince == Self.morning)
        #expect(bench.book.count(of: "trigger signature_update is missing") == 1)
    }

    @Test("what holds stands, and is looked at once")
    func whole() throws {
        var bench = try Bench()
        try bench.shell(Self.approval)
        #expect(bench.step(.changed) == ["all"])
        #expect(bench.prove() == true)
        #expect(bench.prove() == true)
        #expect(bench.showing == ["N-1", "N-2"])
        #expect(bench.update() == [])
        #expect(bench.desk.staleSince == nil)
    }
}
