import Disclosure
import Registers
import TestKit
import Testing

@testable import Store

@Suite("Overrides, rejections and raised chains")
struct OverrideTests {
    private let now = StoreBench.now

    private func order(_ id: String, _ kind: OverrideKind, item: String? = nil) -> Override {
        Override(
            id: id,
            kind: kind,
            text: kind == .urgent ? "今晚停水" : nil,
            item: item,
            targets: ["hall", "gate"],
            span: now..<now.advanced(byMilliseconds: 3_600_000),
            person: "张三",
            reason: "应急演练",
            at: now
        )
    }

    @Test("what is ordered is read back, is in force from its beginning, and ends by itself")
    func inForce() throws {
        let store = try StoreBench.furnished().open(.writing)
        let orders = [
            order("a", .blackout), order("b", .urgent), order("c", .pin, item: "hung"),
        ]
        for order in orders { try store.add(order) }
        #expect(try store.overrides() == orders)
        let end = now.advanced(byMilliseconds: 3_600_000)
        #expect(try store.overrides(after: end).isEmpty)
        #expect(orders[0].isInForce(at: now))
        #expect(!orders[0].isInForce(at: end))
    }

    @Test("one person ends a notice, two lift a blackout")
    func ends() throws {
        let store = try StoreBench.furnished().open(.writing)
        try store.add(order("dark", .blackout))
        try store.add(order("news", .urgent))
        let later = now.advanced(byMilliseconds: 60_000)
        #expect(try store.endOverride("news", person: "李四", at: later, reason: "已恢复"))
        #expect(try !store.endOverride("dark", person: "李四", at: later, reason: "已恢复"))
        #expect(try store.overrides(after: later).map(\.id) == ["dark"])
        let twice = try storeError {
            _ = try store.endOverride("dark", person: "李四", at: later, reason: "已恢复")
        }
        #expect(twice?.problem == "a blackout takes two different people to lift")
        let last = later.advanced(byMilliseconds: 1_000)
        #expect(try store.endOverride("dark", person: "王五", at: last, reason: "已恢复"))
        #expect(try store.overrides(after: last).isEmpty)
        #expect(try store.overrides().first { $0.id == "dark" }?.endedAt == last)
    }

    @Test("every act is in the ledger, and the ledger holds")
    func ledgered() throws {
        let store = try StoreBench.furnished().open(.writing)
        try store.add(order("dark", .blackout))
        try store.endOverride("dark", person: "李四", at: now, reason: "已恢复")
        try store.sign(
            item: "checked",
            revision: 1,
            step: .rejected,
            person: "王五",
            at: now,
            reason: "不实"
        )
        let check = try store.verifyLedger()
        #expect(check.faults.isEmpty)
        // 3 + 2 + 1 + 3 + 3 signatures, one withdrawal, one order, one end, one rejection.
        #expect(check.count == 16)
    }

    @Test("a rejected revision takes no more signatures; its edit begins a new chain")
    func rejected() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try store.sign(
            item: "checked",
            revision: 1,
            step: .rejected,
            person: "王五",
            at: now,
            reason: "不实"
        )
        #expect(try store.items(ItemFilter(state: .rejected)).map(\.id) == ["checked"])
        let error = try storeError { try StoreBench.sign(store, "checked") }
        #expect(error?.code == .refused)
        let edit = StoreBench.item("checked", title: "改正")
        _ = try store.importItems(units: [], items: [edit], by: nil, at: now)
        try StoreBench.sign(store, "checked", revision: 2)
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.map(\.item.id) == ["checked", "edited", "hung"])
        #expect(reading.findings.isEmpty)
    }

    @Test("in a marked period a fourth person reviews before the approval")
    func raised() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        let rule = ChainRule(
            id: "holiday",
            kind: .fee,
            span: now..<now.advanced(byMilliseconds: 86_400_000),
            person: "县长",
            reason: "国庆期间"
        )
        try store.add(rule, at: now)
        func sign(_ step: SignatureStep, _ person: String) throws {
            try store.sign(item: "checked", revision: 1, step: step, person: person, at: now)
        }
        let error = try storeError { try sign(.approved, "王五") }
        #expect(error?.problem.hasSuffix("in this period approved comes after reviewed") == true)
        try sign(.reviewed, "赵六")
        try sign(.approved, "王五")
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.map(\.item.id) == ["checked", "edited", "hung"])
        #expect(reading.findings.isEmpty)
    }

    @Test("a clock before the newest entry signs nothing and pins nothing, but takes down")
    func clock() throws {
        let store = try StoreBench.furnished().open(.writing)
        let before = now.advanced(byMilliseconds: -DisclosureStore.clockToleranceMilliseconds - 1)
        let signed = try storeError {
            try store.sign(
                item: "checked",
                revision: 1,
                step: .approved,
                person: "王五",
                at: before
            )
        }
        #expect(signed?.problem.contains("set the clock") == true)
        var pin = order("pin", .pin, item: "hung")
        pin.at = before
        let pinned = try storeError { try store.add(pin) }
        #expect(pinned?.problem.contains("set the clock") == true)
        try store.withdraw(item: "hung", person: "张三", at: before, reason: "有误")
        #expect(try store.snapshot().snapshot.revisions.map(\.item.id) == ["edited"])
    }
}
