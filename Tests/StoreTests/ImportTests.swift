import Disclosure
import Store
import TestKit
import Testing

@Suite("Importing is done once however often it is done")
struct ImportTests {
    let now = StoreBench.now

    private func imported(
        _ store: DisclosureStore,
        _ items: [Item],
        by person: String? = nil
    ) throws -> [ImportOutcome] {
        try store.importItems(units: StoreBench.units, items: items, by: person, at: now)
            .items.map(\.outcome)
    }

    @Test("the same digest changes nothing; another one goes to the foot of the chain")
    func idempotent() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        let item = StoreBench.item("A")
        #expect(try imported(store, [item]) == [.added(revision: 1)])
        #expect(
            try imported(store, [item, item]) == [.unchanged(revision: 1), .unchanged(revision: 1)]
        )
        try StoreBench.sign(store, "A")
        #expect(try imported(store, [item]) == [.unchanged(revision: 1)])
        #expect(try imported(store, [StoreBench.item("A", title: "二")]) == [.revised(revision: 2)])
        let summary = try #require(try store.items().first)
        #expect(summary.state == .draft)
        #expect(summary.hanging == 1, "the approved revision hangs until the next is approved")
    }

    @Test("importing the same again does not even count as a change")
    func noChange() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        let before = try store.snapshot().snapshot.version
        let report = try store.importItems(
            units: StoreBench.units,
            items: [StoreBench.item("hung")],
            by: "张三",
            at: now
        )
        #expect(report.addedUnits.isEmpty && report.changedUnits.isEmpty)
        #expect(try store.snapshot().snapshot.version == before)
    }

    @Test("with a name, new revisions are signed as drafted by that person, and no further")
    func signedDrafts() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        _ = try imported(store, [StoreBench.item("A")], by: "张三")
        let signatures = try #require(try store.history(of: "A").first).signatures
        #expect(signatures.map(\.step) == [.drafted])
        #expect(signatures.map(\.person) == ["张三"])
        #expect(try store.snapshot().snapshot.revisions.isEmpty)
    }

    @Test("one item that breaks a rule does not keep the others out")
    func oneBadItem() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        var stray = StoreBench.item("B")
        stray.unit = "moon"
        var blank = StoreBench.item("C")
        blank.title = " "
        let outcomes = try imported(
            store,
            [StoreBench.item("A"), stray, blank, StoreBench.item("D")]
        )
        #expect(outcomes.first == .added(revision: 1))
        #expect(outcomes.last == .added(revision: 1))
        let problems = outcomes.compactMap { outcome -> String? in
            guard case .refused(let error) = outcome else { return nil }
            return error.problem
        }
        #expect(
            problems == [
                "revision: the unit is not a known unit",
                "revision: the title must be one short line of text",
            ]
        )
        #expect(try store.items().map(\.id) == ["A", "D"])
    }

    @Test("units may come in any order, are renamed, and never form a ring")
    func units() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        let upsideDown = Array(StoreBench.units.reversed())
        let first = try store.importItems(units: upsideDown, items: [], by: nil, at: now)
        #expect(first.addedUnits == ["county.urban", "county"])
        var renamed = StoreBench.units
        renamed[1].name = "城管局"
        let second = try store.importItems(units: renamed, items: [], by: nil, at: now)
        #expect(second.changedUnits == ["county.urban"])
        renamed[0].parent = "county.urban"
        let ring = try storeError {
            _ = try store.importItems(
                units: renamed,
                items: [StoreBench.item("A")],
                by: nil,
                at: now
            )
        }
        #expect(ring?.code == .refused)
        #expect(ring?.problem == "unit: a unit cannot stand below itself")
        #expect(try store.items().isEmpty, "nothing of the batch is kept")
    }
}
