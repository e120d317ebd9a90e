import Disclosure
import Planning
import Testing

private let noon = instant("2026-11-20T12:00:00+08:00")
private let units = [
    Unit(code: "county", name: "县", parent: nil),
    Unit(code: "xinyuan", name: "新园乡", parent: "county"),
]

private func item(
    _ id: String,
    _ kind: Kind = .notice,
    unit: String = "county",
    _ urgency: Urgency = .routine,
    until: Instant? = nil
) -> Item {
    Item(
        id: id,
        kind: kind,
        unit: unit,
        title: id,
        body: "",
        urgency: urgency,
        window: Window(from: nil, until: until),
        plan: nil
    )
}

/// Five routine items, an urgent and one of another unit.
private let items = [
    item("a", .fee), item("b", .fee), item("c", .fee), item("d", .fee), item("e", .fee),
    item("u", .urgent, .urgent), item("x", .fee, unit: "xinyuan"),
]

private func minutes(_ minutes: Int) -> Instant {
    noon.advanced(byMilliseconds: Int64(minutes) * 60_000)
}

/// An order written as `kind` or `kind:item`, from some minutes after noon until others.
private func put(
    _ word: String,
    _ targets: [String] = [],
    from: Int = -10,
    until: Int = 10,
    ended: Int? = nil
) -> Override {
    let parts = word.split(separator: ":").map(String.init)
    let kind = OverrideKind(rawValue: parts[0]) ?? .blackout
    var order = Override(
        id: word.replacing(":", with: "-"),
        kind: kind,
        text: kind.hasText ? parts[0] : nil,
        item: kind == .pin ? parts.last : nil,
        targets: targets,
        span: minutes(from)..<minutes(until),
        person: "王主任",
        reason: "抢修",
        at: minutes(from)
    )
    order.endedAt = ended.map(minutes)
    return order
}

private func plan(
    _ orders: [Override],
    _ shown: [Item] = items,
    on board: Board = Board(id: "hall", name: "大厅", tags: ["indoor"], unitScope: "county"),
    after minute: Int = 0
) -> Programme {
    var snapshot = snapshot(shown, units: units)
    snapshot.overrides = orders
    return Planner().programme(snapshot: snapshot, board: board, at: minutes(minute))
}

/// What a board shows in one line: items by id, notices in brackets, `dark`.
private func line(_ programme: Programme) -> String {
    programme.slots.map { slot in
        switch slot.content {
        case .item(let revision): slot.rank == .pinned ? "*" + revision.item.id : revision.item.id
        case .notice(let text): "[\(text)]"
        case .dark: "dark"
        case .filler: "filler"
        }
    }.joined(separator: " ")
}

@Suite("Overrides go before the plan in a fixed order")
struct OverridePlanTests {
    static let ranks: [(orders: [String], shown: String)] = [
        ([], "u a b c d e x"),
        (["pin:d"], "u *d a b c e x"),
        (["urgent"], "[urgent] u"),
        (["urgent", "pin:d"], "[urgent] u"),
        (["emergency", "urgent", "pin:d"], "[emergency]"),
        (["blackout", "emergency", "urgent", "pin:d"], "dark"),
        (["pin:u"], "u a b c d e x"),
        (["pin:nothing"], "u a b c d e x"),
    ]

    @Test("the strongest order decides", arguments: ranks)
    func strongest(_ orders: [String], _ shown: String) {
        #expect(line(plan(orders.map { put($0) })) == shown)
    }

    @Test("an emergency item and an emergency notice share the board")
    func emergencies() {
        let shown = items + [item("z", .urgent, .emergency)]
        #expect(line(plan([put("emergency")], shown)) == "[emergency] z")
        #expect(line(plan([put("urgent")], shown)) == "z")
    }

