import Disclosure
import Matters
import Recurrence
import Testing

@Suite("Publicity periods")
struct PublicityTests {
    /// Posted on Friday the 20th; hall 8:00 to 18:00 on working days; three days.
    private func count(
        _ exposures: [Exposure],
        now: String,
        posted: String = "2026-11-20",
        days: Int = 3
    ) throws -> PublicityCount {
        PublicityCount(
            PublicityTerm(days: days, hall: [try hall()]),
            posted: try day(posted),
            exposures: exposures,
            now: try at(now)
        )
    }

    @Test("the day of posting and the weekend do not count")
    func begins() throws {
        let lit = try exposure("2026-11-20 08:00 - 2026-11-30 18:00")
        let sunday = try count([lit], now: "2026-11-22 12:00")
        #expect(sunday.credit == 0)
        #expect(try sunday.state == .running(expected: .known(day("2026-11-25"))))
        let done = try count([lit], now: "2026-11-27 12:00")
        #expect(try done.state == .complete(last: day("2026-11-25")))
        #expect(try done.days.map(\.date) == ["23", "24", "25"].map { try day("2026-11-\($0)") })
        #expect(done.credit == 3 * PublicityCount.wholeDay)
    }

    @Test("the last day is over only when its hall hours are")
    func lastDay() throws {
        let lit = try exposure("2026-11-20 08:00 - 2026-11-30 18:00")
        let during = try count([lit], now: "2026-11-25 12:00")
        #expect(try during.state == .running(expected: .known(day("2026-11-25"))))
        #expect(during.days.last?.share == 400_000)
        let after = try count([lit], now: "2026-11-25 18:00")
        #expect(try after.state == .complete(last: day("2026-11-25")))
    }

