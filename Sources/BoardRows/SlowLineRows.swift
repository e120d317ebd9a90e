import BoardSimulator
import Disclosure
import Links
import Measures
import POSIX
import Packets
import Raster
import Session

/// How well a serial line is used whose far end takes what its speed allows, and how old what it
/// shows is.
struct SlowLineRows {
    private static let baud = 921_600
    private static let size = (width: 64, height: 16)
    private static let milliseconds = 4_000
    private static let warmUpMilliseconds = 500
    private static let lookMilliseconds = 3
    private static let goalIdlePercent = 1.0
    private static let goalAge = 2.0

    let host: BoardRowHost

    func rows() throws -> [Figure] {
        var idle: [Double] = []
        var torn: [Double] = []
        var age: [Double] = []
        for run in 0..<host.runs {
            host.progress("serial line: run \(run + 1) of \(host.runs)")
            let (unused, wrong, oldest) = try measure()
            idle.append(unused)
            torn.append(wrong)
            age.append(oldest)
        }
        let title = "serial line of \(Self.baud) baud"
        return [
            Figure("\(title): time that it stood idle", "%", idle, goal: Self.goalIdlePercent),
            Figure("\(title): torn or damaged frames", "", torn, goal: 0),
            Figure(
                "\(title): oldest frame at its last byte, in frame times",
                "",
                age,
                goal: Self.goalAge
            ),
        ]
    }

    private func measure() throws -> (idle: Double, torn: Double, age: Double) {
        let wiring = BoardWiring(
            boardProtocol: .adalight,
            mapping: try PanelMapping(width: Self.size.width, height: Self.size.height)
        )
        let hall = try BoardHall()
        defer { hall.stop() }
        let rate = Self.baud / 10
        let board = try hall.add(
            VirtualBoardSettings(
                name: "line",
                attachment: .pseudoTerminal(link: nil),
                wiring: wiring,
                bytesPerSecond: rate
            )
        )
        var setup = BoardSetup(
            id: "line",
            address: try LinkAddress.read("pty:\(board.devicePath ?? "")?baud=\(Self.baud)"),
            wiring: wiring,
            seed: 1
        )
        setup.framesPerSecond = 250
        let loop = try BoardLoop([setup])
        defer { loop.stop(blank: false) }
        // A picture that changes eight times while one frame is under way.
        try loop.post(
            scene: TickSource(
                id: 1,
                ticksPerSecond: 240,
                width: Self.size.width,
                height: Self.size.height
            ),
            for: "line"
        )
        Clocks.sleep(milliseconds: Self.warmUpMilliseconds)
        let bytes = board.counts.bytes
        let start = MonotonicTime.now
        var torn = 0
        var oldest: Int64 = 0
        var lastSent: SentFrame?
        while MonotonicTime.now.nanoseconds(since: start) < Int64(Self.milliseconds) * 1_000_000 {
            Clocks.sleep(milliseconds: Self.lookMilliseconds)
            let picture = board.picture().bytes
            // Every dot has the colour of the first one.
            if !picture.indices.dropFirst(3).allSatisfy({ picture[$0] == picture[$0 - 3] }) {
                torn += 1
            }
            if let sent = try loop.status(of: "line").lastSent, sent != lastSent {
                oldest = max(oldest, sent.sentAt.milliseconds - sent.instant.milliseconds)
                lastSent = sent
            }
        }
        let taken = board.counts.bytes - bytes
        let seconds = Double(MonotonicTime.now.nanoseconds(since: start)) / 1e9
        let frameBytes = Self.size.width * Self.size.height * 3 + 6
        let frameMilliseconds = 1_000 * Double(frameBytes) / Double(rate)
        return (
            100 * (1 - Double(taken) / (Double(rate) * seconds)),
            Double(torn + board.counts.garbageBytes),
            Double(oldest) / frameMilliseconds
        )
    }
}
