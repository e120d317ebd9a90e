import Testing

@testable import Links

/// Boards that have their frames together.
struct TurnPlanTests {
    @Test(
        "a turn is half a millisecond of drawing and sending",
        arguments: [
            (1, 12_292, 1), (30, 12_292, 1), (100, 12_292, 3), (1_000, 12_292, 28),
            (1_000, 514, 11), (5_000, 514, 54),
        ]
    )
    func count(boards: Int, bytes: Int, turns: Int) {
        let plan = TurnPlan(packetByteCounts: Array(repeating: bytes, count: boards))
        #expect(plan.count == turns)
        let sizes = Dictionary(grouping: plan.turns) { $0 }.values.map(\.count)
        #expect(sizes.count == turns)
        // As even as whole boards allow, in the order of the boards, over the whole period.
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        #expect(plan.turns == plan.turns.sorted())
        #expect(plan.phase(of: 0, period: 1_000) == 0)
        #expect(plan.phase(of: boards - 1, period: 1_000) < 1_000)
    }

    @Test("large boards fill a turn sooner than small ones; boards without turns take no room")
    func mixed() {
        let plan = TurnPlan(
            packetByteCounts: Array(repeating: 120_000, count: 10) + [nil]
                + Array(repeating: 500, count: 90)
        )
        let large = Set(plan.turns[..<10]).count
        let small = Set(plan.turns[11...]).count
        #expect(large == 2 && small <= 2)
        #expect(TurnPlan(packetByteCounts: []).count == 1)
        #expect(TurnPlan(packetByteCounts: [nil, nil]).turns == [0, 0])
    }
}
