import Disclosure
import TestKit
import Testing

/// Ten working days: Monday 2 to Friday 13 November 2026; each is worth 10 points.
private func fortnight(_ progress: Int, _ milestones: [Milestone] = []) -> Plan {
    Plan(
        start: day("2026-11-02"),
        due: day("2026-11-13"),
        progress: progress,
        owner: "县公安局",
        milestones: milestones
    )
}

@Suite("The lamp of a plan")
struct LampTests {
    @Test(
        "by day and progress",
        arguments: [
            // Before the start nothing is expected; a plan done early is done.
            ("2026-11-01", 0, .notStarted),
            ("2026-11-01", 100, .done),
            // The first day is still running, so nothing is expected of it.
            ("2026-11-02", 0, .onSchedule),
            ("2026-11-03", 5, .onSchedule),  // 10 expected, 5 behind: just on schedule
            ("2026-11-03", 4, .late),  // 6 behind
            // Five days gone by, 50 expected; a weekend adds nothing.
            ("2026-11-07", 45, .onSchedule),
            ("2026-11-07", 44, .late),
            ("2026-11-09", 45, .onSchedule),
            ("2026-11-09", 30, .late),  // 20 behind: just late
            ("2026-11-09", 29, .overdue),  // 21 behind
            // The last day is still running.
            ("2026-11-13", 85, .onSchedule),
            ("2026-11-13", 70, .late),
            ("2026-11-13", 69, .overdue),
            // Past due and unfinished, however little is missing.
            ("2026-11-14", 99, .overdue),
            ("2026-11-14", 100, .done),
        ] as [(String, Int, Lamp)]
    )
    func byDay(date: String, progress: Int, lamp: Lamp) {
        #expect(fortnight(progress).lamp(on: day(date)) == lamp)
    }

    @Test("an overdue milestone makes it late, until it is reached")
    func milestones() {
        let due = day("2026-11-05")
        let open = Milestone(name: "路基工程", due: due, done: nil)
        let closed = Milestone(name: "路基工程", due: due, done: day("2026-11-09"))
        #expect(fortnight(90, [open]).lamp(on: due) == .onSchedule)
        #expect(fortnight(90, [open]).lamp(on: day("2026-11-06")) == .late)
        #expect(fortnight(90, [closed]).lamp(on: day("2026-11-08")) == .late)
        #expect(fortnight(90, [closed]).lamp(on: day("2026-11-09")) == .onSchedule)
        #expect(fortnight(100, [open]).lamp(on: day("2026-11-06")) == .done)
        #expect(fortnight(0, [open]).lamp(on: day("2026-11-12")) == .overdue)
    }

    @Test("by a rule with other margins")
    func margins() {
        let strict = LampRule(onScheduleMarginPoints: 0, lateMarginPoints: 10)
        let date = day("2026-11-09")
        #expect(fortnight(50).lamp(on: date, rule: strict) == .onSchedule)
        #expect(fortnight(49).lamp(on: date, rule: strict) == .late)
        #expect(fortnight(40).lamp(on: date, rule: strict) == .late)
        #expect(fortnight(39).lamp(on: date, rule: strict) == .overdue)
    }

    @Test("counts holidays and make-up workdays")
    func calendar() {
        // Wednesday off, Saturday worked instead: still ten days, but one later.
        let calendar = WorkingCalendar(
            holidays: [day("2026-11-04")],
            makeUpWorkdays: [day("2026-11-07")]
        )
        let plan = fortnight(25)
        #expect(plan.expectedProgress(on: day("2026-11-05"), calendar: .weekendsOnly) == 30)
        #expect(plan.expectedProgress(on: day("2026-11-05"), calendar: calendar) == 20)
        #expect(plan.expectedProgress(on: day("2026-11-08"), calendar: calendar) == 50)
        #expect(plan.expectedProgress(on: day("2026-10-01"), calendar: calendar) == 0)
        #expect(plan.expectedProgress(on: day("2026-11-14"), calendar: calendar) == 100)
    }

    @Test("a plan that lies in a weekend is expected when it is over")
    func weekendPlan() {
        let plan = Plan(
            start: day("2026-11-07"),
            due: day("2026-11-08"),
            progress: 0,
            owner: "",
            milestones: []
        )
        #expect(plan.lamp(on: day("2026-11-08")) == .onSchedule)
        #expect(plan.lamp(on: day("2026-11-09")) == .overdue)
    }

    @Test(
        "next changes on the day a look at every day finds",
        arguments: 1...6 as ClosedRange<UInt64>
    )
    func nextChange(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let plan = randomPlan(&random)
            let first = plan.start.advanced(byDays: -3)
            let days = (0...120).map { first.advanced(byDays: $0) }
            let lamps = days.map { plan.lamp(on: $0) }
            for index in 0..<60 {
                let later = days.indices.dropFirst(index + 1).first { lamps[$0] != lamps[index] }
                #expect(
                    plan.nextLampChange(after: days[index]) == later.map { days[$0] },
                    "seed \(seed), \(plan), after \(days[index].iso8601Text)"
                )
            }
        }
    }

    private func randomPlan(_ random: inout SplitMix64) -> Plan {
        let start = CivilDate(dayNumber: 20_700 + Int.random(in: 0..<14, using: &random))
        func date() -> CivilDate {
            start.advanced(byDays: Int.random(in: -5..<50, using: &random))
        }
        return Plan(
            start: start,
            due: start.advanced(byDays: Int.random(in: 0..<45, using: &random)),
            progress: Int.random(in: 0...100, using: &random),
            owner: "县督查局",
            milestones: (0..<Int.random(in: 0..<3, using: &random)).map { _ in
                Milestone(
                    name: "验收",
                    due: date(),
                    done: Bool.random(using: &random) ? date() : nil
                )
            }
        )
    }
}

@Suite("The working calendar")
struct WorkingCalendarTests {
    @Test("counts as a look at every day counts", arguments: 11...14 as ClosedRange<UInt64>)
    func counting(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func dates(_ count: Int) -> Set<CivilDate> {
            Set(
                (0..<count).map { _ in
                    CivilDate(dayNumber: Int.random(in: -40..<40, using: &random))
                }
            )
        }
        let holidays = dates(9)
        let extra = dates(9)
        let calendar = WorkingCalendar(holidays: holidays, makeUpWorkdays: extra)
        func isWorked(_ date: CivilDate) -> Bool {
            !holidays.contains(date) && (date.weekday <= 5 || extra.contains(date))
        }
        for first in -45..<45 {
            #expect(
                calendar.isWorkingDay(CivilDate(dayNumber: first))
                    == isWorked(CivilDate(dayNumber: first)),
                "seed \(seed), day \(first)"
            )
            for end in [first - 3, first, first + 1, first + 8, first + 31] {
                let days = (first..<max(first, end)).map { CivilDate(dayNumber: $0) }
                #expect(
                    calendar.workingDays(
                        from: CivilDate(dayNumber: first),
                        before: CivilDate(dayNumber: end)
                    ) == days.count { isWorked($0) },
                    "seed \(seed), \(first)..<\(end)"
                )
            }
        }
    }
}
