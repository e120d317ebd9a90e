import Disclosure
import Recurrence

/// What a schedule says around one day.
enum Opening: Sendable {
    /// There is no schedule.
    case always
    /// What is open from the day before until the day after, in rising order, and what comes then.
    case spans([Range<Instant>], later: Later)
    /// It cannot be read.
    case unreadable(ScheduleFault)

    /// What comes after the days that were looked at.
    enum Later: Sendable {
        /// It opens again at the instant.
        case opens(Instant)
        /// It does not open before the instant; then somebody must look again.
        case closed(until: Instant)
        /// It never opens again.
        case never
    }

    /// How far ahead the next opening is looked for, in days: a year and some.
    static let horizonDays = 400

    init(_ schedule: Schedule?, on day: CivilDate, zone: Zone, calendar: WorkingCalendar) {
        guard let schedule else {
            self = .always
            return
        }
        do {
            let hours = try OpeningHours(schedule, zone: zone, calendar: calendar)
            self = .spans(Self.spans(hours, around: day), later: Self.later(hours, than: day))
        } catch {
            self = .unreadable(error)
        }
    }

    /// Whether it is open, and the first instant at which that may change; an early one at worst.
    func state(at instant: Instant) -> (isOpen: Bool, change: Instant?) {
        guard case .spans(let spans, let later) = self else { return (true, nil) }
        for span in spans {
            if instant < span.lowerBound { return (false, span.lowerBound) }
            if instant < span.upperBound { return (true, span.upperBound) }
        }
        switch later {
        case .opens(let next), .closed(let next): return (false, next)
        case .never: return (false, nil)
        }
    }

    /// When it opens after an instant at which it is closed; nil when nobody knows of any time.
    func nextOpening(after instant: Instant) -> Instant? {
        guard case .spans(let spans, let later) = self else { return nil }
        if let span = spans.first(where: { instant < $0.lowerBound }) { return span.lowerBound }
        if case .opens(let next) = later { return next }
        return nil
    }

    private static func spans(_ hours: OpeningHours, around day: CivilDate) -> [Range<Instant>] {
        var found: [Range<Instant>] = []
        for span in (-1...1).flatMap({ hours.openings(on: day.advanced(byDays: $0)) }) {
            if let last = found.last, span.lowerBound <= last.upperBound {
                found[found.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                found.append(span)
            }
        }
        return found
    }

    private static func later(_ hours: OpeningHours, than day: CivilDate) -> Later {
        let start = Int64(hours.hours.map(\.start).min() ?? 0) * 1_000
        for offset in 2...horizonDays {
            let next = day.advanced(byDays: offset)
            if let rule = hours.days.rule, next > rule.end { return .never }
            if hours.holds(on: next) {
                return .opens(hours.zone.start(of: next).advanced(byMilliseconds: start))
            }
        }
        return .closed(until: hours.zone.start(of: day.advanced(byDays: horizonDays)))
    }
}
