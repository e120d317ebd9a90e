import POSIX
import Packets
import TestKit
import Testing

@testable import BoardSimulator

@Suite("The pace of a line")
struct PaceTests {
    @Test(
        "passes exactly its rate, however often it is asked",
        arguments: [960, 11_520, 92_160],
        [1, 3, 17]
    )
    func rate(bytesPerSecond: Int, milliseconds: Int) {
        var pace = Pace(bytesPerSecond: bytesPerSecond, at: 0)
        var passed = 0
        for now in stride(from: 0, through: 10_000, by: milliseconds) {
            let count = pace.allowance(at: Int64(now) * 1_000_000)
            pace.spend(count)
            passed += count
        }
        let expected = bytesPerSecond * 10
        #expect(passed <= expected)
        #expect(passed * 100 >= expected * 99)
    }

    @Test("lets a late reader catch up with a tenth of a second, not more")
    func catchUp() {
        var pace = Pace(bytesPerSecond: 1_000, at: 0)
        #expect(pace.allowance(at: 50_000_000) == 50)
        #expect(pace.allowance(at: 60_000_000_000) == 100)
    }

    @Test("names a moment when there is something to read")
    func readyAt() {
        var pace = Pace(bytesPerSecond: 100, at: 0)
        let ready = pace.readyAt(0)
        #expect(ready > 0)
        #expect(pace.allowance(at: ready) >= 1)
    }

    @Test("holds a real line back")
    func realLine() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight, width: 64, height: 30)
        let board = try hall.add(
            VirtualBoardSettings(
                name: "slow",
                attachment: .pseudoTerminal(link: nil),
                wiring: wiring,
                bytesPerSecond: 11_520
            )
        )
        let client = try BoardClient(serial: try #require(board.devicePath))
        let (frame, packet) = try Sample.frame(wiring, seed: 4)
        let start = MonotonicTime.now
        #expect(client.send(packet))
        #expect(eventually { board.counts.frames == 1 })
        // 5,766 bytes are half a second of line time, of which a late reader may skip 0.1 s.
        #expect(MonotonicTime.now.nanoseconds(since: start) >= 400_000_000)
        #expect(Sample.shows(board.picture(), frame))
    }
}
