import Disclosure
import Proof
import TestKit
import Testing

@testable import Store

@Suite(
    "The ledger finds what was done behind its back",
    .enabled(if: StoreBench.hasShell, "needs sqlite3")
)
struct LedgerStoreTests {
    /// Runs SQL with the ledger's own triggers out of the way, as who owns the file can.
    private func tamper(_ bench: StoreBench, _ sql: String) throws {
        let connection = try Connection(path: bench.path, purpose: .writing, busyMilliseconds: 0)
        for trigger in ["ledger_update", "ledger_delete", "signature_update"] {
            try connection.execute("DROP TRIGGER \(trigger)", attempt: "tamper")
        }
        try connection.execute(sql, attempt: "tamper")
    }

    @Test(
        "and says which entry",
        arguments: [
            (
                "UPDATE ledger SET text = replace(text, '张三', '赵六') WHERE sequence = 1",
                "entry 1 was changed."
            ),
            (
                "UPDATE ledger SET digest = (SELECT digest FROM ledger WHERE sequence = 1)"
                    + " WHERE sequence = 4",
                "entry 4 was changed."
            ),
            ("DELETE FROM ledger WHERE sequence = 5", "entry 5 was removed."),
            ("DELETE FROM ledger WHERE sequence IN (5, 6)", "entries 5 to 6 were removed."),
            (
                "DELETE FROM ledger WHERE sequence < 3",
                "the entries before 3 are missing and no checkpoint covers them."
            ),
            (
                "UPDATE ledger SET sequence = 99 WHERE sequence = 2;"
                    + "UPDATE ledger SET sequence = 2 WHERE sequence = 3;"
                    + "UPDATE ledger SET sequence = 3 WHERE sequence = 99",
                "entry 2 stands in the wrong place."
            ),
            (
                "DELETE FROM ledger WHERE sequence > 9",
                "the ledger ends after 9, but entry 13 was noted."
            ),
            (
                "UPDATE signature SET person = '赵六' WHERE seq = 3",
                "signature 3 is not as entry 3 tells it."
            ),
        ]
    )
    func found(_ sql: String, _ fault: String) throws {
        let bench = try StoreBench.furnished()
        let noted = try #require(try bench.open().verifyLedger().last)
        try #require(noted.sequence == 13)
        try tamper(bench, sql)
        let faults = try bench.open().verifyLedger(anchors: [noted]).faults
        #expect(faults.contains(fault), "\(faults)")
    }

    @Test("a signature of another program comes into the ledger with the next act")
    func foreignSignature() throws {
        let bench = try StoreBench.furnished()
        try bench.shell(AttackTable.sign("checked", 1, "approved", "王五"))
        let store = try bench.open(.writing)
        #expect(try store.verifyLedger().count == 13)
        #expect(try store.append([])?.sequence == 14)
        #expect(try store.verifyLedger().faults.isEmpty)
    }

    @Test("signatures of other programs come in, so many at a time or fewer", arguments: 1...3)
    func manySignatures(atOnce: Int) throws {
        let bench = try StoreBench.furnished()
        try bench.shell(
            AttackTable.sign("checked", 1, "approved", "王五")
                + AttackTable.sign("drafted", 1, "checked", "李四")
        )
        let store = try bench.open(.writing)
        store.signaturesAtOnce = Int64(atOnce)
        #expect(try store.append([])?.sequence == 15)
        #expect(try store.verifyLedger().faults.isEmpty)
    }

    @Test("S03: entries leave after a year behind a checkpoint, and the rest still holds")
    func pruning() throws {
        let bench = try StoreBench()
        // Long enough ago by the clock of any machine that runs this.
        let old = Instant(seconds: 1_600_000_000)
        let store = try DisclosureStore.create(at: bench.path)
        _ = try store.importItems(
            units: StoreBench.units,
            items: [StoreBench.item("old")],
            by: nil,
            at: old
        )
        try StoreBench.sign(store, "old", at: old)
        #expect(try store.pruneLedger(at: old) == nil, "nothing is old enough")
        let now = Instant(seconds: 1_790_000_000)
        let checkpoint = try #require(try store.pruneLedger(at: now))
        #expect(checkpoint.pruned.sequence == 2, "the newest signature stays")
        let check = try store.verifyLedger()
        #expect(check.faults.isEmpty, "\(check.faults)")
        #expect(check.count == 2)
        try store.withdraw(item: "old", person: "张三", at: now, reason: "到期")
        #expect(try store.verifyLedger().faults.isEmpty)
    }
}
