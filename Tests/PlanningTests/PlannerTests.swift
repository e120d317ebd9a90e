import Disclosure
import Planning
import Testing

private let noon = instant("2026-11-20T12:00:00+08:00")

private let units = [
    Unit(code: "county", name: "县", parent: nil),
    Unit(code: "xinyuan", name: "新园乡", parent: "county"),
    Unit(code: "xinyuan.yufang", name: "渔房村", parent: "xinyuan"),
    Unit(code: "jiaoba", name: "蕉坝乡", parent: "county"),
    Unit(code: "jiaoba.shang", name: "上坝村", parent: "jiaoba"),
    Unit(code: "county.emergency", name: "县应急管理办公室", parent: "county"),
]

private func item(
    _ id: String,
    _ kind: Kind = .notice,
    unit: String = "county",
    _ urgency: Urgency = .routine,
    from: String? = nil,
    until: String? = nil,
    plan: Plan? = nil,
    schedule: Schedule? = nil,
    boards: Addressing = .byScope,
    precedence: Int = 0
) -> Item {
    Item(
        id: id,
        kind: kind,
        unit: unit,
        title: id,
        body: "",
        urgency: urgency,
        window: Window(from: from.map { instant($0) }, until: until.map { instant($0) }),
        plan: plan,
        schedule: schedule,
        boards: boards,
        precedence: precedence
    )
}

/// A plan of the ten working days from 16 to 27 November 2026; 40 percent is expected at noon.
private func plan(_ progress: Int, due: String = "2026-11-27") -> Plan {
    Plan(
        start: day("2026-11-16"),
        due: day(due),
        progress: progress,
        owner: "县",
        milestones: []
    )
}

private func programme(
    _ items: [Item],
    on board: Board = Board(id: "hall", name: "大厅"),
    at instant: Instant = noon
) -> Programme {
    Planner().programme(snapshot: snapshot(items, units: units), board: board, at: instant)
}

/// The programme in one line: what is shown, then what is not and why.
private func line(_ programme: Programme) -> String {
    let shown = programme.slots.map { $0.item?.id ?? "filler" }.joined(separator: " ")
    let hidden = programme.excluded.map { " \($0.itemID):\($0.cause.code)" }.joined()
    return shown + (hidden.isEmpty ? "" : " |" + hidden)
}

@Suite("A programme's order")
struct ProgrammeOrderTests {
    @Test("an emergency has the board to itself")
    func emergency() {
        let items = [item("a"), item("b", .urgent, .urgent), item("c", .urgent, .emergency)]
        let programme = programme(items)
        #expect(line(programme) == "c | a:emergency b:emergency")
        #expect(programme.slots[0].rank == .emergency)
        #expect(programme.slots[0].reason == "It is an emergency, which has the board to itself.")
    }

    @Test("what is urgent goes before what is routine")
    func urgent() {
        let programme = programme([item("a", .project), item("z", .poll, .urgent)])
        #expect(line(programme) == "z a")
        #expect(programme.slots.map(\.rank) == [.urgent, .routine])
    }

    @Test("the precedence goes first, then the nearest deadline, the worst lamp, the kind, the id")
    func routine() {
        let items = [
            item("n2"), item("n1"), item("n3", until: "2026-11-21T00:00:00+08:00"),
            item("n4", until: "2026-11-20T18:00:00+08:00"),
            item("p-done", .project, plan: plan(100)), item("p-on", .project, plan: plan(40)),
            item("p-late", .project, plan: plan(25)), item("p-over", .project, plan: plan(0)),
            item("p-on2", .project, plan: plan(60, due: "2026-11-25")), item("p", .project),
            item("t-over", .task, plan: plan(0)), item("z", .poll, precedence: 1),
            item("y", .project, precedence: -1),
        ]
        let programme = programme(items.shuffled())
        #expect(line(programme) == "z n4 n3 p-on2 p-over t-over p-late p-on p-done p n1 n2 y")
        #expect(
            programme.slots[3...9].map(\.lamp)
                == [.onSchedule, .overdue, .overdue, .late, .onSchedule, .done, nil]
        )
        #expect(
            programme.slots[4].reason
                == "It is a routine project, lamp overdue, due 2026-11-27, and its window is open."
        )
    }

    @Test("the filler stands alone and only when there is nothing else")
    func filler() {
        #expect(line(programme([])) == "filler")
        #expect(programme([]).validUntil == nil)
        let later = item("a", from: "2026-11-21T00:00:00+08:00")
        #expect(line(programme([later])) == "filler | a:not-yet-open")
        #expect(programme([]).slots[0].reason == "No item may hang on this board now.")
    }
}

@Suite("A programme's exclusions")
struct ProgrammeExclusionTests {
    @Test("windows open at their first instant and close at their last")
    func windows() {
        let windowed = item(
            "a",
            from: "2026-11-20T12:00:00+08:00",
            until: "2026-11-20T13:00:00+08:00"
        )
        let hour: Int64 = 3_600_000
        let cases: [(Int64, String)] = [
            (-1, "filler | a:not-yet-open"), (0, "a"), (hour - 1, "a"),
            (hour, "filler | a:expired"),
        ]
        for (delta, expected) in cases {
            let at = noon.advanced(byMilliseconds: delta)
            #expect(line(programme([windowed], at: at)) == expected, "\(delta) ms after noon")
        }
    }

