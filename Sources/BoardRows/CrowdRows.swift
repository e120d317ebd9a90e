import CBench
import Measures
import POSIX

/// Five thousand boards of thirty frames a second, their turns spread over the period.
struct CrowdRows {
    private static let boards = 5_000
    /// Frames that stand at the border of the measured time.
    private static let goalMissingPercent = 0.5

    let host: BoardRowHost

    func rows() throws -> [Figure] {
        _ = Host.raiseDescriptorLimit()
        var ours: [Crowd.Report] = []
        var plain: [(percent: Double, microseconds: Double, missing: Double)] = []
        for run in 0..<(host.runs + 1) / 2 {
            host.progress("crowd: run \(run + 1) of \((host.runs + 1) / 2)")
            let sink = try host.openSink()
            defer { sink.end() }
            ours.append(try Crowd(port: sink.port, count: Self.boards).run())
            plain.append(try Self.plain(sink.port))
        }
        let title = "\(Self.boards) small boards"
        return [
            Figure("\(title): processor share of one core", "%", ours.map(\.cpuPercent)),
            Figure("\(title): the same by plain C", "%", plain.map(\.percent)),
            Figure("\(title): processor time of a frame", "us", ours.map(\.microsecondsPerFrame)),
            Figure("\(title): the same by plain C", "us", plain.map(\.microseconds)),
            Figure("\(title): lateness p99", "ms", ours.map(\.latenessMilliseconds)),
            Figure(
                "\(title): frames that did not come",
                "%",
                ours.map(\.missingPercent),
                goal: Self.goalMissingPercent
            ),
            Figure("\(title): the same by plain C", "%", plain.map(\.missing)),
        ]
    }

    private static func plain(
        _ port: UInt16
    ) throws -> (percent: Double, microseconds: Double, missing: Double) {
        let strip = [UInt8](repeating: 1, count: (Crowd.size.width + 8) * Crowd.size.height)
        var result = bench_result()
        let code = unsafe strip.withUnsafeBufferPointer { strip in
            var job = unsafe bench_job()
            unsafe job.strip = strip.baseAddress
            unsafe job.strip_width = Int32(Crowd.size.width + 8)
            unsafe job.width = Int32(Crowd.size.width)
            unsafe job.height = Int32(Crowd.size.height)
            unsafe job.step = 1
            unsafe job.frames = 8
            unsafe job.boards = Int32(boards)
            unsafe job.frames_per_second = Int32(Crowd.framesPerSecond)
            unsafe job.warm_up_milliseconds = Int32(Crowd.warmUpMilliseconds)
            unsafe job.milliseconds = Int32(Crowd.milliseconds)
            unsafe job.port = port
            return unsafe bench_send(&job, &result)
        }
        guard code == 0 else { throw BenchError("The C crowd was refused by the system.") }
        let wall = Double(result.wall_nanoseconds)
        let wanted = Double(boards * Crowd.framesPerSecond) * wall / 1e9
        return (
            100 * Double(result.cpu_nanoseconds) / wall,
            Double(result.cpu_nanoseconds) / 1_000 / Double(max(1, result.frames)),
            max(0, 100 * (1 - Double(result.frames) / wanted))
        )
    }
}
