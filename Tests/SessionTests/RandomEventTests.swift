import Session
import Testing

@Suite("Random events")
struct RandomEventTests {
    @Test(
        "break no promise and leave a session that can recover",
        arguments: 1...200 as ClosedRange<UInt64>
    )
    func invariants(seed: UInt64) {
        var model = RandomLinkModel(seed: seed)
        model.run(steps: 400)
        model.recover()
        #expect(model.complaints.isEmpty, "seed \(seed)")
        #expect(model.sentCount > 0, "seed \(seed)")
    }
}

@Suite("Back-off")
struct BackOffTests {
    @Test(
        "doubles from 1 to 60 seconds, shortened by at most a quarter",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func range(seed: UInt64) {
        var backOff = BackOff(seed: seed)
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            let full = Int64(seconds) * 1_000_000_000
            let pause = backOff.next()
            #expect(pause > full / 4 * 3 && pause <= full, "seed \(seed)")
        }
        backOff.reset()
        #expect(backOff.next() <= 1_000_000_000, "seed \(seed)")
    }

    @Test("draws what SplitMix64 draws from 1234567")
    func drawn() {
        // 6457827717110365317, 3203168211198807973 and 9817491932198370423, each taken off a pause
        // of 1, 2 and 4 seconds by what the pause leaves of it.
        var backOff = BackOff(seed: 1_234_567, jitterPercent: 100)
        #expect((1...3).map { _ in backOff.next() } == [889_634_683, 801_192_027, 3_801_629_577])
    }

    @Test("takes no share below nothing or above the whole", arguments: [(-1, 0), (101, 100)])
    func share(given: Int, held: Int) {
        #expect(BackOff(seed: 1, jitterPercent: given).jitterPercent == held)
    }

    @Test("spreads boards that lost the same switch")
    func spread() {
        let pauses: Set<Int64> = Set(
            (1...100).map { (seed: UInt64) in
                var backOff = BackOff(seed: seed)
                return backOff.next()
            }
        )
        #expect(pauses.count > 90)
    }

    @Test("gives the same pauses for the same seed")
    func repeatable() {
        var one = BackOff(seed: 42)
        var other = BackOff(seed: 42)
        for _ in 0..<10 {
            #expect(one.next() == other.next())
        }
    }
}
