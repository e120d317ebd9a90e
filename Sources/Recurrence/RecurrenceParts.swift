import Disclosure

/// When a rule ends: a day, or a clock reading on it.
struct RecurrenceUntil: Sendable, Hashable {
    var time: CivilTime?
    var date: CivilDate
    var isUTC = false

    /// The last day whose occurrence, at `second` of the day in the zone, is not after the end.
    func lastDay(zone: Zone, second: Int) -> CivilDate {
        guard let time else { return date }
        let utc = Zone(name: "UTC", offsetSeconds: 0)
        let local = isUTC ? zone.civilTime(at: utc.instant(of: time)) : time
        return second <= local.secondOfDay ? local.date : local.date.advanced(byDays: -1)
    }
}

/// The parts of a rule as its text names them.
struct RecurrenceParts: Sendable, Hashable {
    var frequency = RecurrenceRule.Frequency.daily
    var interval = 1
    var count: Int?
    var until: RecurrenceUntil?
    var months: Set<Int> = []
    var monthDays: Set<Int> = []
    var days: Set<RecurrenceRule.Day> = []
    var weekStart = 1
}