    @Test("a board with a scope shows that unit and those below it, and urgent ones from above")
    func scope() {
        let items = [
            item("county"), item("county-u", .urgent, .urgent),
            item("town", unit: "xinyuan"), item("village", unit: "xinyuan.yufang"),
            item("other", unit: "jiaoba"), item("other-u", .urgent, unit: "jiaoba", .urgent),
            item("stray", unit: "nowhere"),
        ]
        let board = Board(id: "town", name: "乡", unitScope: "xinyuan")
        #expect(
            line(programme(items, on: board))
                == "county-u town village | county:other-unit other:other-unit "
                + "other-u:other-unit stray:other-unit"
        )
        let stray = Board(id: "stray", name: "?", unitScope: "nowhere")
        #expect(line(programme([item("stray", unit: "nowhere")], on: stray)) == "stray")
        let whole = Board(id: "all", name: "县")
        #expect(programme(items, on: whole).slots.count == 7)
    }

    @Test("a board's kinds bind what is routine, not what is urgent")
    func kinds() {
        let items = [
            item("a", .project), item("b", .fee), item("c", .weather, .urgent), item("d", .notice),
        ]
        let board = Board(id: "b", name: "b", kinds: [.fee, .notice])
        #expect(line(programme(items, on: board)) == "c b d | a:other-kind")
        let none = Board(id: "b", name: "b", kinds: [])
        #expect(line(programme([item("a")], on: none)) == "filler | a:other-kind")
    }

    @Test("a loop holds so many items and no more")
    func limit() {
        let items = (1...25).map { item($0 < 10 ? "n0\($0)" : "n\($0)") }
        let programme = programme(items)
        #expect(programme.slots.count == 20)
        // The turn of 600 seconds that holds noon begins the ring at its 16th item.
        #expect(programme.excluded.map(\.itemID) == ["n11", "n12", "n13", "n14", "n15"])
        #expect(
            programme.excluded[0].reason
                == "The loop is full: the board shows at most 20 items; "
                + "its turn comes at 2026-11-20T12:10:00+08:00."
        )
        let small = Board(id: "s", name: "s", maximumItems: 0)
        #expect(small.maximumItems == 1)
        #expect(
            line(
                Planner().programme(
                    snapshot: snapshot(Array(items.prefix(2)), units: units),
                    board: small,
                    at: noon
                )
            ) == "n01 | n02:beyond-limit"
        )
    }

    @Test("reasons are whole sentences, in the zone's time")
    func reasons() {
        let items = [
            item("a", from: "2026-11-21T00:00:00Z"), item("b", until: "2026-11-19T16:00:00Z"),
        ]
        #expect(
            programme(items).excluded.map(\.reason) == [
                "Its window opens at 2026-11-21T08:00:00+08:00.",
                "Its window closed at 2026-11-20T00:00:00+08:00.",
            ]
        )
    }

    @Test("of other units and kinds are told only on demand")
    func detail() {
        let items = [
            item("a", unit: "jiaoba"), item("b", .fee, unit: "xinyuan"),
            item("c", unit: "xinyuan", until: "2026-11-01T00:00:00Z"), item("d", unit: "xinyuan"),
        ]
        let board = Board(id: "b", name: "b", unitScope: "xinyuan", kinds: [.notice])
        let planner = Planner()
        let index = planner.index(snapshot(items, units: units), at: noon)
        #expect(line(planner.programme(index, for: board, at: noon)) == "d | c:expired")
        #expect(
            line(planner.programme(index, for: board, at: noon, detail: .everything))
                == "d | a:other-unit b:other-kind c:expired"
        )
    }
}

@Suite("A programme's validity")
struct ProgrammeValidityTests {
    @Test("ends when a window next opens or closes")
    func windows() {
        let items = [
            item("a", from: "2026-11-20T15:00:00+08:00"),
            item("b", until: "2026-11-20T14:00:00+08:00"),
            item("c", until: "2026-11-20T11:00:00+08:00"),
        ]
        #expect(programme(items).validUntil == instant("2026-11-20T14:00:00+08:00"))
        #expect(
            programme(items, at: instant("2026-11-20T14:00:00+08:00")).validUntil
                == instant("2026-11-20T15:00:00+08:00")
        )
        #expect(programme(items, at: instant("2026-11-20T15:00:00+08:00")).validUntil == nil)
    }

    @Test("ends at the midnight at which a lamp changes")
    func lamps() {
        // 40 expected on Friday and on the weekend's first day 50: then 36 percent is late.
        let programme = programme([item("p", .project, plan: plan(36))])
        #expect(programme.slots[0].lamp == .onSchedule)
        #expect(programme.validUntil == instant("2026-11-21T00:00:00+08:00"))
        let done = Planner().programme(
            snapshot: snapshot([item("p", .project, plan: plan(100))], units: units),
            board: Board(id: "b", name: "b"),
            at: noon
        )
        #expect(done.validUntil == nil)
    }

    @Test("an index of another day costs time, not truth")
    func staleIndex() {
        let planner = Planner()
        let snapshot = snapshot([item("p", .project, plan: plan(36))], units: units)
        let index = planner.index(snapshot, at: noon)
        let board = Board(id: "b", name: "b")
        let midnight = instant("2026-11-21T00:00:00+08:00")
        let before = midnight.advanced(byMilliseconds: -1)
        #expect(planner.isCurrent(index, at: before))
        #expect(!planner.isCurrent(index, at: midnight))
        #expect(planner.programme(index, for: board, at: before).slots[0].lamp == .onSchedule)
        #expect(planner.programme(index, for: board, at: midnight).slots[0].lamp == .late)
    }

    @Test("two programmes that show the same may differ in what they do not show")
    func sameness() {
        let first = programme([item("a")])
        let second = programme([item("a"), item("b", until: "2026-11-01T00:00:00Z")])
        #expect(first != second)
        #expect(first.showsTheSame(as: second))
        #expect(!first.showsTheSame(as: programme([item("b")])))
    }
}
