import Links
import Measures
import POSIX
import Packets
import Session

/// Many small boards behind one sink, driven by the board thread of this process.
struct Crowd {
    static let framesPerSecond = 30
    static let size = (width: 17, height: 10)
    static let warmUpMilliseconds = 1_500
    static let milliseconds = 4_000
    private static let patienceMilliseconds = 60_000

    /// What was seen of the boards that are well.
    struct Report {
        var cpuPercent = 0.0
        var microsecondsPerFrame = 0.0
        var latenessMilliseconds = 0.0
        /// Of the frames that were due, the share that did not come or came after a newer one.
        var missingPercent = 0.0
    }

    let port: UInt16
    let count: Int
    /// Boards besides, that are not well.
    var others: [BoardSetup] = []

    static func wiring() throws -> BoardWiring {
        BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: size.width, height: size.height)
        )
    }

    func run() throws -> Report {
        let address = try LinkAddress.read("tcp://127.0.0.1:\(port)")
        let wiring = try Self.wiring()
        let setups = (0..<count).map { number in
            var setup = BoardSetup(
                id: "board-\(number)",
                address: address,
                wiring: wiring,
                seed: UInt64(number)
            )
            setup.framesPerSecond = Self.framesPerSecond
            return setup
        }
        let loop = try BoardLoop(setups + others)
        defer { loop.stop(blank: false) }
        let end = MonotonicTime.now.advanced(byMilliseconds: Self.patienceMilliseconds)
        while loop.status().prefix(count).contains(where: { $0.connections == 0 }) {
            guard MonotonicTime.now < end else {
                throw BenchError("\(count) boards did not open.")
            }
            Clocks.sleep(milliseconds: 10)
        }
        for id in (setups + others).map(\.id) {
            let size = others.first { $0.id == id }?.wiring?.mapping ?? wiring.mapping
            try loop.post(
                scene: TickSource(
                    id: 1,
                    ticksPerSecond: Int64(Self.framesPerSecond),
                    width: size.width,
                    height: size.height
                ),
                for: id
            )
        }
        Clocks.sleep(milliseconds: Self.warmUpMilliseconds)
        return measure(loop)
    }

    private func measure(_ loop: BoardLoop) -> Report {
        let before = loop.status().prefix(count)
        let wall = MonotonicTime.now
        let cpu = CPUClock.processNanoseconds()
        Clocks.sleep(milliseconds: Self.milliseconds)
        let cpuUsed = Double(CPUClock.processNanoseconds() - cpu)
        let wallUsed = Double(MonotonicTime.now.nanoseconds(since: wall))
        let after = loop.status().prefix(count)
        var lateness = LatencyHistogram()
        var frames: UInt64 = 0
        for (now, then) in zip(after, before) {
            lateness.add(now.lateness, since: then.lateness)
            frames += now.framesSent - then.framesSent
        }
        let wanted = Double(count * Self.framesPerSecond) * wallUsed / 1e9
        return Report(
            cpuPercent: 100 * cpuUsed / wallUsed,
            microsecondsPerFrame: cpuUsed / 1_000 / Double(max(1, frames)),
            latenessMilliseconds: lateness.interpolated(permille: 990) / 1e6,
            missingPercent: max(0, 100 * (1 - Double(frames) / wanted))
        )
    }
}
