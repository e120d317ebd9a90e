import POSIX
import Testing

@testable import Publisher

@Suite("Memory is given back after a whole store was read")
struct HousekeepingTests {
    @Test("at once, and once more when the first pages have been made")
    func twice() {
        let given = GivenBack()
        var housekeeping = Housekeeping { given.count += 1 }
        let start = MonotonicTime(nanoseconds: 0)
        // (time in ms, whether the store is read, how often memory was given back by then)
        let steps: [(Int, Bool, Int)] = [
            (0, false, 0), (1_000, true, 1), (2_000, false, 1), (20_999, false, 1),
            (21_000, false, 2), (60_000, false, 2), (70_000, true, 3), (90_000, false, 4),
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
