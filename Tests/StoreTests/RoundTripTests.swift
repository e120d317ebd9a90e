import Disclosure
import Store
import TestKit
import Testing

@Suite("What goes into a store comes out of it")
struct RoundTripTests {
    let now = StoreBench.now

    @Test("an item of every kind hangs after three signatures, equal in every part")
    func everyKind() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        let items = Kind.allCases.map { kind in
            var item = StoreBench.item("K-\(kind.rawValue)")
            item.kind = kind
            return item
        }
        let report = try store.importItems(
            units: StoreBench.units,
            items: items,
            by: nil,
            at: now
        )
        #expect(report.items.map(\.outcome) == items.map { _ in .added(revision: 1) })
        for item in items { try StoreBench.sign(store, item.id) }
        let reading = try bench.open().snapshot()
        #expect(reading.findings.isEmpty)
        #expect(reading.snapshot.units == StoreBench.units)
        #expect(reading.snapshot.revisions.map(\.item) == items.sorted { $0.id < $1.id })
        let first = try #require(reading.snapshot.revisions.first)
        #expect(first.revision.digest == first.item.digest)
        #expect(first.revision.number == 1)
        #expect(first.revision.createdAt == now)
        #expect(first.signatures.map(\.step) == [.drafted, .checked, .approved])
        #expect(first.signatures.map(\.person) == StoreBench.people)
        #expect(first.signatures.allSatisfy { $0.digest == first.item.digest && $0.at == now })
    }

    @Test("the list tells how far each item has come, and filters")
    func list() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open()
        let lines = try store.items().map {
            "\($0.id) \($0.newest) \($0.state.rawValue) \($0.hanging.map(String.init) ?? "-")"
        }
        #expect(
            lines == [
                "checked 1 checked -", "draft 1 draft -", "drafted 1 drafted -",
                "edited 2 draft 1", "gone 1 withdrawn -", "hung 1 approved 1",
            ]
        )
        #expect(try store.items(ItemFilter(state: .approved)).map(\.id) == ["hung"])
        #expect(try store.items(ItemFilter(unit: "county")).isEmpty)
        #expect(try store.items(ItemFilter(unit: "county.urban", kind: .fee)).count == 6)
    }

    @Test("the history keeps every revision with every signature")
    func history() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open()
        let edited = try store.history(of: "edited")
        #expect(edited.map(\.number) == [1, 2])
        #expect(edited.map(\.item?.title) == ["收费公示", "新标题"])
        #expect(edited.map(\.signatures.count) == [3, 0])
        let gone = try store.history(of: "gone")
        #expect(gone.first?.signatures.last?.reason == "数据有误")
        #expect(gone.first?.problem == nil)
        #expect(try store.history(of: "nobody").isEmpty)
    }

    @Test("the version grows with every commit that changes something, and only then")
    func version() throws {
        let bench = try StoreBench.furnished()
        let writer = try bench.open(.writing)
        let reader = try bench.open()
        let first = try reader.snapshot().snapshot
        #expect(try reader.snapshot().snapshot == first)
        try writer.sign(item: "checked", revision: 1, step: .approved, person: "王五", at: now)
        let second = try reader.snapshot().snapshot
        #expect(second.version > first.version)
        #expect(second.revisions.map(\.item.id) == ["checked", "edited", "hung"])
        #expect(try bench.open().snapshot().snapshot == second, "a new reader sees the same")
    }

    @Test("a store in a folder that is not there is missing, and a reader cannot write")
    func purposes() throws {
        let bench = try StoreBench()
        let missing = try storeError { _ = try bench.open() }
        #expect(missing?.code == .missing)
        _ = try DisclosureStore.create(at: bench.path)
        let reader = try bench.open()
        let refused = try storeError {
            _ = try reader.importItems(units: StoreBench.units, items: [], by: nil, at: now)
        }
        #expect(refused?.code == .readOnly)
        #expect(try reader.snapshot().snapshot == Snapshot.empty)
    }
}
