import Disclosure
import Store
import TestKit
import Testing

/// A change that SQL cannot prevent, because the writer takes the rules away first.
struct Tampering: Sendable, CustomTestStringConvertible {
    let name: String
    /// What the reader finds.
    let problem: String
    let sql: String

    var testDescription: String { name }

    static let schemas = [
        Tampering(
            name: "a trigger dropped",
            problem: "trigger revision_update is missing",
            sql: "DROP TRIGGER revision_update;"
        ),
        Tampering(
            name: "a trigger changed",
            problem: "trigger revision_update was changed",
            sql: """
                DROP TRIGGER revision_update;
                CREATE TRIGGER revision_update BEFORE UPDATE ON revision BEGIN SELECT 1; END;
                """
        ),
        Tampering(
            name: "a trigger added",
            problem: "trigger helper was added",
            sql: "CREATE TRIGGER helper AFTER INSERT ON item BEGIN SELECT 1; END;"
        ),
        Tampering(
            name: "the view replaced by a table",
            problem: "view approved is missing",
            sql: """
                DROP VIEW approved;
                CREATE TABLE approved AS SELECT * FROM revision;
                """
        ),
        Tampering(
            name: "the schema rewritten in place",
            problem: "trigger signature_insert was changed",
            sql: """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET sql = replace(sql, 'BEFORE INSERT', 'AFTER INSERT')
                WHERE name = 'signature_insert';
                """
        ),
        Tampering(
            name: "nothing left of the schema",
            problem: "table signature is missing",
            sql: "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema;"
        ),
        Tampering(
            name: "another version claimed",
            problem: "version is 0",
            sql: "PRAGMA user_version = 0;"
        ),
    ]

    /// Drops a trigger, does something, and makes the trigger again, so that the schema is whole.
    static func behind(_ triggers: [String], _ sql: String) -> String {
        let list = triggers.map { "'\($0)'" }.joined(separator: ", ")
        let drops = triggers.map { "DROP TRIGGER \($0);" }.joined(separator: "\n")
        // `.once` and `.read` are the shell's own way to keep a text for later.
        return """
            .mode list
            .once FOLDER/saved.sql
            SELECT sql || ';' FROM sqlite_schema WHERE name IN (\(list));
            \(drops)
            \(sql)
            .read FOLDER/saved.sql
            """
    }

    private static let edit = ["revision_update", "signature_update"]

    static let rows = [
        Tampering(
            name: "another text under the same digest",
            problem: "digest of the content",
            sql: behind(edit, "UPDATE revision SET content = replace(content, '二元', '九元');")
        ),
        Tampering(
            name: "the right text, spelled another way",
            problem: "canonical form",
            sql: behind(edit, "UPDATE revision SET content = content || ' ';")
        ),
        Tampering(
            name: "another text with its own digest",
            problem: "cannot be read",
            sql: behind(
                edit,
                """
                UPDATE revision SET content = '{}', digest = '\(Item.emptyObjectDigest)';
                UPDATE signature SET digest = '\(Item.emptyObjectDigest)';
                """
            )
        ),
        Tampering(
            name: "columns that belong to nothing",
            problem: "do not agree",
            sql: behind(edit, "UPDATE revision SET title = '假';")
        ),
        Tampering(
            name: "a unit nobody knows",
            problem: "its unit moon is not known",
            sql: behind(edit, "UPDATE revision SET unit = 'moon';")
        ),
        Tampering(
            name: "one hand with two spellings",
            problem: "one person signed two steps",
            sql: behind(
                edit,
                "UPDATE signature SET person = '\u{FF3A}' WHERE step = 'drafted';"
                    + "UPDATE signature SET person = 'z' WHERE step = 'approved';"
            )
        ),
        Tampering(
            name: "a signature from no time",
            problem: "not plausible",
            sql: behind(edit, "UPDATE signature SET at = 5;")
        ),
    ]
}

extension Item {
    /// SHA-256 of `{}`, by `printf '{}' | sha256sum`.
    fileprivate static let emptyObjectDigest =
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
}

