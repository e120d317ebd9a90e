import Disclosure
import Testing

@testable import Planning

private let noon = instant("2026-11-20T12:00:00+08:00")
private let units = [
    Unit(code: "county", name: "县", parent: nil),
    Unit(code: "xinyuan", name: "新园乡", parent: "county"),
    Unit(code: "yubei", name: "渝北乡", parent: "county"),
]
private let county = Board(id: "hall", name: "大厅", tags: ["indoor"], unitScope: "county")
private let xinyuan = Board(id: "gate", name: "大门", tags: ["outdoor"], unitScope: "xinyuan")
private let yubei = Board(id: "lane", name: "巷口", tags: ["outdoor"], unitScope: "yubei")
private let anywhere = Board(id: "any", name: "各处")

private func item(
    _ id: String,
    _ unit: String = "county",
    _ urgency: Urgency = .routine,
    boards: Addressing = .byScope,
    title: String? = nil
) -> Item {
    Item(
        id: id,
        kind: .notice,
        unit: unit,
        title: title ?? id,
        body: "",
        urgency: urgency,
        window: Window(from: nil, until: nil),
        plan: nil,
        boards: boards
    )
}

private func order(_ id: String, pin: String? = nil, to targets: [String] = []) -> Override {
    Override(
        id: id,
        kind: pin == nil ? .blackout : .pin,
        item: pin,
        targets: targets,
        span: noon..<noon.advanced(byMilliseconds: 600_000),
        person: "王",
        reason: "检修",
        at: noon
    )
}

private func hanging(
    _ items: [Item],
    _ overrides: [Override] = [],
    units list: [Unit] = units
) -> Snapshot {
    var made = snapshot(items, units: list, digest: { "\($0.id) \($0.unit) \($0.title)" })
    made.overrides = overrides
    return made
}

/// Every list of an index by the ids in it.
private func lists(_ index: PlanningIndex) -> [String: [String]] {
    var all = [
        "id": index.byID.map(\.id), "ordered": index.ordered.map(\.id),
        "urgent": index.urgent.map(\.id), "overrides": index.overrides.map(\.id),
    ]
    for (unit, list) in index.byUnit where !list.isEmpty { all["unit \(unit)"] = list.map(\.id) }
    for (id, list) in index.byBoard where !list.isEmpty { all["board \(id)"] = list.map(\.id) }
    for (tag, list) in index.byTag where !list.isEmpty { all["tag \(tag)"] = list.map(\.id) }
    return all
}

@Suite("One change goes into the index in its place, and concerns its boards alone")
struct IndexUpdateTests {
    private static let start = [
        item("b"), item("d", "xinyuan"), item("f", "yubei", .urgent), item("h"),
    ]

