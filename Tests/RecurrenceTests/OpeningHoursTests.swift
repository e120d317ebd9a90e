import Disclosure
import Recurrence
import Testing

@Suite("Opening hours")
struct OpeningHoursTests {
    @Test(
        "hours are read from text",
        arguments: [
            ("08:30-17:30", 30_600, 32_400, false), ("22:00-02:00", 79_200, 14_400, true),
            ("00:00-24:00", 0, 86_400, false), ("22:00-24:00", 79_200, 7_200, false),
            ("22:00-00:00", 79_200, 7_200, false),
        ]
    )
    func hoursOfText(text: String, start: Int, length: Int, crosses: Bool) throws {
        let found = try hours(text)
        #expect(found.start == start)
        #expect(found.length == length)
        #expect(found.crossesMidnight == crosses)
    }

    @Test(
        "hours that mean nothing certain are refused",
        arguments: [
            "", "08:00", "8:00-9:00", "08:00-08:00", "24:00-08:00", "08:00-24:01", "08:60-09:00",
            "08:00-09:00-10:00", "０８:00-09:00", "-1:00-09:00",
        ]
    )
    func noHours(text: String) {
        #expect(DailyHours(text) == nil)
    }

    @Test(
        "weekday evenings across midnight belong to the day on which they begin",
        arguments: [
            ("2026-11-20 21:59", false), ("2026-11-20 22:00", true), ("2026-11-21 01:59", true),
            ("2026-11-21 02:00", false), ("2026-11-21 22:30", false),
            ("2026-11-22 00:30", false), ("2026-11-23 00:30", false), ("2026-11-23 23:00", true),
        ]
    )
    func crossing(time: String, isOpen: Bool) throws {
        let evening = OpeningHours(
            hours: [try hours("22:00-02:00")],
            days: .init(weekdays: [1, 2, 3, 4, 5])
        )
        #expect(try evening.isOpen(at: at(time)) == isOpen)
    }

    @Test(
        "the next change jumps over days off",
        arguments: [
            ("2026-11-20 08:00", "2026-11-20 08:30"), ("2026-11-20 08:30", "2026-11-20 17:30"),
            ("2026-11-20 17:30", "2026-11-23 08:30"),
            // National Day: closed from Wednesday's evening until the following Thursday.
            ("2026-09-30 17:30", "2026-10-08 08:30"),
            // The make-up workday before it is a Sunday and open.
            ("2026-09-19 12:00", "2026-09-20 08:30"),
        ]
    )
    func changes(after: String, change: String) throws {
        let hall = OpeningHours(
            hours: [try hours("08:30-17:30")],
            days: .init(workdaysOnly: true)
        )
        #expect(try hall.nextChange(after: at(after)) == at(change))
    }

    @Test("neighbouring and overlapping hours open once")
    func overlaps() throws {
        let open = OpeningHours(
            hours: [try hours("08:00-12:00"), try hours("12:00-14:00"), try hours("13:00-18:00")]
        )
        #expect(try open.nextChange(after: at("2026-11-21 09:00")) == at("2026-11-21 18:00"))
        let day = try day("2026-11-21")
        #expect(
            try open.openings(on: day) == [at("2026-11-21 08:00")..<at("2026-11-21 18:00")]
        )
    }

    @Test("nights back to back never close until the last")
    func nights() throws {
        let rule = try RecurrenceRule("FREQ=DAILY;COUNT=3", start: day("2026-11-21"))
        let open = OpeningHours(
            hours: [try hours("12:00-12:01"), try hours("12:01-12:00")],
            days: .init(rule: rule)
        )
        #expect(try open.nextChange(after: at("2026-11-21 12:00")) == at("2026-11-24 12:00"))
        #expect(try open.nextChange(after: at("2026-11-24 12:00")) == nil)
    }

    @Test("what is always open never changes")
    func always() throws {
        #expect(try OpeningHours().nextChange(after: at("2026-11-21 12:00")) == nil)
        #expect(try OpeningHours().isOpen(at: at("2026-11-21 12:00")))
        let nothing = OpeningHours(hours: [])
        #expect(try nothing.nextChange(after: at("2026-11-21 12:00")) == nil)
    }

    @Test("the zone is the board's, not the machine's")
    func zones() throws {
        let urumqiByHabit = OpeningHours(
            hours: [try hours("08:00-09:00")],
            zone: Zone(name: "Asia/Urumqi", offsetSeconds: 21_600)
        )
        #expect(try urumqiByHabit.isOpen(at: at("2026-11-21 10:30")))
        #expect(try !urumqiByHabit.isOpen(at: at("2026-11-21 08:30")))
    }

    @Test("change by change, the answers agree with asking every minute", arguments: [1, 2, 3, 4])
    func agreement(seed: UInt64) throws {
        var random = TestSeed(seed)
        let open = try random.openingHours()
        var minute = try at("2026-09-18 00:00")
        let end = try at("2026-10-12 00:00")
        var predicted = open.nextChange(after: minute)
        var state = open.isOpen(at: minute)
        while minute < end {
            minute = minute.advanced(byMilliseconds: 60_000)
            let now = open.isOpen(at: minute)
            #expect((now != state) == (minute == predicted), "seed \(seed), \(minute.iso8601Text)")
            if minute == predicted { predicted = open.nextChange(after: minute) }
            state = now
        }
    }
}
