import Disclosure
import TestKit
import Testing

@Suite("Public holidays and counted days")
struct PublicHolidayTests {
    @Test(
        "China's public holidays and make-up workdays",
        arguments: [
            ("2025-01-01", false), ("2025-01-26", true), ("2025-01-27", true),
            ("2025-01-28", false), ("2025-10-08", false), ("2025-10-11", true),
            ("2026-01-02", false), ("2026-01-04", true), ("2026-02-14", true),
            ("2026-02-23", false), ("2026-02-24", true), ("2026-09-25", false),
            ("2026-10-07", false), ("2026-10-10", true), ("2026-11-21", false),
            ("2026-11-23", true),
        ]
    )
    func worked(date: String, isWorked: Bool) {
        #expect(WorkingCalendar.china.isWorkingDay(day(date)) == isWorked)
    }

    @Test(
        "the Nth working day after a day, which itself does not count",
        arguments: [
            ("2026-11-20", 0, "2026-11-20"), ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-20", 3, "2026-11-25"), ("2026-11-21", 5, "2026-11-27"),
            // Posted before National Day: seven days off, Saturday the 10th is worked.
            ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 3, "2026-10-10"),
            ("2026-09-30", 4, "2026-10-12"),
            // Twenty working days, the limit of the regulation on open government information.
            ("2026-02-10", 20, "2026-03-16"),
            // Over the turn of a year whose notice is known.
            ("2025-12-31", 1, "2026-01-04"),
        ]
    )
    func counts(start: String, count: Int, end: String) {
        let found = WorkingCalendar.china.day(afterWorkingDays: count, from: day(start))
        #expect(found == .known(day(end)))
        #expect(
            WorkingCalendar.china.workingDays(after: day(start), through: day(end)) == count
        )
    }

    @Test(
        "a term in calendar days rolls over to a working day",
        arguments: [
            ("2026-11-16", 5, "2026-11-23"), ("2026-11-16", 4, "2026-11-20"),
            ("2026-09-24", 7, "2026-10-08"), ("2026-09-13", 7, "2026-09-20"),
        ]
    )
    func rollsOver(start: String, count: Int, end: String) {
        let found = WorkingCalendar.china.day(afterCalendarDays: count, from: day(start))
        #expect(found == .known(day(end)))
    }

    @Test("a year without data is told and never guessed")
    func missingYears() {
        let calendar = WorkingCalendar.china
        let found = calendar.day(afterWorkingDays: 10, from: day("2026-12-25"))
        #expect(found == .unknown(missingYear: 2027))
        #expect(found.date == nil)
        #expect(
            found.description
                == "the public holidays of 2027 are not known; "
                + "add that year's notice to the calendar"
        )
        #expect(calendar.day(afterCalendarDays: 10, from: day("2026-12-25")).date == nil)
        #expect(
            calendar.missingYears(from: day("2024-12-31"), through: day("2028-01-01"))
                == [2024, 2027, 2028]
        )
        #expect(calendar.workingDays(after: day("2026-12-30"), through: day("2027-01-02")) == nil)
        #expect(
            WorkingCalendar.weekendsOnly.day(afterWorkingDays: 1, from: day("2026-11-20"))
                == .unknown(missingYear: 2026)
        )
    }

    @Test("dates of another year do not slip into a year's data")
    func foreignDates() {
        let year = HolidayYear(
            year: 2026,
            holidays: [day("2027-01-01"), day("2026-01-01")],
            makeUpWorkdays: [day("2025-12-28")]
        )
        #expect(year.holidays == [day("2026-01-01")])
        #expect(year.makeUpWorkdays.isEmpty)
    }

    @Test(
        "every day is as two independent packages have it",
        .enabled(
            if: HolidayPackage.chineseCalendar.isThere,
            "needs python3 with chinesecalendar 1.11 or newer (pip)"
        ),
        .enabled(
            if: HolidayPackage.holidays.isThere,
            "needs python3 with a holidays that knows 2026 (pip)"
        ),
        arguments: [2025, 2026]
    )
    func judges(year: Int) throws {
        let first = try HolidayPackage.chineseCalendar.workingDays(of: year)
        let second = try HolidayPackage.holidays.workingDays(of: year)
        #expect(first.count > 240)
        #expect(first == second, "the packages differ from each other")
        let end = day("\(year + 1)-01-01")
        var date = day("\(year)-01-01")
        var ours: [String] = []
        while date < end {
            if WorkingCalendar.china.isWorkingDay(date) { ours.append(date.iso8601Text) }
            date = date.advanced(byDays: 1)
        }
        #expect(ours == first)
    }
}

/// Python packages that know China's working days.
enum HolidayPackage: String {
    case chineseCalendar = "chinese_calendar"
    case holidays

    /// Whether the package is there and new enough to know 2026.
    var isThere: Bool {
        let probe =
            switch self {
            case .chineseCalendar: "chinese_calendar.is_workday(datetime.date(2026, 12, 31))"
            case .holidays: "holidays.China(years=2026).is_working_day"
            }
        let script = "import datetime, \(rawValue)\n\(probe)"
        return PythonJudge.isPresent && (try? PythonJudge.run(script, input: [])) != nil
    }

    private var question: String {
        switch self {
        case .chineseCalendar: "is_worked = chinese_calendar.is_workday"
        case .holidays: "is_worked = holidays.China(years=int(sys.argv[-1])).is_working_day"
        }
    }

    func workingDays(of year: Int) throws -> [String] {
        let script = """
            import sys, datetime, \(rawValue)
            sys.argv.append("\(year)")
            \(question)
            day = datetime.date(\(year), 1, 1)
            while day.year == \(year):
                if is_worked(day): print(day.isoformat())
                day += datetime.timedelta(1)
            """
        let output = try PythonJudge.run(script, input: [])
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
