import Disclosure
import Registers
import TestKit
import Testing

@testable import Store

@Suite("A poster as the last hand")
struct PostingTests {
    private let now = StoreBench.now

    private func rule(_ id: String = "post", kind: Kind? = .fee) -> ChainRule {
        ChainRule(
            id: id,
            step: .posted,
            kind: kind,
            span: now..<now.advanced(byMilliseconds: 86_400_000),
            person: "县长",
            reason: "国庆期间"
        )
    }

    private func hanging(_ bench: StoreBench) throws -> [String] {
        let reading = try bench.open().snapshot()
        #expect(reading.findings.isEmpty, "\(reading.findings)")
        return reading.snapshot.revisions.map { "\($0.item.id) \($0.revision.number)" }
    }

    @Test("nothing of the kind hangs before it is posted, by a fourth person")
    func posted() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule(), at: now)
        func sign(_ step: SignatureStep, _ person: String) throws -> Signature {
            try store.sign(item: "checked", revision: 1, step: step, person: person, at: now)
        }
        #expect(try sign(.approved, "王五").asks == .posted)
        #expect(try hanging(bench) == ["edited 1", "hung 1"])
        #expect(try store.items(ItemFilter(state: .approved)).first?.hanging == nil)
        let same = try storeError { _ = try sign(.posted, "王五") }
        #expect(same?.code == .refused)
        _ = try sign(.posted, "赵六")
        #expect(try hanging(bench) == ["checked 1", "edited 1", "hung 1"])
        #expect(try store.items(ItemFilter(state: .posted)).map(\.id) == ["checked"])
        let revision = try #require(
            try bench.open().snapshot().snapshot.revisions.first { $0.item.id == "checked" }
        )
        #expect(revision.signatures.map(\.step) == [.drafted, .checked, .approved, .posted])
        #expect(try store.verifyLedger().faults.isEmpty)
    }

    @Test("the forerunner hangs until the next revision is posted")
    func forerunner() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule(), at: now)
        try StoreBench.sign(store, "edited", revision: 2)
        #expect(try hanging(bench) == ["edited 1", "hung 1"])
        try store.sign(item: "edited", revision: 2, step: .posted, person: "赵六", at: now)
        #expect(try hanging(bench) == ["edited 2", "hung 1"])
    }

    @Test("the poster may turn down what waits, and the forerunner stays")
    func rejected() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule(), at: now)
        try StoreBench.sign(store, "edited", revision: 2)
        try store.sign(
            item: "edited",
            revision: 2,
            step: .rejected,
            person: "赵六",
            at: now,
            reason: "内容有误"
        )
        #expect(try hanging(bench) == ["edited 1", "hung 1"])
        let late = try storeError {
            try store.sign(item: "edited", revision: 2, step: .posted, person: "孙七", at: now)
        }
        #expect(late?.problem.contains("the revision is rejected") == true)
    }

    @Test("what was withdrawn while it waited never was in public")
    func unseen() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule(), at: now)
        try store.sign(item: "checked", revision: 1, step: .approved, person: "王五", at: now)
        try store.withdraw(item: "checked", person: "张三", at: now, reason: "不发布了")
        var gone = WithdrawalReader(limit: 10)
        #expect(try gone.readOn(store, anew: true))
        #expect(gone.withdrawals.map(\.item) == ["gone"])
    }

    @Test("other kinds go on as before, and a rule for every kind meets all")
    func kinds() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule("notice", kind: .notice), at: now)
        try StoreBench.sign(store, "edited", revision: 2)
        #expect(try hanging(bench) == ["edited 2", "hung 1"])
        try store.add(rule("all", kind: nil), at: now)
        let approval = try store.sign(
            item: "checked",
            revision: 1,
            step: .approved,
            person: "王五",
            at: now
        )
        #expect(approval.asks == .posted)
    }

    @Test("what hung before the rule hangs on")
    func earlier() throws {
        let bench = try StoreBench.furnished()
        try bench.open(.writing).add(rule(kind: nil), at: now)
        #expect(try hanging(bench) == ["edited 1", "hung 1"])
    }

    @Test("two people lift a rule, and the ledger tells who")
    func lifted() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.add(rule(), at: now)
        #expect(try store.chainRules(after: now) == [rule()])
        #expect(try !store.liftChainRule("post", person: "王五", at: now, reason: "已过"))
        let twice = try storeError {
            _ = try store.liftChainRule("post", person: "王 五", at: now, reason: "已过")
        }
        #expect(twice?.problem == "a rule takes two different people to lift")
        #expect(try store.chainRules(after: now).count == 1)
        #expect(try store.liftChainRule("post", person: "李四", at: now, reason: "已过"))
        #expect(try store.chainRules(after: now).isEmpty)
        try StoreBench.sign(store, "edited", revision: 2)
        #expect(try hanging(bench) == ["edited 2", "hung 1"])
        var acts: [String] = []
        try store.readLedger { _, text, _ in
            if text.contains(#""kind":"configuration""#) { acts.append(text) }
        }
        #expect(acts.count == 3)
        #expect(acts.last?.contains("李四") == true)
        #expect(try store.verifyLedger().faults.isEmpty)
    }

    @Test("the shell posts as the program does")
    func shell() throws {
        let bench = try StoreBench.furnished()
        try bench.open(.writing).add(rule(), at: now)
        let result = try bench.shell(
            """
            INSERT INTO signature (item, revision, step, person, at, digest, asks)
            SELECT item, number, 'approved', '王五', 1795132800000, digest, 'posted'
            FROM revision WHERE item = 'checked';
            \(AttackTable.sign("checked", 1, "posted", "赵六"))
            """
        )
        #expect(result.succeeded, "the shell said: \(result.errorText)")
        #expect(try hanging(bench) == ["checked 1", "edited 1", "hung 1"])
        #expect(try bench.open(.writing).append([]) != nil)
        #expect(try bench.open().verifyLedger().faults.isEmpty)
    }
}
