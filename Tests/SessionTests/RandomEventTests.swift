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
