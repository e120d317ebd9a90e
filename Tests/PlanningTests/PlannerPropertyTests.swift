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
        "stays as it is until its validity ends, and not longer",
        arguments: 200..<212 as Range<UInt64>
    )
    func validity(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let slow = randomCase(&random)
            let at = randomInstant(&random)
            let planner = slow.planner
            func plan(_ at: Instant) -> Programme {
                planner.programme(snapshot: slow.snapshot, board: slow.board, at: at)
            }
            let programme = plan(at)
            for probe in probes(slow) where probe > at {
                guard let end = programme.validUntil, probe >= end else {
                    let later = plan(probe)
                    #expect(later.slots == programme.slots, "seed \(seed), \(probe)")
                    #expect(later.excluded == programme.excluded, "seed \(seed), \(probe)")
                    continue
                }
                // A full loop may look the same although a lamp behind it has changed.
                let isFull = programme.slots.count == slow.board.maximumItems
                let next = plan(end)
                #expect(
                    isFull || next.slots != programme.slots || next.excluded != programme.excluded,
                    "seed \(seed): nothing happens at \(end)"
                )
                break
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
        let foreign = ["other-unit", "other-kind"]
        #expect(
            own.excluded == whole.excluded.filter { !foreign.contains($0.cause.code) },
            "seed \(seed)"
        )
    }

    /// Every window edge and midnight, and the millisecond before each, in order.
    private func probes(_ slow: SlowPlanner) -> [Instant] {
        let windows = slow.snapshot.revisions.map(\.item.window)
        let edges = windows.flatMap { [$0.from, $0.until].compactMap { $0 } }
        let midnights = (-2...dayCount + 40).map {
            slow.planner.zone.start(of: firstDay.advanced(byDays: $0))
        }
        return (edges + midnights).flatMap { [$0.advanced(byMilliseconds: -1), $0] }.sorted()
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
        unitScope: ([nil, "x"] + units.map(\.code)).randomElement(using: &random) ?? nil,
        kinds: kinds,
        maximumItems: [1, 2, 5, 20].randomElement(using: &random) ?? 20
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
        plan: Bool.random(using: &random) ? randomPlan(&random) : nil
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
