public import Disclosure
public import Recurrence

/// How long an item must hang in public, and what counts.
public struct PublicityTerm: Sendable, Hashable {
    /// The period in working days of full hall hours.
    public var days: Int
    /// When the hall is open; several for seasons, what overlaps counts once.
    public var hall: [OpeningHours]
    /// The least that proves an exposure.
    public var minimumGrade: ExposureGrade
    /// From how many percent of its hall hours a day counts whole, so that a restart of seconds
    /// does not cost a day.
    public var wholeDayPercent: Int
    /// Which days are worked.
    public var calendar: WorkingCalendar
    /// The zone in which days begin.
    public var zone: Zone

    /// Makes a term.
    public init(
        days: Int,
        hall: [OpeningHours],
        minimumGrade: ExposureGrade = .acknowledged,
        wholeDayPercent: Int = 95,
        calendar: WorkingCalendar = .china,
        zone: Zone = .china
    ) {
        self.days = max(1, days)
        self.hall = hall
        self.minimumGrade = minimumGrade
        self.wholeDayPercent = min(100, max(1, wholeDayPercent))
        self.calendar = calendar
        self.zone = zone
    }

    /// The hall hours of a working day; none on other days.
    func hallHours(on day: CivilDate) -> Spans {
        guard calendar.isWorkingDay(day) else { return Spans([]) }
        return Spans(hall.flatMap { $0.openings(on: day) })
    }
}
