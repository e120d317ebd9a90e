public import Disclosure

/// When something is open: hours on days, in a zone.
///
/// Hours that cross midnight belong to the day on which they begin: with Friday 22:00–02:00 the
/// first two hours of Saturday are open whatever Saturday is.
public struct OpeningHours: Sendable, Hashable {
    /// Which days count.
    public struct Days: Sendable, Hashable {
        /// 1 for Monday to 7 for Sunday; nil for all.
        public var weekdays: Set<Int>?
        /// Only days on which the calendar has people work.
        public var workdaysOnly: Bool
        /// A rule that must name the day as well; nil when there is none.
        public var rule: RecurrenceRule?

        /// Every day.
        public static let all = Days()

        /// Makes a choice of days; all conditions must hold.
        public init(
            weekdays: Set<Int>? = nil,
            workdaysOnly: Bool = false,
            rule: RecurrenceRule? = nil
        ) {
            self.weekdays = weekdays
            self.workdaysOnly = workdaysOnly
            self.rule = rule
        }
    }

    /// How far ahead a change is looked for, in days: forty years.
    public static let horizonDays = 366 * 40

    /// The hours of a day.
    public var hours: [DailyHours]
    /// The days.
    public var days: Days
    /// The zone of the clock.
    public var zone: Zone
    /// Which days are worked.
    public var calendar: WorkingCalendar

    /// Makes opening hours; overlapping hours count once.
    public init(
        hours: [DailyHours] = [.wholeDay],
        days: Days = .all,
        zone: Zone = .china,
        calendar: WorkingCalendar = .china
    ) {
        self.hours = hours
        self.days = days
        self.zone = zone
        self.calendar = calendar
    }

    /// Tells whether hours begin on a day.
    public func holds(on day: CivilDate) -> Bool {
        if let weekdays = days.weekdays, !weekdays.contains(day.weekday) { return false }
        if days.workdaysOnly, !calendar.isWorkingDay(day) { return false }
        return days.rule?.holds(on: day) ?? true
    }

    /// Tells whether it is open at an instant.
    public func isOpen(at instant: Instant) -> Bool {
        let today = zone.civilTime(at: instant).date
        return spans(of: [today.advanced(byDays: -1), today]).contains { $0.contains(instant) }
    }

    /// The first instant after `instant` at which it opens or closes; nil when it never does again.
    ///
    /// Years without known holidays count their Mondays to Fridays; ask the calendar which they
    /// are.
    public func nextChange(after instant: Instant) -> Instant? {
        if days == .all, hours.contains(.wholeDay) { return nil }
        let wasOpen = isOpen(at: instant)
        let today = zone.civilTime(at: instant).date
        for offset in 0..<Self.horizonDays {
            let day = today.advanced(byDays: offset)
            let edges = spans(of: [day.advanced(byDays: -1), day])
                .flatMap { [$0.lowerBound, $0.upperBound] }
                .filter { $0 > instant && zone.civilTime(at: $0).date == day }
            for edge in edges.sorted() where isOpen(at: edge) != wasOpen { return edge }
        }
        return nil
    }

    /// What is open on a day, as instants in rising order that do not touch.
    ///
    /// Hours that begin on the day are whole, also where they end on the next.
    public func openings(on day: CivilDate) -> [Range<Instant>] {
        merged(spans(of: [day]))
    }

    private func spans(of days: [CivilDate]) -> [Range<Instant>] {
        days.filter { holds(on: $0) }.flatMap { day in
            hours.map { hours in
                let start = zone.start(of: day)
                    .advanced(byMilliseconds: Int64(hours.start) * 1_000)
                return start..<start.advanced(byMilliseconds: Int64(hours.length) * 1_000)
            }
        }
    }

    private func merged(_ spans: [Range<Instant>]) -> [Range<Instant>] {
        var found: [Range<Instant>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = found.last, span.lowerBound <= last.upperBound {
                found[found.count - 1] =
                    last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                found.append(span)
            }
        }
        return found
    }
}
