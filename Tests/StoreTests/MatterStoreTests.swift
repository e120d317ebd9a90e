import Disclosure
import Proof
import Registers
import TestKit
import Testing

@testable import Store

@Suite("The catalogue of matters in the store")
struct MatterStoreTests {
    private let now = StoreBench.now

    private func draft(_ id: String, name: String = "占道收费", more: String = "") -> MatterDraft {
        MatterDraft(
            id: id,
            content: #"{"audience":"全社会","basis":"条例","body":"局","channels":["屏"],"id":"\#(id)","#
                + #""kind":"fee","level":"county"\#(more),"name":"\#(name)"}"#
        )
    }

    private func take(
        _ drafts: [MatterDraft],
        _ store: DisclosureStore,
        isWhole: Bool = false
    ) throws -> String {
        let report = try store.importMatters(
            drafts,
            isWhole: isWhole,
            by: "张三",
            reason: "目录更新",
            at: now
        )
        let parts = [
            ("+", report.added), ("~", report.changed), ("-", report.struckOut),
        ].flatMap { sign, ids in ids.map { sign + $0 } }
        return (parts + ["=\(report.unchangedCount)"]).joined(separator: " ")
    }

    @Test("each change is an edition; what says the same stays; what is left out of a whole goes")
    func editions() throws {
        let store = try StoreBench.furnished().open(.writing)
        #expect(try store.matters() == nil, "no catalogue yet")
        #expect(try take([draft("a"), draft("b")], store) == "+a +b =0")
        #expect(try take([draft("a"), draft("b", name: "新名")], store) == "~b =1")
        #expect(try store.matters()?.map { "\($0.id)/\($0.edition)" } == ["a/1", "b/2"])
        #expect(try take([draft("b", name: "新名")], store, isWhole: true) == "-a =1")
        #expect(try store.matters()?.map(\.id) == ["b"])
        #expect(try take([draft("a")], store) == "+a =0", "it comes back as another edition")
        #expect(try store.matters()?.map { "\($0.id)/\($0.edition)" } == ["a/3", "b/2"])
        #expect(try take([], store, isWhole: true) == "-a -b =0")
        #expect(try store.matters() == [], "an empty catalogue is not none")
        #expect(try store.matterEditions() == 7)
    }

    @Test("every edition has its entry in the ledger, with digest, and the ledger verifies")
    func ledger() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        _ = try take([draft("a")], store)
        _ = try take([], store, isWhole: true)
        var entries: [String] = []
        try store.readLedger { _, text, _ in
            if text.contains(#""kind":"matter""#) { entries.append(text) }
        }
        #expect(entries.count == 2)
        let digest = SHA256.hash(of: Array(draft("a").content.utf8)).hexText
        #expect(entries[0].contains(#""digest":"\#(digest)""#) && entries[0].contains("目录更新"))
        #expect(!entries[1].contains("digest"), "a matter struck out has none")
        #expect(try store.verifyLedger().faults.isEmpty)
        // What SQL adds is taken in by whoever appends next, once.
        let result = try bench.shell(AttackTable.matter("sql"))
        #expect(result.succeeded, "the shell said: \(result.errorText)")
        _ = try store.append([])
        _ = try store.append([])
        entries = []
        try store.readLedger { _, text, _ in
            if text.contains(#""kind":"matter""#) { entries.append(text) }
        }
        for sql in ["DELETE FROM matter_entry;", "UPDATE matter_entry SET entry = 1;"] {
            #expect(try bench.shell(sql).errorText.contains("stays so"))
        }
        #expect(entries.count == 3 && entries[2].contains(#""matter":"sql""#))
        #expect(try store.verifyLedger().faults.isEmpty)
    }

    @Test("a content that is not what its digest says is told, not used")
    func forged() throws {
        let bench = try StoreBench.furnished()
        let wrong = AttackTable.matter("bad", ["digest": "'\(String(repeating: "a", count: 64))'"])
        #expect(try bench.shell(wrong).succeeded, "SQL cannot compute a digest")
        #expect(try bench.open().matters()?.map(\.isWhole) == [false])
    }

    @Test("an edition that was changed behind the rules is found by the ledger")
    func tampered() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        _ = try take([draft("a")], store)
        let connection = try Connection(
            path: bench.path,
            purpose: .writing,
            busyMilliseconds: 1_000
        )
        try connection.execute(
            """
            DROP TRIGGER matter_update;
            UPDATE matter SET person = '李四';
            CREATE TRIGGER matter_update BEFORE UPDATE ON matter BEGIN
                SELECT RAISE(ABORT, 'matter: editions are never changed; add another instead');
            END;
            """,
            attempt: "tamper"
        )
        let faults = try bench.open().verifyLedger().faults
        #expect(faults.contains { $0.hasPrefix("edition 1 of the matters is not as entry") })
    }
}
