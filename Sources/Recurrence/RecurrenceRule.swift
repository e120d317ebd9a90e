public import Disclosure

/// On which days something recurs: the part of RFC 5545's RRULE that days need.
///
/// A rule says nothing about hours; those are `DailyHours`. What recurs more often than daily, and
/// the parts BYSETPOS, BYWEEKNO, BYYEARDAY, BYHOUR, BYMINUTE and BYSECOND, are refused by name.
/// A first day that does not fit the rule is no occurrence, as in python-dateutil.
public struct RecurrenceRule: Sendable, Hashable {
    /// How long the steps are.
    public enum Frequency: String, Sendable, Hashable, CaseIterable {
        /// Every day.
        case daily = "DAILY"
        /// Every week.
        case weekly = "WEEKLY"
        /// Every month.
        case monthly = "MONTHLY"
        /// Every year.
        case yearly = "YEARLY"
    }

    /// A weekday, or the nth one of a month or year, counted from the end when negative.
    public struct Day: Sendable, Hashable {
        /// 1 for Monday to 7 for Sunday.
        public var weekday: Int
        /// Which one of the month or year; nil for every one.
        public var number: Int?

        /// Makes a day.
        public init(weekday: Int, number: Int? = nil) {
            self.weekday = weekday
            self.number = number
        }
    }

    /// The last year in which anything recurs.
    public static let lastYear = 2199

    /// The length of a step.
    public let frequency: Frequency
    /// Steps from one period that counts to the next.
    public let interval: Int
    /// The day from which periods are counted, and the first that can be one.
    public let start: CivilDate
    /// The last day on which it recurs.
    public private(set) var end: CivilDate

    let months: Set<Int>
    let monthDays: Set<Int>
    let days: Set<Day>
    let weekStart: Int
    private let weekdayMask: Set<Int>
    private let hasNumbers: Bool

    init(_ parts: RecurrenceParts, start: CivilDate, zone: Zone, hour: Int) {
        frequency = parts.frequency
        interval = parts.interval
        self.start = start
        weekStart = parts.weekStart
        var months = parts.months
        var monthDays = parts.monthDays
        var days = parts.days
        if days.isEmpty, monthDays.isEmpty {
            // RFC 5545 section 3.3.10: what the rule leaves open is taken from the first day.
            switch frequency {
            case .daily: break
            case .weekly: days = [Day(weekday: start.weekday)]
            case .monthly: monthDays = [start.components.day]
            case .yearly:
                if months.isEmpty { months = [start.components.month] }
                monthDays = [start.components.day]
            }
        }
        self.months = months
        self.monthDays = monthDays
        self.days = days
        weekdayMask = Set(days.filter { $0.number == nil }.map(\.weekday))
        hasNumbers = days.contains { $0.number != nil }
        let horizon = CivilDate(year: Self.lastYear, month: 12, day: 31) ?? start
        let last = parts.until.map { min(horizon, $0.lastDay(zone: zone, second: hour)) }
        end = last ?? horizon
        if let count = parts.count { end = day(ofCount: count) }
    }

    /// The `count`th day, after which the rule ends, so that a day's answer needs no counting.
    private func day(ofCount count: Int) -> CivilDate {
        var left = count
        var day = start
        while day <= end {
            if holds(on: day) {
                left -= 1
                if left == 0 { return day }
            }
            day = day.advanced(byDays: 1)
        }
        return end
    }

    /// Tells whether the rule names a day.
    public func holds(on day: CivilDate) -> Bool {
        guard day >= start, day <= end, isInPeriod(day) else { return false }
        let date = day.components
        if !months.isEmpty, !months.contains(date.month) { return false }
        let length = CivilDate.daysInMonth(date.month, of: date.year)
        if !monthDays.isEmpty, !monthDays.contains(date.day),
            !monthDays.contains(date.day - length - 1)
        {
            return false
        }
        if days.isEmpty { return true }
        if weekdayMask.contains(day.weekday) { return true }
        return hasNumbers && hasNumber(day, date, monthLength: length)
    }

    /// The first day after `day` that the rule names; nil when there is none any more.
    public func nextDay(after day: CivilDate) -> CivilDate? {
        var next = max(day.advanced(byDays: 1), start)
        while next <= end {
            if holds(on: next) { return next }
            next = next.advanced(byDays: 1)
        }
        return nil
    }

    private func isInPeriod(_ day: CivilDate) -> Bool {
        if interval == 1 { return true }
        let steps =
            switch frequency {
            case .daily: day.dayNumber - start.dayNumber
            case .weekly: (firstOfWeek(day) - firstOfWeek(start)) / 7
            case .monthly: monthNumber(day) - monthNumber(start)
            case .yearly: day.components.year - start.components.year
            }
        return steps % interval == 0
    }

    private func firstOfWeek(_ day: CivilDate) -> Int {
        day.dayNumber - (day.weekday - weekStart + 7) % 7
    }

    private func monthNumber(_ day: CivilDate) -> Int {
        day.components.year * 12 + day.components.month
    }

    /// Tells whether a day is one of the numbered weekdays of its month, or of its year.
    private func hasNumber(
        _ day: CivilDate,
        _ date: (year: Int, month: Int, day: Int),
        monthLength: Int
    ) -> Bool {
        var place = date.day
        var length = monthLength
        if frequency == .yearly, months.isEmpty,
            let first = CivilDate(year: date.year, month: 1, day: 1),
            let last = CivilDate(year: date.year, month: 12, day: 31)
        {
            place = day.dayNumber - first.dayNumber + 1
            length = last.dayNumber - first.dayNumber + 1
        }
        let number = (place - 1) / 7 + 1
        let fromEnd = -((length - place) / 7 + 1)
        return days.contains(Day(weekday: day.weekday, number: number))
            || days.contains(Day(weekday: day.weekday, number: fromEnd))
    }
}
