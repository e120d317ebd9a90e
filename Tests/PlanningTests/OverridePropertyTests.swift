import Disclosure
import Planning
import TestKit
import Testing

/// A seeded office in a bad week: boards, items and orders of every kind.
private struct BadWeek {
    static let start = instant("2026-11-16T00:00:00+08:00")
    static let milliseconds: Int64 = 7 * 86_400_000

    var random: SplitMix64
    let boards: [Board]
    let items: [Item]
    let orders: [Override]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        var random = random
        func pick<Value>(_ values: [Value]) -> Value {
            values[Int(random.next() % UInt64(values.count))]
        }
        func moment() -> Instant {
            Self.start.advanced(byMilliseconds: Int64(random.next() % UInt64(Self.milliseconds)))
        }
        boards = (0..<4).map { number in
            Board(
                id: "b\(number)",
                name: "屏",
                tags: pick([[], ["hall"], ["gate"], ["hall", "gate"]]),
                unitScope: pick(["county", "town", nil]),
                maximumItems: pick([1, 3, 12]),
                notices: pick(NoticeManner.allCases)
            )
        }
        items = (0..<24).map { number in
            let ends = [moment(), moment()].sorted()
            return Item(
                id: "i\(number)",
                kind: pick([.notice, .fee, .urgent]),
                unit: pick(["county", "town"]),
                title: "第\(number)条",
                body: "",
                urgency: pick([.routine, .routine, .routine, .urgent, .emergency]),
                window: pick([.always, Window(from: ends[0], until: ends[1])])
            )
        }
        orders = (0..<12).map { number in
            let kind = pick(OverrideKind.allCases)
            let ends = [moment(), moment()].sorted()
            var order = Override(
                id: "o\(number)",
                kind: kind,
                text: kind.hasText ? "通知\(number)" : nil,
                item: kind == .pin ? "i\(random.next() % 26)" : nil,
                targets: pick([[], ["b0"], ["b1", "b2"], ["tag:hall"], ["gate"]]),
                span: ends[0]..<ends[1].advanced(byMilliseconds: 1),
                person: "王主任",
                reason: "演练",
                at: ends[0]
            )
            if random.next() % 4 == 0 { order.endedAt = [moment(), ends[1]].min() }
            return order
        }
        self.random = random
    }

    mutating func moment() -> Instant {
        Self.start.advanced(byMilliseconds: Int64(random.next() % UInt64(Self.milliseconds)))
    }

    func plan(_ board: Board, at now: Instant, _ orders: [Override]? = nil) -> Programme {
        let units = [
            Unit(code: "county", name: "县", parent: nil),
            Unit(code: "town", name: "乡", parent: "county"),
        ]
        var snapshot = snapshot(items, units: units)
        snapshot.overrides = orders ?? self.orders
        return Planner().programme(snapshot: snapshot, board: board, at: now)
    }

    /// The orders in force on a board.
    func standing(on board: Board, at now: Instant, _ kind: OverrideKind) -> [Override] {
        orders.filter {
            $0.kind == kind && $0.span.contains(now) && ($0.endedAt.map { now < $0 } ?? true)
                && Override.concerns($0.targets, board: board.id, tags: board.tags)
        }
    }
}

@Suite("Whatever is ordered, the order of strength holds")
struct OverridePropertyTests {
    private static let seeds = Array(UInt64(1)...60)
    private static let instants = 20

    /// Runs a body for every board of the week at seeded instants.
    private func walk(_ seed: UInt64, _ body: (BadWeek, Board, Instant) -> Void) {
        var week = BadWeek(seed: seed)
        for _ in 0..<Self.instants {
            let now = week.moment()
            for board in week.boards { body(week, board, now) }
        }
    }

