import Disclosure
import Recurrence
import Testing

@Suite("Rules of recurrence")
struct RecurrenceRuleTests {
    @Test(
        "a rule names these days first",
        arguments: [
            ("FREQ=DAILY", "2026-11-21", ["2026-11-21", "2026-11-22", "2026-11-23"]),
            ("RRULE:FREQ=DAILY;INTERVAL=10", "2026-11-21", ["2026-11-21", "2026-12-01"]),
            ("FREQ=WEEKLY", "2026-11-21", ["2026-11-21", "2026-11-28"]),
            ("freq=weekly;byday=mo,we", "2026-11-21", ["2026-11-23", "2026-11-25"]),
            // The second and the last Friday.
            ("FREQ=MONTHLY;BYDAY=2FR,-1FR", "2026-11-01", ["2026-11-13", "2026-11-27"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-01", ["2027-01-31", "2027-02-28"]),
            // A month without a 31st is passed over.
            ("FREQ=MONTHLY", "2027-01-31", ["2027-01-31", "2027-03-31"]),
            ("FREQ=YEARLY", "2024-02-29", ["2024-02-29", "2028-02-29"]),
            ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ["1997-05-19", "1998-05-18", "1999-05-17"]),
            ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2026-01-01", ["2026-05-10", "2027-05-09"]),
            // Friday the 13th.
            ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-01-01", ["2026-02-13", "2026-03-13"]),
        ]
    )
    func names(text: String, start: String, first: [String]) throws {
        let rule = try RecurrenceRule(text, start: day(start))
        #expect(rule.firstDays(first.count) == first)
    }

    @Test("the week's first day tells which weeks count (the example of RFC 5545)")
    func weekStart() throws {
        let monday = try RecurrenceRule(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            start: day("1997-08-05")
        )
        #expect(monday.firstDays(9) == ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"])
        let sunday = try RecurrenceRule(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            start: day("1997-08-05")
        )
        #expect(sunday.firstDays(9) == ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"])
    }

    @Test(
        "an end in the rule is the last day, in the board's zone",
        arguments: [
            ("FREQ=DAILY;COUNT=3", 0, "2026-11-23"),
            ("FREQ=DAILY;UNTIL=20261123", 9 * 3_600, "2026-11-23"),
            // 01:00 UTC is 09:00 in China: the occurrence at 09:00 is in, that at 09:01 is not.
            ("FREQ=DAILY;UNTIL=20261123T010000Z", 9 * 3_600, "2026-11-23"),
            ("FREQ=DAILY;UNTIL=20261123T010000Z", 9 * 3_600 + 60, "2026-11-22"),
            ("FREQ=DAILY;UNTIL=20261122T200000Z", 0, "2026-11-23"),
            ("FREQ=DAILY;UNTIL=20261123T085959", 9 * 3_600, "2026-11-22"),
        ]
    )
    func ends(text: String, second: Int, last: String) throws {
        let rule = try RecurrenceRule(
            text,
            start: day("2026-11-21"),
            zone: .china,
            secondOfDay: second
        )
        #expect(rule.firstDays(9).last == last)
        #expect(try rule.end == day(last))
    }

    @Test(
        "everything else is refused by its name and column",
        arguments: [
            ("FREQ=HOURLY", "FREQ=HOURLY", 6),
            ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY", 6),
            ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "BYSETPOS", 26),
            ("RRULE:FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO", 19),
            ("FREQ=YEARLY;BYYEARDAY=1", "BYYEARDAY", 13),
            ("FREQ=DAILY;BYHOUR=9", "BYHOUR", 12),
            ("FREQ=DAILY;COLOUR=RED", "COLOUR", 12),
            ("INTERVAL=2", "FREQ", 1),
            ("", "", 1),
            ("FREQ=DAILY;", "", 12),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL", 21),
            ("FREQ=DAILY;INTERVAL=+1", "INTERVAL", 21),
            ("FREQ=DAILY;INTERVAL=1;INTERVAL=2", "INTERVAL", 23),
            ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "COUNT", 12),
            ("FREQ=DAILY;UNTIL=20260230", "UNTIL", 18),
            ("FREQ=DAILY;UNTIL=20261231T250000Z", "UNTIL", 18),
            ("FREQ=WEEKLY;BYDAY=MO,XX", "BYDAY", 22),
            ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY", 13),
            ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY", 13),
            ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY", 14),
            ("FREQ=MONTHLY;BYMONTHDAY=1,0", "BYMONTHDAY", 27),
            ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY", 25),
            ("FREQ=YEARLY;BYMONTH=13", "BYMONTH", 21),
            ("FREQ=WEEKLY;WKST=1", "WKST", 18),
        ]
    )
    func refuses(text: String, part: String, column: Int) throws {
        let start = try day("2026-11-21")
        let error = #expect(throws: RecurrenceError.self) {
            try RecurrenceRule(text, start: start)
        }
        #expect(error?.part == part)
        #expect(error?.column == column)
    }

    @Test("an error says where, what and what to do")
    func sentence() throws {
        let start = try day("2026-11-21")
        let error = #expect(throws: RecurrenceError.self) {
            try RecurrenceRule("FREQ=HOURLY", start: start)
        }
        #expect(
            error?.description
                == "column 6: FREQ=HOURLY: nothing recurs more often than daily; "
                + "write DAILY, WEEKLY, MONTHLY or YEARLY, and give hours apart."
        )
    }
}
