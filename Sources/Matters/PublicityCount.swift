public import Disclosure

/// How far a publicity period has come, counted from what boards confirmed.
///
/// The period begins on the day after posting. Every working day gives the share of its hall hours
/// in which a board was confirmed to have the item; the period is over on the day on which the
/// shares add up to its days. So a dark day extends it by a day and a dark afternoon by half.
public struct PublicityCount: Sendable, Hashable {
    /// Shares are counted in millionths of a day, rounded down.
    public static let wholeDay = 1_000_000

    /// One working day of the period.
    public struct Day: Sendable, Hashable {
        /// The day.
        public var date: CivilDate
        /// Hall hours of the whole day, in rising order.
        public var hall: [Range<Instant>]
        /// Hall hours of the whole day, in milliseconds.
        public var hallMilliseconds: Int64
        /// Hall hours with a confirmed exposure so far, in milliseconds.
        public var litMilliseconds: Int64
        /// What the day gives, in millionths.
        public var share: Int
        /// Hall hours so far without a confirmed exposure.
        public var interruptions: [Range<Instant>]
    }

    /// Where the period stands.
    public enum State: Sendable, Hashable {
        /// It runs; if every hall hour from now on is lit it ends on this day.
        case running(expected: CountedDay)
        /// It is over; this was its last day.
        case complete(last: CivilDate)
        /// The holidays of a year it reaches into are not known.
        case unknown(missingYear: Int)
    }

    /// The day of posting, which does not count.
    public let posted: CivilDate
    /// The working days counted so far, in order; none after the last.
    public let days: [Day]
    /// Where the period stands.
    public let state: State

    /// What the days add up to, in millionths of a day.
    public var credit: Int { days.reduce(0) { $0 + $1.share } }

    /// Counts exposures as known at an instant.
    public init(_ term: PublicityTerm, posted: CivilDate, exposures: [Exposure], now: Instant) {
        self.posted = posted
        let confirmed = Spans(
            exposures.filter { $0.grade >= term.minimumGrade }.map(\.span)
        )
        let needed = term.days * Self.wholeDay
        let today = term.zone.civilTime(at: now).date
        var days: [Day] = []
        var credit = 0
        var outlook = 0
        var state: State?
        var date = posted.advanced(byDays: 1)
        while date <= today, state == nil {
            defer { date = date.advanced(byDays: 1) }
            guard term.calendar.knownYears.contains(date.components.year) else {
                state = .unknown(missingYear: date.components.year)
                break
            }
            guard term.calendar.isWorkingDay(date) else { continue }
            let hall = term.hallHours(on: date)
            let day = Self.day(date, term, hall, confirmed, now)
            days.append(day)
            credit += day.share
            outlook = Self.outlook(day, term, hall, now)
            if credit >= needed { state = .complete(last: date) }
        }
        self.days = days
        self.state =
            state ?? Self.running(term, needed - credit - outlook, max(today, posted))
    }

    private static func day(
        _ date: CivilDate,
        _ term: PublicityTerm,
        _ hall: Spans,
        _ confirmed: Spans,
        _ now: Instant
    ) -> Day {
        let past = hall.intersection(Spans([Instant(milliseconds: .min)..<now]))
        let lit = past.intersection(confirmed)
        return Day(
            date: date,
            hall: hall.list,
            hallMilliseconds: hall.milliseconds,
            litMilliseconds: lit.milliseconds,
            share: share(lit.milliseconds, of: hall.milliseconds, term),
            interruptions: past.subtracting(confirmed).list
        )
    }

    private static func share(_ lit: Int64, of hall: Int64, _ term: PublicityTerm) -> Int {
        guard hall > 0 else { return 0 }
        if lit * 100 >= hall * Int64(term.wholeDayPercent) { return wholeDay }
        return Int(lit * Int64(wholeDay) / hall)
    }

    /// What a day would still give if it stayed lit from now on.
    private static func outlook(
        _ day: Day,
        _ term: PublicityTerm,
        _ hall: Spans,
        _ now: Instant
    ) -> Int {
        let ahead = hall.intersection(Spans([now..<Instant(milliseconds: .max)]))
        let whole = share(day.litMilliseconds + ahead.milliseconds, of: day.hallMilliseconds, term)
        return whole - day.share
    }

    private static func running(
        _ term: PublicityTerm,
        _ missing: Int,
        _ today: CivilDate
    ) -> State {
        if missing <= 0 { return .running(expected: .known(today)) }
        let days = (missing + wholeDay - 1) / wholeDay
        return .running(expected: term.calendar.day(afterWorkingDays: days, from: today))
    }
}
