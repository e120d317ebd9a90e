/// A day found by counting, or the reason why it is not known.
public enum CountedDay: Sendable, Hashable, CustomStringConvertible {
    /// The day.
    case known(CivilDate)
    /// The count would have to guess the holidays of this year.
    case unknown(missingYear: Int)

    /// The day; nil when it is not known.
    public var date: CivilDate? {
        if case .known(let date) = self { date } else { nil }
    }

    /// The day, or the warning with what to do.
    public var description: String {
        switch self {
        case .known(let date): date.iso8601Text
        case .unknown(let year):
            "the public holidays of \(year) are not known; add that year's notice to the calendar"
        }
    }
}

extension WorkingCalendar {
    /// The years between two days, both included, whose holidays are not known.
    public func missingYears(from first: CivilDate, through last: CivilDate) -> [Int] {
        guard first <= last else { return [] }
        return (first.components.year...last.components.year).filter { !knownYears.contains($0) }
    }

    /// The `count`th working day after a day, which itself does not count.
    ///
    /// Posted on Friday with a period of three working days, the last is the next Wednesday.
    /// Without a day to count, the answer is the day itself.
    public func day(afterWorkingDays count: Int, from start: CivilDate) -> CountedDay {
        var day = start
        var left = count
        while left > 0 {
            day = day.advanced(byDays: 1)
            guard knows(day) else { return .unknown(missingYear: day.components.year) }
            if isWorkingDay(day) { left -= 1 }
        }
        return .known(day)
    }

    /// The last day of a term in calendar days after a day, which itself does not count.
    ///
    /// A term that would end on a day off ends on the next working day.
    public func day(afterCalendarDays count: Int, from start: CivilDate) -> CountedDay {
        firstWorkingDay(from: start.advanced(byDays: max(0, count)))
    }

    /// The day itself when it is worked, else the next one that is.
    public func firstWorkingDay(from start: CivilDate) -> CountedDay {
        var day = start
        while knows(day) {
            if isWorkingDay(day) { return .known(day) }
            day = day.advanced(byDays: 1)
        }
        return .unknown(missingYear: day.components.year)
    }

    /// The number of working days after one day up to another, which itself counts; nil when a
    /// year between them is missing.
    public func workingDays(after start: CivilDate, through end: CivilDate) -> Int? {
        let first = start.advanced(byDays: 1)
        guard missingYears(from: first, through: end).isEmpty else { return nil }
        return workingDays(from: first, before: end.advanced(byDays: 1))
    }

    private func knows(_ day: CivilDate) -> Bool {
        knownYears.contains(day.components.year)
    }
}
