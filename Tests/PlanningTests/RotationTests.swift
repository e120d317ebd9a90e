import Disclosure
import Planning
import TestKit
import Testing

private let unit = Unit(code: "u", name: "u", parent: nil)
private let start = instant("2026-11-20T08:00:00+08:00")

private func items(_ prefix: String, _ count: Int, _ urgency: Urgency = .routine) -> [Item] {
    (0..<count).map { number in
        Item(
            id: "\(prefix)\(number)",
            kind: .notice,
            unit: "u",
            title: "t",
            body: "",
            urgency: urgency,
            precedence: number % 3
        )
    }
}

/// What a board shows in so many turns, one after another.
private func turns(_ items: [Item], places: Int, _ count: Int) -> [[String]] {
    let board = Board(id: "b", name: "b", maximumItems: places, turnMilliseconds: 90_000)
    let planner = Planner()
    let index = planner.index(snapshot(items, units: [unit]), at: start)
    return (0..<count).map { turn in
        let at = start.advanced(byMilliseconds: Int64(turn) * 90_000)
        return planner.programme(index, for: board, at: at).slots.compactMap { $0.item?.id }
    }
}

@Suite("Turns, where more items wait than a loop has places")
struct RotationTests {
    @Test(
        "every item is seen within ⌈items / places⌉ turns, whatever the turn they begin with",
        arguments: [(7, 3), (25, 20), (40, 20), (41, 20), (5, 4), (100, 7), (3, 1), (21, 20)]
    )
    func everybody(count: Int, places: Int) {
        let rounds = (count + places - 1) / places
        let all = turns(items("i", count), places: places, rounds * 4)
        for shown in all {
            #expect(count / rounds <= shown.count && shown.count <= places)
            #expect(Set(shown).count == shown.count)
        }
        for first in 0...rounds * 3 {
            let seen = Set(all[first..<first + rounds].joined())
            #expect(seen.count == count, "from turn \(first)")
        }
    }

    @Test("whoever was seen longest ago comes next", arguments: [(7, 3), (41, 20), (100, 7)])
    func longestUnseen(count: Int, places: Int) {
        let all = turns(items("i", count), places: places, count * 2)
        var seen: [String: Int] = [:]
        for (turn, shown) in all.enumerated() {
            if seen.count == count {
                let oldest = seen.values.min()
                #expect(shown.allSatisfy { seen[$0] == oldest }, "turn \(turn)")
            }
            for id in shown { seen[id] = turn }
        }
    }

    @Test("urgent items leave a quarter of the places to routine ones, and all are seen")
    func quarters() {
        // Nine routine ones lie on two pages; of each, two places show every item in three rounds.
        let all = turns(items("u", 30, .urgent) + items("r", 9), places: 8, 6)
        for shown in all {
            #expect(shown.count { $0.hasPrefix("u") } == 6)
            #expect(shown.prefix(6).allSatisfy { $0.hasPrefix("u") })
        }
        #expect(Set(all.joined()).count == 39)
        let few = turns(items("u", 2, .urgent) + items("r", 9), places: 8, 2)
        #expect(few.allSatisfy { $0.prefix(2) == ["u1", "u0"] && $0.count > 5 })
        let single = turns(items("u", 2, .urgent) + items("r", 9), places: 1, 4)
        #expect(Set(single.joined()) == ["u0", "u1"])
    }

    @Test(
        "urgent items take places at the end of a page, and all of it is seen in few rounds",
        arguments: [(20, 40, 1), (20, 41, 1), (20, 100, 5), (8, 30, 6), (12, 1_000, 1), (4, 9, 3)]
    )
    func squeezed(places: Int, count: Int, urgent: Int) {
        let routine = items("r", count)
        let pages = (count + places - 1) / places
        let left = places - urgent
        let parts = ((count + pages - 1) / pages + left - 1) / left
        let alone = turns(routine, places: places, pages * parts)
        let beside = turns(routine + items("u", urgent, .urgent), places: places, pages * parts)
        var seen: Set<String> = []
        for (turn, (alone, beside)) in zip(alone, beside).enumerated() {
            let shown = beside.filter { $0.hasPrefix("r") }
            #expect(beside.count == urgent + shown.count)
            #expect(Set(shown).isSubset(of: alone), "turn \(turn): the same page")
            #expect(shown.count == min(alone.count, left), "turn \(turn): every place is used")
            seen.formUnion(shown)
        }
        #expect(seen.count == count)
    }

    @Test("an item that comes moves what is shown by one at most, unless it makes a page more")
    func steadiness() {
        for count in 21..<40 {
            let before = turns(items("i", count), places: 20, 1)[0]
            for place in [0, count / 2, count] {
                var more = items("i", count)
                more.insert(items("x", 1)[0], at: place)
                let after = turns(more, places: 20, 1)[0]
                #expect(Set(before).subtracting(after).count <= 1, "\(count) items")
            }
        }
    }

    @Test("within a turn the order is the usual one")
    func order() {
        for shown in turns(items("i", 9), places: 4, 9) {
            let strengths = shown.map { (Int($0.dropFirst()) ?? 0) % 3 }
            #expect(strengths == strengths.sorted(by: >))
        }
    }

    @Test(
        "the plan holds until the turn ends, and tells whose turn comes when",
        arguments: [(2, 0), (4, 2), (4, 3)]
    )
    func ends(places: Int, urgent: Int) throws {
        let board = Board(id: "b", name: "b", maximumItems: places, turnMilliseconds: 90_000)
        let planner = Planner()
        let waiting = items("i", 7) + items("u", urgent, .urgent)
        let snapshot = snapshot(waiting, units: [unit])
        let programme = planner.programme(snapshot: snapshot, board: board, at: start)
        #expect(programme.validUntil == start.advanced(byMilliseconds: 90_000))
        for exclusion in programme.excluded {
            guard case .beyondLimit(places, let turn) = exclusion.cause else {
                Issue.record("\(exclusion)")
                continue
            }
            let at = try #require(turn)
            func shows(_ at: Instant) -> Bool {
                planner.programme(snapshot: snapshot, board: board, at: at).slots
                    .contains { $0.item?.id == exclusion.itemID }
            }
            #expect(shows(at), "\(exclusion.itemID)")
            #expect(!shows(at.advanced(byMilliseconds: -1)), "\(exclusion.itemID)")
        }
    }
}