@Suite(
    "What SQL cannot prevent, the reader finds",
    .enabled(if: StoreBench.hasShell, "needs sqlite3")
)
struct TamperingTests {
    @Test("a changed schema gives no snapshot", arguments: Tampering.schemas)
    func schema(_ tampering: Tampering) throws {
        let bench = try StoreBench.furnished()
        let reader = try bench.open()
        _ = try reader.snapshot()
        let result = try bench.shell(tampering.sql)
        try #require(result.errorText.isEmpty, "the shell said: \(result.errorText)")
        let error = try storeError { _ = try reader.snapshot() }
        #expect(error?.code == .schemaChanged)
        let problem = try #require(error?.problem)
        #expect(problem.contains(tampering.problem))
    }

    @Test("in haste too, at the latest when the reading is finished", arguments: Tampering.schemas)
    func haste(_ tampering: Tampering) throws {
        let bench = try StoreBench.furnished()
        let reader = try bench.open()
        _ = try reader.snapshot(isHasty: true)
        try reader.finish()
        let before = try bench.shell("PRAGMA schema_version;").outputText
        let result = try bench.shell(tampering.sql)
        try #require(result.errorText.isEmpty, "the shell said: \(result.errorText)")
        let isTold = try bench.shell("PRAGMA schema_version;").outputText != before
        let atOnce = try storeError { _ = try reader.snapshot(isHasty: true) }
        #expect(!isTold || atOnce != nil, "SQLite itself says that the schema is another one")
        let later = try storeError { try reader.finish() }
        let error = atOnce ?? later
        #expect(error?.code == .schemaChanged)
        #expect(error?.problem.contains(tampering.problem) == true, "\(error as Any)")
    }

    @Test("S01: a row that does not hold is left out and told", arguments: Tampering.rows)
    func row(_ tampering: Tampering) throws {
        let bench = try StoreBench.furnished()
        let known = try bench.open()
        let before = try known.snapshot()
        try #require(before.snapshot.revisions.count == 2)
        let folder = bench.directory.path
        let result = try bench.shell(tampering.sql.replacing("FOLDER", with: folder))
        try #require(result.errorText.isEmpty, "the shell said: \(result.errorText)")
        let reading = try bench.open().snapshot()
        #expect(!reading.findings.isEmpty)
        for finding in reading.findings {
            #expect(finding.problem.contains(tampering.problem), "\(finding)")
        }
        #expect(reading.snapshot.revisions.count + reading.findings.count == 2)
        // A reader that knew the content shows what was signed, or leaves it out; nothing else.
        let later = try known.snapshot().snapshot
        let signed = Set(before.snapshot.revisions.map(\.item))
        #expect(signed.isSuperset(of: later.revisions.map(\.item)))
    }

    @Test(
        "a log that does not follow from itself gives no snapshot",
        arguments: [
            "UPDATE signature SET item = CAST(x'ff41' AS TEXT) WHERE item = 'hung';",
            "UPDATE signature SET step = 'with' WHERE step = 'withdrawn';",
            "UPDATE signature SET item = 'good' WHERE step = 'withdrawn';",
            "UPDATE signature SET revision = 2 WHERE step = 'withdrawn';",
            "UPDATE signature SET seq = seq + 10 WHERE step = 'withdrawn';",
            "UPDATE signature SET digest = replace(digest, 'a', 'b') WHERE step = 'checked';",
            "UPDATE signature SET seq = 1000 - seq; UPDATE signature SET seq = seq - 984;",
            "DELETE FROM signature WHERE step = 'drafted';",
        ]
    )
    func brokenLog(_ sql: String) throws {
        let bench = try StoreBench.furnished()
        let tampering = Tampering.behind(["signature_update", "signature_delete"], sql)
        let result = try bench.shell(
            tampering.replacing("FOLDER", with: bench.directory.path)
        )
        try #require(result.errorText.isEmpty, "the shell said: \(result.errorText)")
        let error = try storeError { _ = try bench.open().snapshot() }
        #expect(error?.code == .corrupt)
    }

    @Test("a version that was set back still rises for a reader that knew the higher one")
    func version() throws {
        let bench = try StoreBench.furnished()
        let reader = try bench.open()
        let before = try reader.snapshot().snapshot
        let sql = Tampering.behind(["change_update"], "UPDATE change SET count = 1;")
        try bench.shell(sql.replacing("FOLDER", with: bench.directory.path))
        #expect(try reader.snapshot().snapshot == before, "equal content, equal version")
        let writer = try bench.open(.writing)
        try writer.withdraw(item: "hung", person: "甲", at: StoreBench.now, reason: "到期")
        #expect(try reader.snapshot().snapshot.version > before.version)
    }
}
