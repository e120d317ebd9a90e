import Disclosure
import Testing

@testable import Planning

private let noon = instant("2026-11-20T12:00:00+08:00")
private let hall = Board(id: "hall", name: "大厅", tags: ["indoor"])

private func minutes(_ count: Int) -> Instant {
    noon.advanced(byMilliseconds: Int64(count) * 60_000)
}

/// A notice named by its id, ordered at a minute, in force from one minute until another.
private func notice(
    _ id: String,
    ordered: Int,
    from: Int = -30,
    until: Int = 30,
    to targets: [String] = []
) -> Override {
    Override(
        id: id,
        kind: .urgent,
        text: id,
        targets: targets,
        span: minutes(from)..<minutes(until),
        person: "王",
        reason: "检修",
        at: minutes(ordered)
    )
}

@Suite("The orders of one board")
struct BoardOrdersTests {
    @Test("the newest comes first; of one instant, the lower id")
    func newest() {
        let orders = [
            notice("c", ordered: -5), notice("b", ordered: -1), notice("a", ordered: -5),
            notice("d", ordered: -3),
        ]
        for turned in [orders, orders.reversed()] {
            let board = BoardOrders(turned, for: hall, at: noon)
            #expect(board.notices.map(\.id) == ["b", "d", "a", "c"])
        }
    }

    /// What is ordered, in minutes after noon, and when the plan must be looked at next.
    private static let changes: [([(Int, Int)], Int?)] = [
        ([], nil),
        ([(-5, 10)], 10),
        ([(-5, 10), (-9, 4)], 4),
        ([(-9, 4), (-5, 10)], 4),
        ([(7, 10)], 7),
        ([(-5, 10), (7, 12)], 7),
        ([(-5, 0)], nil),
        ([(0, 3)], 3),
    ]

    @Test("the next change is the nearest beginning or end", arguments: changes)
    func nextChange(spans: [(Int, Int)], minute: Int?) {
        let orders = spans.enumerated().map { number, span in
            notice("n\(number)", ordered: -20, from: span.0, until: span.1)
        }
        let board = BoardOrders(orders, for: hall, at: noon)
        #expect(board.nextChange == minute.map(minutes))
        #expect(board.notices.count == spans.count { $0.0 <= 0 && 0 < $0.1 })
    }

    @Test("orders for other boards neither show nor change anything")
    func others() {
        let orders = [
            notice("elsewhere", ordered: -2, to: ["gate"]),
            notice("here", ordered: -2, until: 9, to: ["hall"]),
            notice("indoors", ordered: -1, until: 8, to: ["tag:indoor"]),
        ]
        let board = BoardOrders(orders, for: hall, at: noon)
        #expect(board.notices.map(\.id) == ["indoors", "here"])
        #expect(board.nextChange == minutes(8))
    }
}
