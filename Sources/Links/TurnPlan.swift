import Packets

/// Which boards have their frames together, so that the thread wakes up a few times in a period.
///
/// All boards change pictures at the same instants. A thousand of them would wait for each other,
/// and a turn of its own for each wakes the thread a thousand times in every period, each time for
/// the price of a frame or two. A turn therefore holds as many boards as are drawn and sent in half
/// a millisecond, which is also about how late the last of them is.
struct TurnPlan {
    /// What one turn is to take, in nanoseconds.
    static let turnNanoseconds: Int64 = 500_000

    /// Number of the turn of each board.
    let turns: [Int]
    /// Turns in a period.
    let count: Int

    /// Plans for boards with frames of so many bytes; nil for a board that has no turns.
    init(packetByteCounts: [Int?]) {
        let costs = packetByteCounts.map { $0.map(Self.nanoseconds(forBytes:)) ?? 0 }
        let total = max(1, costs.reduce(0, +))
        let count = (total + Self.turnNanoseconds - 1) / Self.turnNanoseconds
        var before: Int64 = 0
        var turns: [Int] = []
        for cost in costs {
            turns.append(Int(min(before * count / total, count - 1)))
            before += cost
        }
        self.turns = turns
        self.count = Int(count)
    }

    /// About what it takes to draw and send a frame: the system's call, and copying.
    private static func nanoseconds(forBytes count: Int) -> Int64 { 5_000 + Int64(count) * 7 / 10 }

    /// How far behind the clock a board's turns are, in nanoseconds.
    func phase(of board: Int, period: Int64) -> Int64 {
        period * Int64(turns[board]) / Int64(count)
    }
}
