import POSIX
import Packets
import Raster
import TestKit
import Testing

@testable import BoardSimulator

@Suite(
    "A day of an office in virtual time, judged by walls and ledger alone",
    .timeLimit(.minutes(10)),
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct DayTests {
    @Test(
        "S01, L01, L12, C01: nothing is on a wall that may not be there, and the ledger claims nothing untrue"
    )
    func holds() throws {
        var day = try Day(seed: 2)
        try day.run(hours: 0.2)
        let verdict = try day.bench.export().verdict()
        #expect(verdict.holds, "\(verdict.text)")
    }

    @Test("R03: walls that come and go every few seconds show nothing that may not be there")
    func flapping() throws {
        var day = try Day(seed: 7, course: .flapping)
        try day.run(hours: 0.1)
        #expect(day.counts.values.reduce(0, +) > 80)
        let verdict = try day.bench.export().verdict()
        #expect(verdict.holds, "\(verdict.text)")
    }

    @Test("a wall that had hung before anybody called keeps nobody busy, and reads when it goes on")
    func hungBefore() throws {
        let bench = try Bench(seed: 1)
        let wall = try #require(bench.walls.first { $0.speech == .openPixelControl })
        wall.board.stall()
        try bench.start()
        try bench.run(until: bench.time.monotonic + 2 * Bench.second)
        #expect(wall.board.counts.connections == 1)
        #expect(wall.board.counts.bytes == 0)
        wall.board.resume()
        try bench.run(until: bench.time.monotonic + 2 * Bench.second)
        #expect(wall.board.counts.bytes > 0)
    }

    @Test("S06: what a stranger writes to a wall is gone within the next repetition")
    func stranger() throws {
        let bench = try Bench(seed: 1)
        try bench.start()
        try bench.run(until: bench.time.monotonic + 2 * Bench.second)
        let wall = try #require(bench.walls.first { $0.speech == .ddp })
        let right = wall.board.lampBytes
        let address = try #require(
            SocketAddress(numericHost: "127.0.0.1", port: wall.board.udpPort ?? 0)
        )
        var encoder = try FrameEncoder(wall.board.settings.wiring)
        var canvas = Canvas(width: Wall.width, height: Wall.height)
        canvas.pixels = canvas.pixels.map { _ in 1 }
        var packet: [UInt8] = []
        let white = Palette([.black, Colour(red: 255, green: 255, blue: 255)])
        encoder.encode(canvas, palette: white, into: &packet)
        let stranger = try UDPSocket(connectedTo: address)
        for stretch in encoder.datagrams?.ranges ?? [] {
            _ = try stranger.send(packet.span.extracting(stretch))
        }
        try bench.step()
        #expect(wall.board.lampBytes != right, "the stranger was heard")
        try bench.run(until: bench.time.monotonic + 1_100_000_000)
        #expect(wall.board.lampBytes == right)
    }
}