    @Test("a board that interleaves shows a notice first and after every three items")
    func interleaved() {
        let board = Board(id: "hall", name: "大厅", notices: .interleaved)
        #expect(
            line(plan([put("urgent")], on: board))
                == "[urgent] u a b [urgent] c d e [urgent] x"
        )
        #expect(line(plan([put("urgent")], [], on: board)) == "[urgent]")
        #expect(line(plan([put("emergency")], on: board)) == "[emergency]")
    }

    @Test("a pin brings an item of another unit or kind, keeps it in a full loop, but no longer")
    func pins() {
        let gate = Board(id: "gate", name: "门口", unitScope: "county.none", kinds: [.poll])
        #expect(line(plan([put("pin:x")], on: gate)) == "*x")
        #expect(line(plan([put("pin:u")], on: gate)) == "u")
        let small = Board(id: "small", name: "小屏", maximumItems: 2)
        #expect(line(plan([put("pin:e")], on: small)) == "u *e")
        let closed = [item("a"), item("b", until: minutes(-1))]
        #expect(line(plan([put("pin:b")], closed)) == "a")
        var late = put("pin:d")
        late.id = "later"
        late.at = minutes(-1)
        #expect(line(plan([put("pin:e"), late])) == "u *d *e a b c x")
    }

    static let meant: [(targets: [String], isMet: Bool)] = [
        ([], true), (["hall"], true), (["gate"], false), (["gate", "hall"], true),
        (["indoor"], true), (["tag:indoor"], true), (["tag:hall"], false), (["outdoor"], false),
    ]

    @Test("targets are boards and tags; none means every board", arguments: meant)
    func targets(_ targets: [String], _ isMet: Bool) {
        #expect(line(plan([put("blackout", targets)])) == (isMet ? "dark" : "u a b c d e x"))
    }

    static let stretches: [(order: Override, at: Int, isDark: Bool, next: Int?)] = [
        (put("blackout", from: 5, until: 9), 0, false, 5),
        (put("blackout", from: 5, until: 9), 5, true, 9),
        (put("blackout", from: 5, until: 9), 8, true, 9),
        (put("blackout", from: 5, until: 9), 9, false, nil),
        (put("blackout", from: 5, until: 9, ended: 7), 6, true, 7),
        (put("blackout", from: 5, until: 9, ended: 7), 7, false, nil),
        (put("blackout", ["gate"], from: 5, until: 9), 6, false, nil),
    ]

    @Test(
        "it is in force from its beginning to its end, and the plan holds until then",
        arguments: stretches
    )
    func spans(_ order: Override, _ at: Int, _ isDark: Bool, _ next: Int?) {
        let programme = plan([order], after: at)
        #expect((line(programme) == "dark") == isDark)
        #expect(programme.validUntil == next.map(minutes))
    }

    @Test("a day's index knows of orders that begin in the evening and of those from the night")
    func index() {
        var snapshot = snapshot(items, units: units)
        snapshot.overrides = [
            put("blackout", from: -800, until: -700), put("urgent", from: 400, until: 420),
        ]
        let planner = Planner()
        let index = planner.index(snapshot, at: noon)
        let board = Board(id: "hall", name: "大厅")
        let shown = [-701, 0, 400, 419, 420].map {
            line(planner.programme(index, for: board, at: minutes($0)))
        }
        #expect(
            shown == [
                "dark", "u a b c d e x", "[urgent] u", "[urgent] u", "u a b c d e x",
            ]
        )
    }

    @Test("what gives way says to what, and what stands says by whose order")
    func reasons() {
        func causes(_ orders: [Override]) -> Set<String> {
            Set(plan(orders).excluded.map(\.cause.code))
        }
        #expect(causes([put("blackout")]) == ["blackout"])
        #expect(causes([put("emergency")]) == ["emergency"])
        #expect(causes([put("urgent")]) == ["notice"])
        #expect(causes([put("pin:d")]) == [])
        let reason = plan([put("pin:d")]).slots[1].reason
        #expect(reason == "A pin ordered by 王主任: 抢修 (pin-d).")
        #expect(plan([put("blackout")]).slots[0].reason.hasPrefix("A blackout ordered by 王主任"))
    }
}
