import Disclosure
import Links
import Measures
import POSIX
import Packets
import Session

/// Drives many boards as the service does and measures the process.
struct BoardThreadSender {
    private static let patienceMilliseconds = 30_000

    let fonts: String

    func run(port: UInt16, boards count: Int) throws -> SenderReport {
        let strips = try ScrollingStrips(fonts: fonts)
        let address = try LinkAddress.read("tcp://127.0.0.1:\(port)")
        let wiring = try ScrollingStrips.wiring()
        let setups = (0..<count).map { number in
            var setup = BoardSetup(
                id: "board-\(number)",
                address: address,
                wiring: wiring,
                seed: UInt64(number)
            )
            setup.framesPerSecond = SenderReport.framesPerSecond
            return setup
        }
        let loop = try BoardLoop(setups)
        defer { loop.stop(blank: false) }
        try waitUntilOpen(loop)
        for number in 0..<count {
            try loop.post(scene: try strips.scene(number), for: "board-\(number)")
        }
        Clocks.sleep(milliseconds: SenderReport.warmUpMilliseconds)
        let before = loop.status()
        let wall = MonotonicTime.now
        let cpu = CPUClock.processNanoseconds()
        Clocks.sleep(milliseconds: SenderReport.measuredMilliseconds)
        let cpuUsed = CPUClock.processNanoseconds() - cpu
        let wallUsed = MonotonicTime.now.nanoseconds(since: wall)
        let after = loop.status()
        var lateness = LatencyHistogram()
        var frames: UInt64 = 0
        for (now, then) in zip(after, before) {
            lateness.add(now.lateness, since: then.lateness)
            frames += now.framesSent - then.framesSent
        }
        return SenderReport(
            cpu: cpuUsed,
            wall: wallUsed,
            frames: Int64(frames),
            lateness: lateness.percentile99,
            resident: Int64(Host.residentBytes() ?? 0)
        )
    }

    private func waitUntilOpen(_ loop: BoardLoop) throws {
        let end = MonotonicTime.now.advanced(byMilliseconds: BoardThreadSender.patienceMilliseconds)
        while loop.status().contains(where: { $0.connections == 0 }) {
            guard MonotonicTime.now < end else { throw BenchError("The boards did not open.") }
            Clocks.sleep(milliseconds: 10)
        }
    }
}
