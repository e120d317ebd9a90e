import POSIX
import Testing

@testable import Publisher

@Suite("Free memory is given back")
struct HousekeepingTests {
    @Test("R03: at once after a whole reading, when the first pages are made, and every hour")
    func times() {
        let given = GivenBack()
        let start = MonotonicTime(nanoseconds: 0)
        var housekeeping = Housekeeping(at: start) { given.count += 1 }
        // (time in ms, whether the store is read, how often memory was given back by then)
        let steps: [(Int, Bool, Int)] = [
            (0, false, 0), (1_000, true, 1), (2_000, false, 1), (20_999, false, 1),
            (21_000, false, 2), (60_000, false, 2), (70_000, true, 3), (90_000, false, 4),
            (3_689_999, false, 4), (3_690_000, false, 5), (3_700_000, false, 5),
            (9_000_000, false, 6), (12_599_999, false, 6), (12_600_000, false, 7),
        ]
        for (time, isRead, count) in steps {
            let now = start.advanced(byMilliseconds: time)
            if isRead { housekeeping.hasReadAll(at: now) }
            housekeeping.round(at: now)
            #expect(given.count == count, "at \(time) ms")
        }
    }

    private final class GivenBack {
        var count = 0
    }
}
