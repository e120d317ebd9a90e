import Disclosure
import Testing

private let road = Item(
    id: "KP-005",
    kind: .project,
    unit: "jiaoba",
    title: "通村公路",
    body: "",
    window: Window(from: instant("2026-11-20T08:30:00+08:00"), until: nil),
    plan: Plan(
        start: day("2026-03-20"),
        due: day("2026-12-31"),
        progress: 48,
        owner: "蕉坝乡人民政府",
        milestones: [
            Milestone(name: "路基", due: day("2026-08-31"), done: nil),
            Milestone(name: "勘察", due: day("2026-04-30"), done: day("2026-04-28")),
        ]
    )
)

@Suite("An item moved by days")
struct ShiftedItemTests {
    @Test("keeps its lamp when the day moves along")
    func moves() throws {
        let moved = road.shifted(byDays: 100)
        #expect(moved.window.from == instant("2027-02-28T08:30:00+08:00"))
        #expect(moved.window.until == nil)
        let plan = try #require(moved.plan)
        #expect(plan.start == day("2026-06-28"))
        #expect(plan.due == day("2027-04-10"))
        #expect(plan.milestones.map(\.due) == [day("2026-12-09"), day("2026-08-08")])
        #expect(plan.milestones.map(\.done) == [nil, day("2026-08-06")])
        #expect(moved.shifted(byDays: -100) == road)
        #expect(road.shifted(byDays: 0) == road)
    }
}

@Suite("The tree of units")
struct UnitTreeTests {
    private let tree = UnitTree([
        Unit(code: "xinyuan.yufang", name: "渔房村", parent: "xinyuan"),
        Unit(code: "county", name: "县政府", parent: nil),
        Unit(code: "xinyuan", name: "新园乡", parent: "county"),
        Unit(code: "jiaoba", name: "蕉坝乡", parent: "county"),
        Unit(code: "xinyuan.a", name: "甲村", parent: "xinyuan"),
    ])

    @Test("knows who stands above and below")
    func relatives() {
        #expect(tree.ancestors(of: "xinyuan.yufang") == ["xinyuan", "county"])
        #expect(tree.ancestors(of: "county") == [])
        #expect(
            tree.descendants(of: "county") == ["jiaoba", "xinyuan", "xinyuan.a", "xinyuan.yufang"]
        )
        #expect(tree.descendants(of: "jiaoba") == [])
        #expect(tree.isUnit("xinyuan.yufang", within: "county"))
        #expect(tree.isUnit("xinyuan", within: "xinyuan"))
        #expect(!tree.isUnit("county", within: "xinyuan"))
        #expect(!tree.isUnit("jiaoba", within: "xinyuan"))
    }

    @Test("names units, also unknown ones")
    func names() {
        #expect(tree.name(of: "jiaoba") == "蕉坝乡")
        #expect(tree.name(of: "nowhere") == "nowhere")
        #expect(tree.unit("xinyuan")?.parent == "county")
        #expect(tree.ancestors(of: "nowhere") == [])
    }

    @Test("ends also when parents go in a circle")
    func circle() {
        let round = UnitTree([
            Unit(code: "a", name: "a", parent: "b"), Unit(code: "b", name: "b", parent: "a"),
            Unit(code: "c", name: "c", parent: "a"), Unit(code: "d", name: "d", parent: "d"),
        ])
        #expect(round.ancestors(of: "a") == ["b"])
        #expect(round.ancestors(of: "c") == ["a", "b"])
        #expect(round.ancestors(of: "d") == [])
        #expect(round.descendants(of: "a") == ["b", "c"])
    }
}
