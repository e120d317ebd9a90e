import Disclosure
import Overrides
import Testing

private let noon = Instant(milliseconds: 1_795_150_800_000)
private let minute: Int64 = 60_000
private let hour: Int64 = 3_600_000
private let year: Int64 = 365 * 86_400_000

@Suite("The time that is noted while the clock cannot be right")
struct ReckonedClockTests {
    /// One reading: the steady clock goes on by so much, the other one is then ahead of the right
    /// time by so much; and what is noted, from noon, with its correction.
    typealias Step = (later: Int64, ahead: Int64, noted: Int64, correction: Int64?)

    /// Each begins at noon with a clock that is right and a ledger whose newest entry is of then.
    static let walks: [[Step]] = [
        [(1_000, 0, 1_000, nil), (1_000, 0, 2_000, nil)],
        // Minutes back: believed up to five, then counted on.
        [(minute, -4 * minute, -3 * minute, nil)],
        [
            (minute, -9 * minute, minute, nil), (minute, -9 * minute, 2 * minute, nil),
            (minute, 0, 3 * minute, 0), (minute, 0, 4 * minute, nil),
        ],
        // Hours and years back, and from one to the other.
        [(minute, -hour, minute, nil), (minute, -26 * year, 2 * minute, nil), (1, 0, 120_001, 0)],
        [(minute, -26 * year, minute, nil), (hour, -year, hour + minute, nil)],
        // Set back for good: right again once it has passed the newest entry, and then what was
        // noted was late by the step.
        [
            (minute, -8 * minute, minute, nil), (minute, -8 * minute, 2 * minute, nil),
            (2 * minute, -8 * minute, -4 * minute, -8 * minute), (1, -8 * minute, -239_999, nil),
        ],
        // Nobody can tell that a clock is ahead.
        [(minute, hour, hour + minute, nil), (minute, 9 * year, 9 * year + 2 * minute, nil)],
    ]

    @Test(
        "C01: is counted on from the last right instant, whatever the step",
        arguments: walks.indices
    )
    func walk(_ number: Int) {
        var clock = ReckonedClock()
        clock.follow(newest: noon)
        var steady: Int64 = 77
        _ = clock.time(at: ClockReading(wall: noon, steady: steady))
        var passed: Int64 = 0
        for (place, step) in Self.walks[number].enumerated() {
            steady += step.later
            passed += step.later
            let wall = noon.advanced(byMilliseconds: passed + step.ahead)
            let time = clock.time(at: ClockReading(wall: wall, steady: steady))
            #expect(time.now.milliseconds - noon.milliseconds == step.noted, "step \(place)")
            #expect(time.correction == step.correction, "step \(place)")
            #expect(clock.isTrue)
        }
    }

    @Test("C01: a clock that was never right is corrected by as much as it was wrong")
    func neverRight() {
        var clock = ReckonedClock(built: noon)
        let first = clock.time(
            at: ClockReading(wall: noon.advanced(byMilliseconds: -26 * year), steady: 5)
        )
        #expect(first.now == noon && clock.isWrong && !clock.isTrue)
        #expect(clock.fault?.contains("built") == true)
        let second = clock.time(
            at: ClockReading(wall: noon.advanced(byMilliseconds: hour + minute), steady: minute + 5)
        )
        #expect(second.now == noon.advanced(byMilliseconds: hour + minute))
        #expect(second.correction == hour, "noon was an hour too early")
        #expect(!clock.isWrong && clock.isTrue)
    }
}