    /// What hangs next, with which overrides, and the boards that must be planned anew.
    struct Step: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var items = IndexUpdateTests.start
        var overrides: [Override] = []
        let concerned: [String]
    }

    private static let steps = [
        Step(testDescription: "nothing", concerned: []),
        Step(
            testDescription: "one comes first of all",
            items: [item("a", "xinyuan")] + start,
            concerned: ["any", "gate", "hall"]
        ),
        Step(
            testDescription: "one comes between others",
            items: start + [item("e", "yubei")],
            concerned: ["any", "hall", "lane"]
        ),
        Step(
            testDescription: "one comes last",
            items: start + [item("z")],
            concerned: ["any", "hall"]
        ),
        Step(
            testDescription: "one goes",
            items: start.filter { $0.id != "d" },
            concerned: ["any", "gate", "hall"]
        ),
        Step(testDescription: "all go", items: [], concerned: ["any", "gate", "hall", "lane"]),
        Step(
            testDescription: "one is revised",
            items: start.map { $0.id == "d" ? item("d", "xinyuan", title: "改") : $0 },
            concerned: ["any", "gate", "hall"]
        ),
        Step(
            testDescription: "one moves to another unit",
            items: start.map { $0.id == "d" ? item("d", "yubei") : $0 },
            concerned: ["any", "gate", "hall", "lane"]
        ),
        Step(
            testDescription: "one goes and another comes",
            items: start.filter { $0.id != "d" } + [item("e", "yubei")],
            concerned: ["any", "gate", "hall", "lane"]
        ),
        Step(
            testDescription: "one asks for a board by its id",
            items: start + [item("e", "yubei", boards: Addressing(ids: ["gate"]))],
            concerned: ["gate"]
        ),
        Step(
            testDescription: "one asks for boards by a tag",
            items: start + [item("e", boards: Addressing(tags: ["outdoor"]))],
            concerned: ["gate", "lane"]
        ),
        Step(
            testDescription: "an urgent one comes, which a sister unit shows as well",
            items: start + [item("e", "xinyuan", .emergency)],
            concerned: ["any", "gate", "hall", "lane"]
        ),
        Step(
            testDescription: "a blackout for one board",
            overrides: [order("dark", to: ["lane"])],
            concerned: ["lane"]
        ),
        Step(
            testDescription: "a blackout for every board",
            overrides: [order("dark")],
            concerned: ["any", "gate", "hall", "lane"]
        ),
        Step(
            testDescription: "a pin by tag",
            overrides: [order("pin", pin: "h", to: ["tag:indoor"])],
            concerned: ["hall"]
        ),
    ]

    private static let boards = [anywhere, xinyuan, county, yubei]

    @Test("forth and back", arguments: steps)
    func step(_ step: Step) {
        let planner = Planner()
        let before = hanging(Self.start)
        let after = hanging(step.items, step.overrides)
        var index = planner.index(before, at: noon)
        for (next, way) in [(after, "forth"), (before, "back"), (before, "again")] {
            let change = planner.update(&index, to: next, at: noon)
            #expect(!change.isWhole)
            let concerned = Self.boards.filter { change.concerns($0, in: index) }.map(\.id)
            let expected = way == "again" ? [] : step.concerned
            #expect(concerned == expected, "\(way)")
            #expect(lists(index) == lists(planner.index(next, at: noon)), "\(way)")
            #expect(index.snapshot.revisions == next.revisions)
        }
    }

    @Test("what stays is not worked out anew, what changed is")
    func kept() throws {
        let planner = Planner()
        var index = planner.index(hanging(Self.start), at: noon)
        let old = index.byID
        let revised = Self.start.map { $0.id == "d" ? item("d", "xinyuan", title: "改") : $0 }
        _ = planner.update(&index, to: hanging(revised), at: noon)
        #expect(zip(old, index.byID).map { $0 === $1 } == [true, false, true, true])
        _ = planner.update(&index, to: hanging(revised + [item("c")]), at: noon)
        #expect(index.byID[0] === old[0])
        #expect(index.byID.map(\.id) == ["b", "c", "d", "f", "h"])
        #expect(index.byID[3] === old[2])
        #expect(index.byID[4] === old[3])
    }

    /// Whatever tells a revision apart makes it another one.
    @Test("another number, digest, time or signature is a change", arguments: 0..<5)
    func distinct(part: Int) {
        let planner = Planner()
        let before = hanging(Self.start)
        var after = before
        var revision = after.revisions[1].revision
        var signatures = after.revisions[1].signatures
        switch part {
        case 0:
            revision = Revision(
                item: revision.item,
                number: 2,
                digest: revision.digest,
                createdAt: revision.createdAt
            )
        case 1:
            revision = Revision(
                item: revision.item,
                number: 1,
                digest: "other",
                createdAt: revision.createdAt
            )
        case 2:
            revision = Revision(
                item: revision.item,
                number: 1,
                digest: revision.digest,
                createdAt: noon
            )
        case 3:
            signatures.append(
                Signature(step: .approved, person: "张", at: noon, digest: revision.digest)
            )
        default: break
        }
        after.revisions[1] = ApprovedRevision(revision: revision, signatures: signatures)
        var index = planner.index(before, at: noon)
        let change = planner.update(&index, to: after, at: noon)
        #expect(change.concerns(xinyuan, in: index) == (part < 4))
        #expect(index.byID[1].revision == after.revisions[1])
    }

    @Test("units that change, and another day, concern every board")
    func whole() {
        let planner = Planner()
        var index = planner.index(hanging(Self.start), at: noon)
        let fewer = hanging(Self.start, units: Array(units.dropLast()))
        #expect(planner.update(&index, to: fewer, at: noon).isWhole)
        #expect(index.unitNames.count == 2)
        #expect(!index.units.isUnit("yubei", within: "county"))
        let tomorrow = noon.advanced(byMilliseconds: 86_400_000)
        let change = planner.update(&index, to: fewer, at: tomorrow)
        #expect(change.isWhole)
        #expect(change.concerns(yubei, in: index))
        #expect(planner.isCurrent(index, at: tomorrow))
        #expect(!PlanningChange().isWhole)
        #expect(PlanningChange(isWhole: true).concerns(yubei, in: index))
    }

    @Test("a pinned item that changes concerns the boards of its pin, beyond its unit")
    func pinned() {
        let planner = Planner()
        let pins = [order("pin", pin: "d", to: ["lane"])]
        var index = planner.index(hanging(Self.start, pins), at: noon)
        let revised = Self.start.map { $0.id == "d" ? item("d", "xinyuan", title: "改") : $0 }
        let change = planner.update(&index, to: hanging(revised, pins), at: noon)
        #expect(change.concerns(yubei, in: index))
    }

    @Test(
        "hundreds of changes at once give what a new index gives",
        arguments: [255, 256, 257, 600]
    )
    func many(count: Int) {
        let planner = Planner()
        var index = planner.index(hanging(Self.start), at: noon)
        let crowd = (0..<count).map { item("n\(10_000 + $0)", $0 % 2 == 0 ? "xinyuan" : "yubei") }
        let next = hanging(Self.start + crowd)
        let change = planner.update(&index, to: next, at: noon)
        #expect(lists(index) == lists(planner.index(next, at: noon)))
        #expect(!change.isWhole)
        #expect(change.concerns(xinyuan, in: index))
    }

    @Test("an item is found by its id, and nothing else is")
    func entry() {
        let index = Planner().index(hanging(Self.start), at: noon)
        let found = ["a", "b", "c", "d", "h", "i"].map { index.entry(of: $0)?.id }
        #expect(found == [nil, "b", nil, "d", "h", nil])
        #expect(Planner().index(hanging([]), at: noon).entry(of: "b") == nil)
    }

    @Test("a board of few items is given those alone, in order, each once")
    func shortList() {
        let crowd = (0..<80).map { item("n\($0)", "yubei") }
        let mine = [
            item("q", "xinyuan"), item("c", "xinyuan"),
            item("t", "yubei", boards: Addressing(ids: ["gate"], tags: ["outdoor"])),
        ]
        let index = Planner().index(hanging(crowd + mine), at: noon)
        let reach = BoardReach(xinyuan, units: index.units)
        func ids(pins: [Override]) -> [String] {
            index.entries(for: xinyuan, reach, pins: pins).map(\.id)
        }
        #expect(ids(pins: []) == ["c", "q", "t"])
        #expect(ids(pins: [order("pin", pin: "q")]) == ["c", "q", "t"])
        #expect(ids(pins: [order("pin", pin: "n7")]) == ["c", "n7", "q", "t"])
    }
}
