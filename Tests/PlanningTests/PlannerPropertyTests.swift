import Disclosure
import Planning
import TestKit
import Testing

/// Mid-November 2026, in which all windows and plans of the random snapshots lie.
private let firstDay = CivilDate(dayNumber: 20_770)
private let dayCount = 12

private let units = [
    Unit(code: "a", name: "a", parent: nil), Unit(code: "a.b", name: "b", parent: "a"),
    Unit(code: "a.c", name: "c", parent: "a"), Unit(code: "a.b.d", name: "d", parent: "a.b"),
    Unit(code: "e", name: "e", parent: nil),
]

@Suite("The planner against a slow one that is obviously right")
struct PlannerPropertyTests {
    @Test(
        "agrees on what is shown, and on why the rest is not",
        arguments: 100..<112 as Range<UInt64>
    )
    func agreement(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<25 {
            let slow = randomCase(&random)
            for _ in 0..<4 {
                let at = randomInstant(&random)
                compare(slow, at: at, seed: seed)
            }
        }
    }

    @Test(
        "stays as it is until its validity ends, minute by minute for two days",
        arguments: 200..<206 as Range<UInt64>
    )
    func validity(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let slow = randomCase(&random)
        let start = randomInstant(&random)
        var index = slow.planner.index(slow.snapshot, at: start)
        func plan(_ at: Instant) -> Programme {
            if !slow.planner.isCurrent(index, at: at) {
                index = slow.planner.index(slow.snapshot, at: at)
            }
            return slow.planner.programme(index, for: slow.board, at: at)
        }
        var held = plan(start)
        for minute in 1...2 * 24 * 60 {
            let at = start.advanced(byMilliseconds: Int64(minute) * 60_000)
            let now = plan(at)
            if let end = held.validUntil, end <= at {
                held = now
                continue
            }
            #expect(now.slots == held.slots, "seed \(seed), minute \(minute)")
            let causes = [now, held].map { $0.excluded.map { "\($0.itemID) \($0.cause.code)" } }
            #expect(causes[0] == causes[1], "seed \(seed), minute \(minute)")
        }
    }

    @Test(
        "a snapshot taken over gives what a new index gives, and only boards it concerns change",
        arguments: 400..<410 as Range<UInt64>
    )
    func takingOver(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let first = randomCase(&random)
        let boards = (0..<8).map { number in
            var board = randomCase(&random).board
            board.id = "board-\(number)"
            return board
        }
        let at = randomInstant(&random)
        var index = first.planner.index(first.snapshot, at: at)
        var items = first.snapshot.revisions.map(\.item)
        for round in 0..<20 {
            let before = boards.map { first.planner.programme(index, for: $0, at: at) }
            let id = "i\(Int.random(in: 0..<16, using: &random))"
            items.removeAll { $0.id == id }
            if Bool.random(using: &random) { items.append(randomItem(id, &random)) }
            var next = snapshot(items, units: units, digest: \.digest)
            next.version = Int64(round) + 2
            let change = first.planner.update(&index, to: next, at: at)
            let fresh = first.planner.index(next, at: at)
            for (board, old) in zip(boards, before) {
                let expected = first.planner.programme(fresh, for: board, at: at)
                let note: Comment = "seed \(seed), round \(round), \(board)"
                #expect(first.planner.programme(index, for: board, at: at) == expected, note)
                if !change.concerns(board, in: index) {
                    #expect(expected.slots == old.slots, note)
                    #expect(expected.validUntil == old.validUntil, note)
                }
            }
        }
    }

    @Test("does not care about the order of the snapshot", arguments: 300..<304 as Range<UInt64>)
    func determinism(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let slow = randomCase(&random)
        let at = randomInstant(&random)
        var shuffled = slow.snapshot
        let first = slow.planner.programme(snapshot: slow.snapshot, board: slow.board, at: at)
        for _ in 0..<10 {
            shuffled.revisions.shuffle(using: &random)
            shuffled.units.shuffle(using: &random)
            let again = slow.planner.programme(snapshot: shuffled, board: slow.board, at: at)
            #expect(again == first, "seed \(seed)")
        }
    }

    private func compare(_ slow: SlowPlanner, at: Instant, seed: UInt64) {
        let index = slow.planner.index(slow.snapshot, at: at)
        let whole = slow.planner.programme(index, for: slow.board, at: at, detail: .everything)
        let own = slow.planner.programme(index, for: slow.board, at: at)
        #expect(whole.slots == own.slots, "seed \(seed)")
        #expect(whole.validUntil == own.validUntil, "seed \(seed)")
        #expect(whole.slots.compactMap { $0.item?.id } == slow.shown(at: at), "seed \(seed)")
        for slot in whole.slots {
            #expect(slot.lamp == slot.item.flatMap { slow.lamp($0, at: at) }, "seed \(seed)")
        }
        let pairs = whole.excluded.map { ($0.itemID, $0.cause.code) }
        let hidden = slow.hidden(at: at)
        #expect(Dictionary(pairs, uniquingKeysWith: { $1 }) == hidden, "seed \(seed)")
        #expect(pairs.map(\.0) == hidden.keys.sorted(), "seed \(seed)")
        let foreign = ["other-unit", "other-kind", "other-board"]
        #expect(
            own.excluded == whole.excluded.filter { !foreign.contains($0.cause.code) },
            "seed \(seed)"
        )
    }
}

