import POSIX
import Testing

@testable import Publisher

@Suite("Supervision: the watchdog is fed by progress alone")
struct SupervisionTests {
    private static func at(_ milliseconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 0).advanced(byMilliseconds: milliseconds)
    }

    @Test("a beat needs a round of every thread since the last beat")
    func progress() {
        var supervision = Supervision(nil)
        // (time in ms, rounds of boards and kiosk, whether it is a beat)
        let steps: [(Int, [UInt64], Bool)] = [
            (0, [1, 1], true),
            (1_000, [2, 2], true),
            (2_000, [3, 2], false),  // the kiosk hangs
            (3_000, [9, 2], false),
            (4_000, [9, 3], true),  // both have moved since the beat at 1 s
            (5_000, [9, 9], false),  // the board thread hangs
            (60_000, [9, 99], false),
            (61_000, [10, 100], true),
        ]
        for (time, rounds, isBeat) in steps {
            let found = supervision.isBeat(rounds, at: Self.at(time))
            #expect(found == isBeat, "at \(time) ms")
        }
    }

    @Test("a flood of commits makes no flood of beats")
    func gap() {
        var supervision = Supervision(nil)
        var beats = 0
        for round in 0..<10_000 where supervision.isBeat([UInt64(round + 1)], at: Self.at(round)) {
            beats += 1
        }
        #expect(beats == 10)
    }

    @Test("without a kiosk, the board thread alone counts")
    func noKiosk() {
        var supervision = Supervision(nil)
        let first = supervision.isBeat([1], at: Self.at(0))
        let second = supervision.isBeat([1], at: Self.at(5_000))
        #expect(first && !second)
    }
}
