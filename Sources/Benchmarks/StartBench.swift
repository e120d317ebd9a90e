import Measures
import POSIX

/// From the start of `placard run` to the first byte of its first lit frame on the wire.
struct StartBench {
    private static let goalMilliseconds = 50.0
    private static let goalMegabytes = 30.0
    private static let patienceMilliseconds = 10_000
    /// How long after the first frame memory is looked at again.
    private static let laterMilliseconds = 2_000
    /// Short runs are cheap: so many for each run asked for.
    private static let startsPerRun = 3

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        bench.progress("start: a process that does nothing, the program's own --version")
        let store = try place.store("start")
        let starts = bench.runs * StartBench.startsPerRun
        var nothing: [Double] = []
        var version: [Double] = []
        var single: [Start] = []
        var several: [Start] = []
        for round in 0..<starts {
            bench.progress("start: round \(round + 1) of \(starts)")
            nothing.append(try lifetime("/bin/true", []))
            version.append(try lifetime(bench.program, ["--version"]))
            let settles = round < bench.runs
            single.append(try start([BenchPlace.hall[0]], store, settles: settles))
            several.append(try start(BenchPlace.hall + [BenchPlace.still], store, settles: settles))
        }
        var figures = [
            Figure("`/bin/true`, start to end", "ms", nothing),
            Figure("`placard --version`, start to end", "ms", version),
        ]
        figures += describe(single, boards: "1 board", goal: true)
        figures += describe(several, boards: "5 boards", goal: true)
        return figures
    }

    private struct Start {
        var milliseconds: Double
        var megabytes: Double
        var later: Double?
        var highest: Double?
    }

    private func describe(_ starts: [Start], boards: String, goal: Bool) -> [Figure] {
        [
            Figure(
                "start to the first lit frame on the wire, \(boards)",
                "ms",
                starts.map(\.milliseconds),
                goal: StartBench.goalMilliseconds
            ),
            Figure(
                "resident memory at that frame, \(boards)",
                "MB",
                starts.map(\.megabytes),
                goal: StartBench.goalMegabytes
            ),
            Figure(
                "resident memory 2 s later, \(boards)",
                "MB",
                starts.compactMap(\.later),
                goal: StartBench.goalMegabytes
            ),
            Figure(
                "highest resident memory, \(boards)",
                "MB",
                starts.compactMap(\.highest),
                goal: StartBench.goalMegabytes
            ),
        ]
    }

    private func lifetime(_ program: String, _ arguments: [String]) throws -> Double {
        let start = MonotonicTime.now
        let child = try ChildProcess.start(program, arguments: arguments)
        _ = try child.wait(milliseconds: StartBench.patienceMilliseconds)
        return milliseconds(from: start, to: .now)
    }

    private func start(
        _ models: [BoardModel],
        _ store: String,
        settles: Bool
    ) throws -> Start {
        let trap = try FrameTrap(models)
        let path = try place.configure(Array(zip(models, trap.ports)), store: store)
        let service = try Service(bench.program, ["run", "--config", path])
        defer { service.stop() }
        guard
            let frame = try trap.first(
                of: 0,
                within: StartBench.patienceMilliseconds,
                where: \.isLit
            )
        else { throw BenchError("placard run sent no lit frame.") }
        var result = Start(
            milliseconds: milliseconds(from: service.startedAt, to: frame.firstByte),
            megabytes: try service.memory().now
        )
        guard settles else { return result }
        let end = MonotonicTime.now.advanced(byMilliseconds: StartBench.laterMilliseconds)
        while MonotonicTime.now < end { try trap.pump(milliseconds: 50) { _ in } }
        let memory = try service.memory()
        result.later = memory.now
        result.highest = memory.highest
        return result
    }
}