    @Test("a blackout leaves nothing lit, and nothing else makes a board dark", arguments: seeds)
    func blackout(_ seed: UInt64) {
        walk(seed) { week, board, now in
            let slots = week.plan(board, at: now).slots
            let isOrdered = !week.standing(on: board, at: now, .blackout).isEmpty
            #expect(slots.contains { $0.content == .dark } == isOrdered, "\(board.id) at \(now)")
            if isOrdered { #expect(slots.map(\.content) == [.dark]) }
        }
    }

    @Test(
        "notices hang while they are in force, where they belong, and not after",
        arguments: seeds
    )
    func notices(_ seed: UInt64) {
        walk(seed) { week, board, now in
            guard week.standing(on: board, at: now, .blackout).isEmpty else { return }
            let shown = Set(week.plan(board, at: now).slots.compactMap(\.notice))
            let emergencies = Set(week.standing(on: board, at: now, .emergency).compactMap(\.text))
            let urgent = Set(week.standing(on: board, at: now, .urgent).compactMap(\.text))
            #expect(shown.isSubset(of: emergencies.union(urgent)), "\(board.id) at \(now)")
            #expect(emergencies.isSubset(of: shown), "an emergency is missing")
            if !emergencies.isEmpty {
                #expect(shown.isDisjoint(with: urgent.subtracting(emergencies)))
            }
        }
    }

    @Test("stronger comes first, and an emergency shares with nothing weaker", arguments: seeds)
    func ranks(_ seed: UInt64) {
        walk(seed) { week, board, now in
            let ranks = week.plan(board, at: now).slots.map(\.rank)
            let order = Slot.Rank.allCases
            let places = ranks.compactMap { order.firstIndex(of: $0) }
            let first = places.first ?? 0
            #expect(places.allSatisfy { $0 >= first }, "\(ranks)")
            // Interleaved notices come again between what is weaker.
            if board.notices == .takeover { #expect(places == places.sorted(), "\(ranks)") }
            if ranks.contains(.emergency) { #expect(Set(ranks) == [.emergency]) }
        }
    }

    @Test("no item hangs outside its window, pinned or not", arguments: seeds)
    func windows(_ seed: UInt64) {
        walk(seed) { week, board, now in
            for slot in week.plan(board, at: now).slots {
                guard case .item(let revision) = slot.content else { continue }
                #expect(revision.item.window.contains(now), "\(revision.item.id) at \(now)")
                guard slot.rank == .pinned else { continue }
                let pins = week.standing(on: board, at: now, .pin).compactMap(\.item)
                #expect(pins.contains(revision.item.id), "nobody pinned it")
            }
        }
    }

    @Test(
        "all ends by itself: after the last end the plan is as if nothing had been",
        arguments: seeds
    )
    func ends(_ seed: UInt64) {
        let week = BadWeek(seed: seed)
        let over = BadWeek.start.advanced(byMilliseconds: BadWeek.milliseconds + 1)
        for board in week.boards {
            let after = week.plan(board, at: over)
            #expect(after.showsTheSame(as: week.plan(board, at: over, [])), "\(board.id)")
        }
    }

    @Test("the order in which orders are read changes nothing", arguments: seeds)
    func shuffled(_ seed: UInt64) {
        walk(seed) { week, board, now in
            let backwards = week.plan(board, at: now, week.orders.reversed())
            #expect(week.plan(board, at: now).showsTheSame(as: backwards), "\(board.id) at \(now)")
        }
    }

    @Test("what is planned holds to the last instant that it says", arguments: seeds)
    func validity(_ seed: UInt64) {
        walk(seed) { week, board, now in
            let programme = week.plan(board, at: now)
            guard let end = programme.validUntil else { return }
            #expect(end > now)
            let last = week.plan(board, at: end.advanced(byMilliseconds: -1))
            #expect(programme.showsTheSame(as: last), "\(board.id) from \(now) to \(end)")
        }
    }

    @Test("the last instant belongs to an order and the end does not", arguments: seeds)
    func edges(_ seed: UInt64) {
        let week = BadWeek(seed: seed)
        for order in week.orders where order.kind == .blackout && order.over > order.span.lowerBound
        {
            for board in week.boards where order.concerns(board: board.id, tags: board.tags) {
                let last = order.over.advanced(byMilliseconds: -1)
                #expect(week.plan(board, at: last).slots.map(\.content) == [.dark])
                #expect(
                    week.plan(board, at: order.span.lowerBound).slots.map(\.content) == [.dark]
                )
                let others = week.standing(on: board, at: order.over, .blackout)
                let isDark = week.plan(board, at: order.over).slots.contains { $0.content == .dark }
                #expect(isDark == !others.isEmpty)
            }
        }
    }
}

extension Slot {
    fileprivate var notice: String? {
        if case .notice(let text) = content { text } else { nil }
    }
}
