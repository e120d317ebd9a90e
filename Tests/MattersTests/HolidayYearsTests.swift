import Disclosure
import Matters
import Notation
import Testing

@Suite("Calendars as data")
struct HolidayYearsTests {
    private func calendar(_ years: String) throws -> WorkingCalendar {
        try HolidayYears.calendar(JSONCursor(JSONReader.read("[\(years)]", dialect: .json5)))
    }

    @Test("a year is added to those built in")
    func adds() throws {
        let made = try calendar(
            "{ year: 2027, holidays: [\"2027-01-01/2027-01-03\", \"2027-05-03\"], "
                + "workdays: [\"2027-01-09\"] }"
        )
        #expect(made.knownYears == [2025, 2026, 2027])
        for (text, isWorked) in [
            ("2027-01-01", false), ("2027-01-04", true), ("2027-01-09", true),
            ("2027-05-03", false), ("2026-10-10", true), ("2026-10-07", false),
        ] {
            #expect(made.isWorkingDay(try day(text)) == isWorked, "\(text)")
        }
        #expect(
            made.day(afterWorkingDays: 3, from: try day("2026-12-30"))
                == .known(try day("2027-01-05"))
        )
    }

    @Test("a year takes the place of the one built in")
    func replaces() throws {
        let made = try calendar("{ year: 2026, holidays: [], workdays: [] }")
        #expect(made.isWorkingDay(try day("2026-10-07")))
        #expect(!made.isWorkingDay(try day("2025-10-07")))
    }

    @Test(
        "half a calendar is refused whole",
        arguments: [
            ("{ year: 2027, holidays: [] }", "workdays"),
            ("{ year: 2027, holidays: [\"2026-01-01\"], workdays: [] }", "no day"),
            ("{ year: 2027, holidays: [\"2027-01-03/2027-01-01\"], workdays: [] }", "no day"),
            ("{ year: 2027, holidays: [\"2027-02-30\"], workdays: [] }", "no day"),
            ("{ year: 2027, holidays: [], workdays: [\"2027-01-04\"] }", "no Saturday"),
            ("{ year: 2027, holidays: [\"2027-01-09\"], workdays: [\"2027-01-09\"] }", "holiday"),
            (
                "{ year: 2027, holidays: [], workdays: [] },"
                    + "{ year: 2027, holidays: [], workdays: [] }", "already above"
            ), ("{ year: 27, holidays: [], workdays: [] }", "27"),
        ]
    )
    func refuses(years: String, reason: String) {
        let error = #expect(throws: NotationError.self) { try calendar(years) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }
}
