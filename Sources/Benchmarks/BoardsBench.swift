import BoardRows
import Measures
import POSIX

/// What it costs to draw for many boards and push to them, beside a plain C program.
///
/// Boards, sender and receiver are three processes, so that the sender's processor time is its own;
/// Placard and C take turns, each with a probe of the clock before it.
struct BoardsBench {
    /// What is wanted of so many boards; nil is only stated.
    private struct Goals {
        var percent: Double?
        var overPlain: Double?
        var latenessMilliseconds: Double
        var megabytes: Double?
    }

    private static let patienceMilliseconds = 60_000

    let bench: Bench

    func figures() throws -> [Figure] {
        let hundred = Goals(percent: 5, latenessMilliseconds: 2)
        var figures = try figures(boards: 100, runs: bench.runs, hundred)
        figures += try self.figures(
            boards: 1_000,
            runs: (bench.runs + 1) / 2,
            Goals(overPlain: 1.15, latenessMilliseconds: 1, megabytes: 32)
        )
        for row in BoardRow.allCases { figures += try self.figures(of: row) }
        return figures + (try DirtyPanels(fonts: bench.fonts).figures())
    }

    /// One of the further rows.
    func figures(of row: BoardRow) throws -> [Figure] {
        try BoardRowHost(
            runs: bench.runs,
            openSink: { [bench] in try Self.openSink(bench) },
            progress: bench.progress
        ).figures(of: row)
    }

    /// A process that takes every byte, for the rows that send from this one.
    private static func openSink(
        _ bench: Bench
    ) throws -> (port: UInt16, end: @Sendable () -> Void) {
        let sink = try Service(
            bench.program,
            ["bench", BenchHelper.sink.rawValue],
            keepsOutput: true
        )
        let line = try sink.line(withinMilliseconds: patienceMilliseconds)
        guard let port = UInt16(line) else { throw BenchError("The sink said “\(line)”.") }
        let child = sink.child
        return (port, { child.send(.terminate) })
    }

    private func figures(boards: Int, runs: Int, _ goals: Goals) throws -> [Figure] {
        var placard: [SenderReport] = []
        var plain: [SenderReport] = []
        var probes: [Double] = []
        for run in 0..<runs {
            bench.progress("boards: \(boards) boards, run \(run + 1) of \(runs)")
            probes.append(ClockProbe.nanosecondsPerAddition())
            placard.append(try send(.placard, boards))
            probes.append(ClockProbe.nanosecondsPerAddition())
            plain.append(try send(.plain, boards))
        }
        let ratios = zip(placard, plain).map { $0.nanosecondsPerFrame / $1.nanosecondsPerFrame }
        let title = "\(boards) boards"
        return [
            Figure(
                "\(title): processor share of one core",
                "%",
                placard.map(\.percent),
                goal: goals.percent
            ),
            Figure("\(title): the same by plain C", "%", plain.map(\.percent)),
            Figure("\(title): processor time of a frame", "us", placard.map(\.microseconds)),
            Figure("\(title): the same by plain C", "us", plain.map(\.microseconds)),
            Figure(
                "\(title): Placard's time a frame over C's",
                "",
                ratios,
                goal: goals.overPlain
            ),
            Figure(
                "\(title): lateness p99",
                "ms",
                placard.map(\.latenessMilliseconds),
                goal: goals.latenessMilliseconds
            ),
            Figure("\(title): the same by plain C", "ms", plain.map(\.latenessMilliseconds)),
            Figure("\(title): frames that came", "%", placard.map { $0.frameShare(of: boards) }),
            Figure(
                "\(title): resident memory",
                "MB",
                placard.map(\.megabytes),
                goal: goals.megabytes
            ),
            Figure("\(title): clock probe, one addition", "ns", probes),
        ]
    }

    private func send(_ helper: BenchHelper, _ boards: Int) throws -> SenderReport {
        let sink = try Service(
            bench.program,
            ["bench", BenchHelper.sink.rawValue],
            keepsOutput: true
        )
        defer { sink.stop() }
        let port = try sink.line(withinMilliseconds: BoardsBench.patienceMilliseconds)
        let sender = try Service(
            bench.program,
            ["bench", "--fonts", bench.fonts, helper.rawValue, port, String(boards)],
            keepsOutput: true
        )
        defer { sender.stop() }
        let line = try sender.line(withinMilliseconds: BoardsBench.patienceMilliseconds)
        guard let report = SenderReport(line) else {
            throw BenchError("A sender said “\(line)” instead of its figures.")
        }
        return report
    }
}
