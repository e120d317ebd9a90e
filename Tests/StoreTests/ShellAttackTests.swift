import Disclosure
import Store
import TestKit
import Testing

/// One attempt to get something onto the wall past the chain of hands.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    /// What the store answers; must be part of the shell's error output.
    let answer: String

    init(_ name: String, _ answer: String, _ sql: String) {
        self.name = name
        self.sql = sql
        self.answer = answer
    }

    var testDescription: String { name }
}

@Suite("The sqlite3 shell attacks the store", .enabled(if: StoreBench.hasShell, "needs sqlite3"))
struct ShellAttackTests {
    @Test(
        "S01: is refused, and what hangs stays as it was",
        arguments: AttackTable.revisions + AttackTable.signatures + AttackTable.names
            + AttackTable.others + AttackTable.overrides + AttackTable.steps + AttackTable.releases
            + AttackTable.entries + AttackTable.posters + AttackTable.corrections
            + AttackTable.alerts
    )
    func attack(_ attack: Attack) throws {
        let bench = try StoreBench.furnished()
        let rows = try bench.approvedRows()
        let before = try bench.open().snapshot()
        try #require(before.snapshot.revisions.map(\.item.id) == ["edited", "hung"])
        let result = try bench.shell(attack.sql)
        #expect(result.errorText.contains(attack.answer), "the shell said: \(result.errorText)")
        #expect(try bench.approvedRows() == rows)
        let after = try bench.open().snapshot()
        #expect(after.snapshot.revisions == before.snapshot.revisions)
        #expect(after.findings.isEmpty)
        #expect(try bench.shell("PRAGMA integrity_check;").outputText == "ok\n")
    }

    @Test("the same shell may do all that is right: draft, sign, withdraw")
    func honestShell() throws {
        let bench = try StoreBench.furnished()
        let item = StoreBench.item("shell")
        let result = try bench.shell(
            """
            INSERT INTO draft (content, digest) VALUES ('\(item.canonicalText)', '\(item.digest)');
            \(AttackTable.sign("shell", 1, "drafted", "张三"))
            \(AttackTable.sign("shell", 1, "checked", "李四"))
            \(AttackTable.sign("shell", 1, "approved", "王五"))
            \(AttackTable.sign("hung", 1, "withdrawn", "张三", reason: "到期"))
            UPDATE unit SET name = '县城管局' WHERE code = 'county.urban';
            """
        )
        #expect(result.succeeded, "the shell said: \(result.errorText)")
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.map(\.item.id) == ["edited", "shell"])
        #expect(reading.snapshot.units[1].name == "县城管局")
        #expect(reading.findings.isEmpty)
    }
}
