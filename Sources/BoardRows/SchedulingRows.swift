import Links
import Measures
import POSIX
import Synchronization

/// What it costs to know whose turn it is, beside actors that sleep until theirs.
struct SchedulingRows {
    private static let boards = 1_000
    private static let framesPerSecond = 30
    private static let milliseconds = 2_000
    private static let goal = 0.01

    /// Frames of 128x32 in full colour and of the crowd's small boards: the smaller, the more
    /// boards have a turn together.
    private static let frameBytes = (full: 12_292, small: 514)

    let host: BoardRowHost

    func rows() throws -> [Figure] {
        var ours: [Double] = []
        var small: [Double] = []
        var actors: [Double] = []
        for run in 0..<host.runs {
            host.progress("scheduling: run \(run + 1) of \(host.runs)")
            ours.append(try Self.turns(of: Self.frameBytes.full))
            small.append(try Self.turns(of: Self.frameBytes.small))
            actors.append(Self.actors())
        }
        let title = "turns of \(Self.boards) boards"
        return [
            Figure("\(title): processor time of a turn", "ns", ours),
            Figure("\(title): the same, small boards", "ns", small),
            Figure("\(title): the same by actors that sleep", "ns", actors),
            Figure(
                "\(title): Placard's time over the actors'",
                "",
                zip(ours, actors).map { $0 / $1 },
                goal: Self.goal
            ),
            Figure(
                "\(title): the same, small boards",
                "",
                zip(small, actors).map { $0 / $1 },
                goal: Self.goal
            ),
        ]
    }

    private static func turns(of frameBytes: Int) throws -> Double {
        let cost = try IdleRounds.run(
            boards: boards,
            frameBytes: frameBytes,
            framesPerSecond: framesPerSecond,
            milliseconds: milliseconds
        )
        return Double(cost.nanoseconds) / Double(max(1, cost.ticks))
    }

    private actor Board {
        private var ticks: Int64 = 0

        func run(from start: ContinuousClock.Instant, until end: ContinuousClock.Instant) async
            -> Int64
        {
            var next = start
            while next < end {
                try? await Task.sleep(until: next, tolerance: .zero, clock: .continuous)
                ticks += 1
                next = next.advanced(by: .nanoseconds(1_000_000_000 / framesPerSecond))
            }
            return ticks
        }
    }

    /// Nanoseconds of the process for each turn of an actor.
    private static func actors() -> Double {
        let result = Atomic<Int64>(-1)
        let before = CPUClock.processNanoseconds()
        let start = ContinuousClock.now.advanced(by: .milliseconds(50))
        let end = start.advanced(by: .milliseconds(milliseconds))
        Task.detached {
            let ticks = await withTaskGroup(of: Int64.self) { group in
                for number in 0..<boards {
                    let board = Board()
                    let phase = Duration.microseconds(33 * number)
                    group.addTask {
                        await board.run(from: start.advanced(by: phase), until: end)
                    }
                }
                return await group.reduce(0, +)
            }
            result.store(ticks, ordering: .releasing)
        }
        while result.load(ordering: .acquiring) < 0 { Clocks.sleep(milliseconds: 20) }
        let used = CPUClock.processNanoseconds() - before
        return Double(used) / Double(max(1, result.load(ordering: .acquiring)))
    }
}
