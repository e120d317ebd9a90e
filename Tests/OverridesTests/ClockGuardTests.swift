import Disclosure
import Overrides
import Testing

private let noon = Instant(milliseconds: 1_795_150_800_000)
private let minute = 60
private let hour = 3_600
private let year = 365 * 86_400

private func at(_ seconds: Int) -> Instant {
    noon.advanced(byMilliseconds: Int64(seconds) * 1_000)
}

@Suite("A clock that cannot be right")
struct ClockGuardTests {
    /// Steps of the clock in seconds from the newest entry, and whether each is believed.
    static let steps: [(step: Int, isPlausible: Bool)] = [
        (0, true), (1, true), (-5 * minute, true), (-5 * minute - 1, false), (-6 * minute, false),
        (-hour, false), (-26 * year, false), (hour, true), (9 * year, true),
    ]

    @Test("is one that lies before the ledger's newest entry by minutes or more", arguments: steps)
    func ledger(_ step: Int, _ isPlausible: Bool) {
        var clock = ClockGuard()
        clock.follow(newest: noon)
        let planned = clock.planningInstant(at: at(step))
        #expect((clock.fault == nil) == isPlausible)
        #expect(planned == (isPlausible ? at(step) : noon))
        if let fault = clock.fault {
            #expect(fault.contains(at(step).iso8601Text) && fault.contains(noon.iso8601Text))
        }
        let from = clock.plausibleFrom
        #expect(from == (isPlausible ? nil : at(-5 * minute)), "left alone, it comes to that")
        #expect(from.map { clock.planningInstant(at: $0) } == from && clock.plausibleFrom == nil)
    }

    @Test("is one that lies before the program was built, also with an empty ledger")
    func built() {
        var clock = ClockGuard(built: noon)
        #expect(clock.planningInstant(at: at(-year)) == noon)
        #expect(clock.fault?.contains("built") == true)
        #expect(clock.planningInstant(at: at(hour)) == at(hour))
        #expect(clock.fault == nil)
    }

    @Test(
        "C01: back and forth: plans stand at the last good instant, and go on when it is right again"
    )
    func backAndForth() {
        var clock = ClockGuard()
        clock.follow(newest: noon)
        var seen: [Instant] = []
        for step in [hour, 2 * hour, -hour, -26 * year, -minute, -hour, 3 * hour] {
            seen.append(clock.planningInstant(at: at(step)))
        }
        #expect(
            seen == [
                at(hour), at(2 * hour), at(2 * hour), at(2 * hour), at(-minute), at(-minute),
                at(3 * hour),
            ]
        )
    }

    private func order(_ id: String, from: Int, until: Int, ended: Int? = nil) -> Override {
        var order = Override(
            id: id,
            kind: .blackout,
            span: at(from)..<at(until),
            person: "张三",
            reason: "检修",
            at: at(from)
        )
        order.endedAt = ended.map { at($0) }
        return order
    }

    @Test("C01: a clock set back by less brings back nothing that was ended, and ends nothing")
    func smallStep() {
        var clock = ClockGuard()
        clock.follow(newest: noon)
        let given = [
            order("standing", from: 0, until: hour),
            order("ended", from: -hour, until: hour, ended: 0),
        ]
        let now = at(-minute)
        #expect(clock.planningInstant(at: now) == now, "a minute is no fault")
        let held = clock.held(given, at: now, planningAt: now)
        #expect(held.filter { $0.isInForce(at: now) }.map(\.id) == ["standing"])
        #expect(held == clock.held(given, at: now.advanced(byMilliseconds: 1), planningAt: now))
    }

    @Test("C01: orders given before the step and after it stand, those ended do not come back")
    func orders() {
        var clock = ClockGuard()
        clock.follow(newest: noon)
        let given = [
            order("before", from: -minute, until: hour),
            order("lifted", from: -minute, until: hour, ended: 0),
            order("over", from: -3 * year, until: -2 * year),
            order("since", from: -year, until: -year + hour),
        ]
        #expect(clock.planningInstant(at: at(hour - 1)) == at(hour - 1))
        let right = clock.held(given, at: at(hour - 1), planningAt: at(hour - 1))
        #expect(right == given, "a clock that may be right changes nothing")
        let now = at(-year + minute)
        let planned = clock.planningInstant(at: now)
        let held = clock.held(given, at: now, planningAt: planned)
        #expect(held.map(\.id) == ["before", "since"])
        #expect(held.allSatisfy { $0.isInForce(at: planned) })
    }

    @Test("C01: an order given by a wrong clock begins when it was given, and stays there")
    func beginning() {
        var clock = ClockGuard()
        clock.follow(newest: noon)
        _ = clock.planningInstant(at: noon)
        let given = [
            order("before", from: -minute, until: hour),
            order("since", from: -hour, until: minute),
        ]
        for seconds in [0, 1] {
            let now = at(-hour + seconds)
            let held = clock.held(given, at: now, planningAt: clock.planningInstant(at: now))
            #expect(held.map(\.id) == ["before", "since"])
            #expect(held.map(\.start) == [at(-minute), at(-hour)])
        }
    }
}
