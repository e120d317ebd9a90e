import Disclosure
import TestKit
import Testing

@testable import Planning

/// Days at whose ends something turns: an ordinary Friday, the Saturday before a make-up Sunday
/// and the Sunday itself, the last working day before the Spring Festival, New Year.
private let days = [
    "2026-11-20", "2026-02-13", "2026-02-14", "2026-09-19", "2026-09-20", "2026-12-31",
]
.map(day)

private let zones = [
    Zone.china, Zone(name: "UTC", offsetSeconds: 0), Zone(name: "east", offsetSeconds: 46_800),
    Zone(name: "west", offsetSeconds: -12_600),
]

private let units = [
    Unit(code: "a", name: "a", parent: nil), Unit(code: "a.b", name: "b", parent: "a"),
]

private let boards = [
    Board(id: "all", name: "all", maximumItems: 100),
    Board(id: "few", name: "few", maximumItems: 4),
    Board(id: "one", name: "one", unitScope: "a.b", maximumItems: 1),
    Board(id: "b", name: "b", tags: ["indoor"], unitScope: "a.b", maximumItems: 6),
]

/// Milliseconds around a midnight.
private let moments: [Int64] = [
    -3_600_000, -1_000, -1, 0, 1, 1_000, 60_000, 6 * 3_600_000, 8 * 3_600_000 + 1_800_000,
]

private func item(_ number: Int, near day: CivilDate, _ zone: Zone, _ random: inout SplitMix64)
    -> Item
{
    func one<Value>(_ values: [Value]) -> Value {
        values[Int(random.next() % UInt64(values.count))]
    }
    func midnight(_ offset: Int) -> Instant {
        zone.start(of: day.advanced(byDays: offset))
    }
    let schedules: [Schedule?] = [
        nil, nil, Schedule(hours: ["22:00-06:00"]), Schedule(hours: ["23:59-00:01"]),
        Schedule(hours: ["08:30-17:30"], workdaysOnly: true),
        Schedule(hours: ["20:00-02:00"], workdaysOnly: true), Schedule(workdaysOnly: true),
        Schedule(weekdays: [6, 7]), Schedule(hours: ["00:00-24:00"], weekdays: [1]),
    ]
    return Item(
        id: "i\(number)",
        kind: one([.notice, .project]),
        unit: one(["a", "a.b"]),
        title: "\(random.next() % 1_000)",
        body: "",
        urgency: one(
            [.routine, .routine, .routine, .urgent, .emergency].dropLast(Int(random.next() % 2))
        ),
        window: Window(
            from: one([nil, midnight(-1), midnight(0), midnight(1)]),
            until: one([nil, midnight(1), midnight(2), midnight(1).advanced(byMilliseconds: 1)])
        ),
        plan: one([
            nil,
            Plan(
                start: day.advanced(byDays: -4),
                due: day.advanced(byDays: Int(random.next() % 3) - 1),
                progress: Int(random.next() % 101),
                owner: "",
                milestones: []
            ),
        ]),
        schedule: one(schedules),
        boards: one([.byScope, .byScope, Addressing(tags: ["indoor"])])
    )
}

@Suite("Programmes around midnight")
struct MidnightTests {
    @Test(
        "are the same from scratch, by an index that was taken over, and by what a board kept",
        arguments: days,
        zones
    )
    func same(day: CivilDate, zone: Zone) {
        let planner = Planner(calendar: .china, zone: zone)
        for seed in 0..<4 as Range<UInt64> {
            var random = SplitMix64(seed: seed &+ UInt64(bitPattern: Int64(day.dayNumber)))
            var items = (0..<14).map { item($0, near: day, zone, &random) }
            let first = zone.start(of: day)
            var index = planner.index(hanging(items), at: first)
            var plans = boards.map { _ in StandingPlan(limit: 1_000) }
            var pending = boards.map { _ in PlanningChange(isWhole: true) }
            // Through the day and across its end.
            let instants = [0, 1].flatMap { night in
                moments.map {
                    zone.start(of: day.advanced(byDays: night)).advanced(byMilliseconds: $0)
                }
            }.filter { $0 >= first }
            for at in instants {
                if random.next() % 2 == 0 {
                    let number = Int(random.next() % 16)
                    items.removeAll { $0.id == "i\(number)" }
                    if random.next() % 4 != 0 {
                        items.append(item(number, near: day, zone, &random))
                    }
                }
                let snapshot = hanging(items)
                let change = planner.update(&index, to: snapshot, at: at)
                for (place, board) in boards.enumerated() {
                    // As the service does it: what does not concern a board is not told it.
                    if change.concerns(board, in: index) { pending[place] = change }
                    let kept = planner.programme(
                        index,
                        after: pending[place],
                        for: board,
                        at: at,
                        keeping: &plans[place]
                    )
                    pending[place] = PlanningChange()
                    let fresh = planner.index(snapshot, at: at)
                    let scratch = planner.programme(fresh, for: board, at: at, detail: .everything)
                    let taken = planner.programme(index, for: board, at: at, detail: .everything)
                    let comment = "seed \(seed), \(board.id), \(at.iso8601Text)"
                    #expect(taken == scratch, "\(comment)")
                    #expect(kept.slots == scratch.slots, "\(comment)")
                    if let end = kept.validUntil {
                        #expect(end > at && scratch.validUntil.map { end <= $0 } ?? true)
                    } else {
                        #expect(scratch.validUntil == nil, "\(comment)")
                    }
                }
            }
        }
    }

    @Test("hours that cross midnight belong to the day on which they begin")
    func crossing() {
        let zone = Zone.china
        let planner = Planner(calendar: .china, zone: zone)
        let night = Schedule(hours: ["20:00-02:00"], workdaysOnly: true)
        let item = Item(
            id: "n",
            kind: .notice,
            unit: "a",
            title: "n",
            body: "",
            urgency: .routine,
            schedule: night
        )
        // 2026-09-20 is a Sunday on which people work; 2026-09-19 is an ordinary Saturday.
        let cases: [(at: String, isShown: Bool)] = [
            ("2026-09-18T23:59:59+08:00", true), ("2026-09-19T00:00:00+08:00", true),
            ("2026-09-19T01:59:59+08:00", true), ("2026-09-19T02:00:00+08:00", false),
            ("2026-09-19T20:00:00+08:00", false), ("2026-09-20T00:00:00+08:00", false),
            ("2026-09-20T19:59:59+08:00", false), ("2026-09-20T20:00:00+08:00", true),
            ("2026-09-20T23:59:59+08:00", true), ("2026-09-21T00:00:00+08:00", true),
            ("2026-09-21T02:00:00+08:00", false),
        ]
        for (text, isShown) in cases {
            let programme = planner.programme(
                snapshot: hanging([item]),
                board: boards[0],
                at: instant(text)
            )
            #expect((programme.slots.first?.item?.id == "n") == isShown, "\(text)")
        }
    }

    private func hanging(_ items: [Item]) -> Snapshot {
        snapshot(items, units: units) {
            "\($0.title) \($0.unit) " + String(describing: $0.window)
                + String(describing: $0.schedule)
        }
    }
}
