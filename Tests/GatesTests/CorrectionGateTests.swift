import Disclosure
import Gates
import Testing

@Suite("The gate for corrections")
struct CorrectionGateTests {
    static let table: [(CorrectionGate.Trouble, String, String)] = [
        (.neverHung, "corrects", "name an item and a revision that hung"),
        (.fewerPlaces, "boards", "the same unit, kind and boards"),
        (.fewerHours, "schedule", "the same schedule, or none"),
        (
            .shorter(than: "10 days", until: CivilDate(dayNumber: 20_793)), "window.until",
            "let it end on 2026-12-06 or later"
        ),
        (.unfinished, "corrects", "keep its corrects"),
    ]

    @Test("says field, problem and remedy, and nobody can release it", arguments: table)
    func findings(_ trouble: CorrectionGate.Trouble, _ field: String, _ remedy: String) throws {
        var item = Item(id: "C", kind: .fee, unit: "u", title: "更正", body: "")
        item.corrects = RevisionName(item: "FEE-1", revision: 2)
        let found = CorrectionGate.findings([trouble], in: item)
        #expect(found.map(\.field) == [field])
        #expect(found.first?.remedy.contains(remedy) == true, "\(found)")
        #expect(found.first?.severity == .refusal)
        let report = GateReport(item, catalogue: nil, correction: found)
        #expect(!report.isOpen)
        #expect(GateRelease(try #require(found.first), of: item, person: "李", reason: "急") == nil)
    }
}
