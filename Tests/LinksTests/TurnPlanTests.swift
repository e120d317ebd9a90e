import Testing

@testable import Links

/// Boards that have their frames together.
struct TurnPlanTests {
    @Test(
        "a turn is a millisecond and a quarter of drawing and sending",
        arguments: [
            (1, 12_292, 1), (30, 12_292, 1), (100, 12_292, 2), (1_000, 12_292, 11),
            (1_000, 514, 5), (5_000, 514, 22),
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
        // All have their frame within a period and a turn.
        let period: Int64 = 33_333_333
        #expect(plan.phase(of: boards - 1, period: period) < period + TurnPlan.turnNanoseconds)
    }

    @Test(
        "each board has a place in its turn, as far from the next as its frame takes",
        arguments: [(10, 514), (1_000, 12_292), (5_000, 514), (7, 1_200_000)]
    )
    func places(boards: Int, bytes: Int) {
        let plan = TurnPlan(packetByteCounts: Array(repeating: bytes, count: boards))
        let cost = plan.places.first { $0 > 0 } ?? 0
        for board in 0..<boards {
            let isFirst = board == 0 || plan.turns[board] != plan.turns[board - 1]
            #expect(plan.places[board] == (isFirst ? 0 : plan.places[board - 1] + cost))
            #expect(plan.places[board] < TurnPlan.turnNanoseconds)
        }
    }

    @Test("no board is planned before the one in front of it, and none far behind it")
    func spread() {
        let sizes: [Int?] = (0..<900).map { $0 % 7 == 3 ? nil : 500 + $0 % 5 * 9_000 }
        let plan = TurnPlan(packetByteCounts: sizes)
        let period: Int64 = 35_714_285
        let phases = sizes.indices.map { plan.phase(of: $0, period: period) }
        #expect(phases == phases.sorted())
        let widest = zip(phases.dropFirst(), phases).map { $0 - $1 }.max() ?? 0
        #expect(widest < period / Int64(plan.count) + 100_000)
    }

    @Test("large boards fill a turn sooner than small ones; boards without turns take no room")
    func mixed() {
        let plan = TurnPlan(
            packetByteCounts: Array(repeating: 120_000, count: 20) + [nil]
                + Array(repeating: 500, count: 190)
        )
        let large = Set(plan.turns[..<20]).count
        let small = Set(plan.turns[21...]).count
        #expect(large == 2 && small <= 2)
        #expect(TurnPlan(packetByteCounts: []).count == 1)
        #expect(TurnPlan(packetByteCounts: [nil, nil]).turns == [0, 0])
        #expect(TurnPlan(packetByteCounts: [nil, nil]).places == [0, 0])
    }

    @Test(
        "a round holds what stays in the cache, and one frame at least",
        arguments: [(0, 64), (514, 64), (769, 63), (12_292, 3), (49_156, 1), (1_000_000, 1)]
    )
    func rounds(bytes: Int, frames: Int) {
        #expect(TurnPlan.frames(inRoundOf: bytes) == frames)
        var round = SendRound()
        while !round.isFull, round.count < 1_000 {
            round.add(SendRound.Entry(board: round.count, offset: 0), byteCount: bytes)
        }
        // The frame that makes it full is still one of it.
        #expect((frames...frames + 1).contains(round.count))
        let entries = round.take()
        #expect(entries.map(\.board) == Array(entries.indices))
        #expect(round.count == 0 && !round.isFull)
    }
}
