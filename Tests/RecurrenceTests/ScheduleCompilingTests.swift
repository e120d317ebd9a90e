import Disclosure
import Recurrence
import Testing

@Suite("An item's schedule, compiled")
struct ScheduleCompilingTests {
    @Test("all that is said must hold")
    func compiled() throws {
        let schedule = Schedule(
            hours: ["08:30-12:00", "22:00-02:00"],
            weekdays: [1, 5],
            workdaysOnly: true,
            rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
            start: try day("2026-11-02")
        )
        let open = try OpeningHours(schedule, zone: .china, calendar: .china)
        #expect(open.hours.map(\.start) == [30_600, 79_200])
        #expect(try open.holds(on: day("2026-11-02")))
        #expect(try !open.holds(on: day("2026-11-09")))
        #expect(try !open.holds(on: day("2026-11-03")))
    }

    @Test("without hours it is open all day")
    func wholeDay() throws {
        let open = try OpeningHours(Schedule(weekdays: [7]), zone: .china, calendar: .china)
        #expect(open.hours == [.wholeDay])
    }

    @Test("the end of a rule is compared with the first hours of the day")
    func until() throws {
        func lastDay(_ hours: [String]) throws -> CivilDate? {
            let schedule = Schedule(
                hours: hours,
                rule: "FREQ=DAILY;UNTIL=20261110T100000",
                start: try day("2026-11-01")
            )
            return try OpeningHours(schedule, zone: .china, calendar: .china).days.rule?.end
        }
        #expect(try lastDay(["12:00-13:00", "09:00-10:00"]) == day("2026-11-10"))
        #expect(try lastDay(["12:00-13:00"]) == day("2026-11-09"))
    }

    @Test(
        "what cannot be read is told with its part and column",
        arguments: [
            (Schedule(hours: ["08:30-17:30", "9-5"]), "hours[1]", 1, "\"9-5\" is no time"),
            (Schedule(hours: ["08:30-08:30"]), "hours[0]", 1, "no time of the day"),
            (Schedule(rule: "FREQ=DAILY"), "start", 1, "no first day"),
            (
                Schedule(rule: "FREQ=DAILY;BYDAY=XX", start: CivilDate(dayNumber: 0)), "rule", 18,
                "BYDAY: \"XX\" is no weekday"
            ),
        ]
    )
    func faults(schedule: Schedule, part: String, column: Int, problem: String) throws {
        let fault = try #require(schedule.fault)
        #expect(fault.part == part)
        #expect(fault.column == column)
        #expect(fault.problem.contains(problem), "\(fault.problem)")
        #expect(!fault.remedy.isEmpty)
    }
}