    @Test("a dark day extends by a day, a dark afternoon by a half")
    func extends() throws {
        let darkTuesday = [
            try exposure("2026-11-20 08:00 - 2026-11-23 18:00"),
            try exposure("2026-11-25 08:00 - 2026-12-31 18:00"),
        ]
        let whole = try count(darkTuesday, now: "2026-12-05 12:00")
        #expect(try whole.state == .complete(last: day("2026-11-26")))
        #expect(
            try whole.days[1].interruptions == [at("2026-11-24 08:00")..<at("2026-11-24 18:00")]
        )
        let darkAfternoon = [
            try exposure("2026-11-20 08:00 - 2026-11-24 13:00"),
            try exposure("2026-11-25 08:00 - 2026-12-31 18:00"),
        ]
        let half = try count(darkAfternoon, now: "2026-11-26 12:59")
        #expect(half.days[1].share == 500_000)
        #expect(try half.state == .running(expected: .known(day("2026-11-26"))))
        #expect(
            try count(darkAfternoon, now: "2026-11-26 13:00").state
                == .complete(last: day("2026-11-26"))
        )
    }

    @Test("a board that goes dark now moves the expected end")
    func outlook() throws {
        let dark = [try exposure("2026-11-20 08:00 - 2026-11-24 09:00")]
        let soon = try count(dark, now: "2026-11-24 09:10")
        // Ten minutes of ten hours are within what a day may lose.
        #expect(try soon.state == .running(expected: .known(day("2026-11-25"))))
        let later = try count(dark, now: "2026-11-24 10:00")
        #expect(try later.state == .running(expected: .known(day("2026-11-26"))))
        let muchLater = try count(dark, now: "2026-11-30 07:00")
        #expect(muchLater.credit == 1_100_000)
        #expect(try muchLater.state == .running(expected: .known(day("2026-12-01"))))
    }

    @Test("from 95 percent of its hours a day counts whole")
    func grace() throws {
        let almost = try count(
            [try exposure("2026-11-23 08:30 - 2026-11-23 18:00")],
            now: "2026-11-23 20:00"
        )
        #expect(almost.days.map(\.share) == [1_000_000])
        let less = try count(
            [try exposure("2026-11-23 08:31 - 2026-11-23 18:00")],
            now: "2026-11-23 20:00"
        )
        #expect(less.days.map(\.share) == [948_333])
    }

    @Test("boards stand in for each other, and what two show counts once")
    func boards() throws {
        let both = try count(
            [
                try exposure("2026-11-23 08:00 - 2026-11-23 12:00"),
                try exposure("2026-11-23 11:00 - 2026-11-23 13:00", board: "square"),
                try exposure("2026-11-23 18:00 - 2026-11-24 08:00", board: "square"),
            ],
            now: "2026-11-23 23:00"
        )
        #expect(both.days.map(\.litMilliseconds) == [5 * 3_600_000])
    }

    @Test("what was only sent proves nothing")
    func grades() throws {
        let sent = [try exposure("2026-11-20 08:00 - 2026-11-30 18:00", .sent)]
        #expect(try count(sent, now: "2026-11-27 12:00").credit == 0)
        let read = [try exposure("2026-11-20 08:00 - 2026-11-30 18:00", .readBack)]
        #expect(try count(read, now: "2026-11-27 12:00").credit == 3_000_000)
    }

    @Test("holidays are passed over and make-up workdays count")
    func holidays() throws {
        let lit = [try exposure("2026-09-29 08:00 - 2026-10-20 18:00")]
        let found = try count(lit, now: "2026-10-20 08:00", posted: "2026-09-30")
        #expect(
            try found.days.map(\.date) == ["08", "09", "10"].map { try day("2026-10-\($0)") }
        )
    }

    @Test("seasons change the hours of a day, not its weight")
    func seasons() throws {
        let summer = OpeningHours(
            hours: [try #require(DailyHours("08:00-18:00"))],
            days: .init(
                rule: try RecurrenceRule(
                    "FREQ=DAILY;BYMONTH=5,6,7,8,9,10,11;UNTIL=20261123",
                    start: day("2026-05-01")
                )
            )
        )
        let winter = OpeningHours(
            hours: [try #require(DailyHours("08:00-16:00"))],
            days: .init(rule: try RecurrenceRule("FREQ=DAILY", start: day("2026-11-24")))
        )
        let found = PublicityCount(
            PublicityTerm(days: 2, hall: [summer, winter]),
            posted: try day("2026-11-20"),
            exposures: [try exposure("2026-11-20 08:00 - 2026-11-30 18:00")],
            now: try at("2026-11-24 16:00")
        )
        #expect(found.days.map(\.hallMilliseconds) == [36_000_000, 28_800_000])
        #expect(try found.state == .complete(last: day("2026-11-24")))
    }

    @Test("a year without known holidays stops the count")
    func missingYear() throws {
        let lit = [try exposure("2026-12-29 08:00 - 2027-01-30 18:00")]
        let before = try count(lit, now: "2026-12-31 12:00", posted: "2026-12-30")
        #expect(before.state == .running(expected: .unknown(missingYear: 2027)))
        let after = try count(lit, now: "2027-01-10 12:00", posted: "2026-12-30")
        #expect(after.state == .unknown(missingYear: 2027))
        #expect(after.days.count == 1)
    }

    @Test("a hall that is never open completes nothing")
    func noHall() throws {
        let found = PublicityCount(
            PublicityTerm(days: 1, hall: []),
            posted: try day("2026-11-20"),
            exposures: [try exposure("2026-11-20 08:00 - 2026-11-30 18:00")],
            now: try at("2026-11-30 12:00")
        )
        #expect(found.credit == 0)
        #expect(try found.state == .running(expected: .known(day("2026-12-01"))))
    }

    @Test("an exposure cannot end before it begins")
    func backwards() throws {
        let exposure = Exposure(
            board: "a",
            from: try at("2026-11-20 09:00"),
            until: try at("2026-11-20 08:00"),
            grade: .sent
        )
        #expect(exposure == nil)
    }
}
