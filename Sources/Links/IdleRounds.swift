import POSIX

/// The rounds of the board thread with nothing drawn and nothing sent, for the bench: the same
/// timer, poller, heap and grid, and each board's turns spread as the thread spreads them.
package enum IdleRounds {
    /// What they cost.
    package struct Cost: Sendable {
        /// Turns of boards.
        package let ticks: Int64
        /// Times that the thread woke up.
        package let wakes: Int64
        /// Processor time of the calling thread, in nanoseconds.
        package let nanoseconds: Int64
    }

    /// Keeps the turns of so many boards with frames of so many bytes for a while.
    package static func run(
        boards: Int,
        frameBytes: Int,
        framesPerSecond: Int,
        milliseconds: Int
    ) throws -> Cost {
        let poller = try Poller()
        let timer = try TimerDescriptor()
        try poller.add(timer, token: 0, interest: .readable)
        var events = PollEvents(capacity: 1)
        var deadlines = DeadlineHeap(count: boards)
        let period = 1_000_000_000 / Int64(framesPerSecond)
        let start = MonotonicTime.now.nanoseconds
        let turns = TurnPlan(packetByteCounts: Array(repeating: frameBytes, count: boards))
        for board in 0..<boards {
            let phase = turns.phase(of: board, period: period) - turns.places[board]
            deadlines.set(board, to: LoopCore.onGrid(start + period + phase))
        }
        let end = start + Int64(milliseconds) * 1_000_000
        let before = CPUClock.threadNanoseconds()
        var ticks: Int64 = 0
        var wakes: Int64 = 0
        var now = start
        while now < end {
            try timer.arm(at: MonotonicTime(nanoseconds: deadlines.earliest))
            _ = try poller.wait(milliseconds: nil, into: &events)
            wakes += 1
            now = MonotonicTime.now.nanoseconds
            while let board = deadlines.due(at: now) {
                ticks += 1
                deadlines.set(board, to: LoopCore.onGrid(deadlines.earliest + period))
            }
        }
        let used = CPUClock.threadNanoseconds() - before
        return Cost(ticks: ticks, wakes: wakes, nanoseconds: used)
    }
}
