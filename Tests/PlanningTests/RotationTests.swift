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
            #expect(shown.count == places)
            #expect(Set(shown).count == places)
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
                let others = seen.filter { !shown.contains($0.key) }.map(\.value)
                let oldest = others.min() ?? turn
                // The last place of a ring may be given again before the ring is closed.
                #expect(shown.allSatisfy { (seen[$0] ?? 0) <= oldest || oldest == turn - 1 })
            }
            for id in shown { seen[id] = turn }
        }
    }

    @Test("urgent items leave a quarter of the places to routine ones, and all are seen")
    func quarters() {
        let all = turns(items("u", 30, .urgent) + items("r", 9), places: 8, 5)
        for shown in all {
            #expect(shown.count { $0.hasPrefix("u") } == 6)
            #expect(shown.prefix(6).allSatisfy { $0.hasPrefix("u") })
        }
        #expect(Set(all.joined()).count == 39)
        let few = turns(items("u", 2, .urgent) + items("r", 9), places: 8, 2)
        #expect(few.allSatisfy { $0.prefix(2) == ["u1", "u0"] && $0.count == 8 })
        let single = turns(items("u", 2, .urgent) + items("r", 9), places: 1, 4)
        #expect(Set(single.joined()) == ["u0", "u1"])
    }

    @Test("within a turn the order is the usual one")
    func order() {
        for shown in turns(items("i", 9), places: 4, 9) {
            let strengths = shown.map { (Int($0.dropFirst()) ?? 0) % 3 }
            #expect(strengths == strengths.sorted(by: >))
        }
    }

    @Test("the plan holds until the turn ends, and tells whose turn comes when")
    func ends() throws {
        let board = Board(id: "b", name: "b", maximumItems: 2, turnMilliseconds: 90_000)
        let planner = Planner()
        let snapshot = snapshot(items("i", 7), units: [unit])
        let programme = planner.programme(snapshot: snapshot, board: board, at: start)
        #expect(programme.validUntil == start.advanced(byMilliseconds: 90_000))
        for exclusion in programme.excluded {
            guard case .beyondLimit(2, let turn) = exclusion.cause else {
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