private func randomCase(_ random: inout SplitMix64) -> SlowPlanner {
    let count = Int.random(in: 0...14, using: &random)
    let items = (0..<count).map { randomItem("i\($0)", &random) }
    let kinds: Set<Kind>? =
        Bool.random(using: &random) ? nil : Set(Kind.allCases.shuffled(using: &random).prefix(10))
    let board = Board(
        id: "board",
        name: "榜",
        tags: ["hall"],
        unitScope: ([nil, "x"] + units.map(\.code)).randomElement(using: &random) ?? nil,
        kinds: kinds,
        maximumItems: [1, 2, 5, 20].randomElement(using: &random) ?? 20,
        turnMilliseconds: [60_000, 420_000, 3_600_000].randomElement(using: &random)
    )
    let zone = Zone(name: "test", offsetSeconds: Int.random(in: -12...14, using: &random) * 3_600)
    let holidays = Set((0..<4).map { _ in randomDay(&random) })
    return SlowPlanner(
        planner: Planner(calendar: WorkingCalendar(holidays: holidays), zone: zone),
        snapshot: snapshot(items, units: units),
        board: board
    )
}

private func randomItem(_ id: String, _ random: inout SplitMix64) -> Item {
    let kinds: [Kind] = [.project, .task, .notice, .fee, .urgent, .weather]
    let urgencies: [Urgency] = [
        .routine, .routine, .routine, .routine, .urgent, .urgent, .emergency,
    ]
    let edges = [randomInstant(&random), randomInstant(&random)].sorted()
    return Item(
        id: id,
        kind: kinds.randomElement(using: &random) ?? .notice,
        unit: (["nowhere"] + units.map(\.code)).randomElement(using: &random) ?? "a",
        title: id,
        body: "",
        urgency: urgencies.randomElement(using: &random) ?? .routine,
        window: Window(
            from: Bool.random(using: &random) ? edges[0] : nil,
            until: Bool.random(using: &random) ? edges[1] : nil
        ),
        plan: Bool.random(using: &random) ? randomPlan(&random) : nil,
        schedule: Bool.random(using: &random) ? randomSchedule(&random) : nil,
        boards: [
            .byScope, .byScope, Addressing(ids: ["board", "board-3"]), Addressing(tags: ["hall"]),
            Addressing(ids: ["x"]),
        ]
        .randomElement(using: &random) ?? .byScope,
        precedence: [0, 0, 0, 2, -3].randomElement(using: &random) ?? 0
    )
}

private func randomSchedule(_ random: inout SplitMix64) -> Schedule {
    let hours = ["08:30-17:30", "22:00-02:00", "00:00-24:00", "12:00-13:00", "23:15-06:45"]
    let rules = ["FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,SA", "FREQ=MONTHLY;COUNT=2"]
    let rule =
        Int.random(in: 0..<4, using: &random) == 0 ? rules.randomElement(using: &random) : nil
    return Schedule(
        hours: Array(hours.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))),
        weekdays: Bool.random(using: &random)
            ? [] : Set((1...7).shuffled(using: &random).prefix(3)),
        workdaysOnly: Int.random(in: 0..<3, using: &random) == 0,
        rule: rule,
        start: rule.map { _ in firstDay }
    )
}

private func randomPlan(_ random: inout SplitMix64) -> Plan {
    let start = randomDay(&random)
    let milestone = Milestone(name: "m", due: randomDay(&random), done: nil)
    return Plan(
        start: start,
        due: start.advanced(byDays: Int.random(in: 0..<20, using: &random)),
        progress: [0, 20, 50, 90, 100].randomElement(using: &random) ?? 0,
        owner: "o",
        milestones: Bool.random(using: &random) ? [milestone] : []
    )
}

private func randomDay(_ random: inout SplitMix64) -> CivilDate {
    firstDay.advanced(byDays: Int.random(in: 0..<dayCount, using: &random))
}

/// An instant on a whole hour, so that edges meet each other and midnights.
private func randomInstant(_ random: inout SplitMix64) -> Instant {
    let hour = firstDay.dayNumber * 24 + Int.random(in: 0..<dayCount * 24, using: &random)
    return Instant(seconds: Int64(hour) * 3_600)
}
