import Disclosure
import Matters
import Notation
import Testing

@Suite("Calendars as data")
struct CalendarDocumentTests {
    private func document(_ years: String) throws -> CalendarDocument {
        try CalendarDocument("{ schema: \"placard.calendar/1\", years: [\(years)] }")
    }

    @Test("a year is added to those built in")
    func adds() throws {
        let calendar = try document(
            "{ year: 2027, holidays: [\"2027-01-01/2027-01-03\", \"2027-05-03\"], "
                + "workdays: [\"2027-01-09\"] }"
        ).calendar
        #expect(calendar.knownYears == [2025, 2026, 2027])
        for (text, isWorked) in [
            ("2027-01-01", false), ("2027-01-04", true), ("2027-01-09", true),
            ("2027-05-03", false), ("2026-10-10", true), ("2026-10-07", false),
        ] {
            #expect(calendar.isWorkingDay(try day(text)) == isWorked, "\(text)")
        }
        #expect(
            calendar.day(afterWorkingDays: 3, from: try day("2026-12-30"))
                == .known(try day("2027-01-05"))
        )
    }

    @Test("a year takes the place of the one built in")
    func replaces() throws {
        let calendar = try document("{ year: 2026, holidays: [], workdays: [] }").calendar
        #expect(calendar.isWorkingDay(try day("2026-10-07")))
        #expect(!calendar.isWorkingDay(try day("2025-10-07")))
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
        let error = #expect(throws: NotationError.self) { try document(years) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }
}
