/// Which days are worked: Monday to Friday, less public holidays, plus make-up workdays.
public struct WorkingCalendar: Sendable, Hashable {
    /// Weekdays on which nobody works, as day numbers, ascending.
    private let lost: [Int]
    /// Weekend days on which everybody works, as day numbers, ascending.
    private let gained: [Int]
    /// The years for which it is known which days are holidays; elsewhere only weekends are free.
    public let knownYears: Set<Int>

    /// Every Monday to Friday is worked and nothing else.
    public static let weekendsOnly = WorkingCalendar()

    /// Makes a calendar; a day that is in both sets is a holiday.
    public init(
        holidays: Set<CivilDate> = [],
        makeUpWorkdays: Set<CivilDate> = [],
        knownYears: Set<Int> = []
    ) {
        self.knownYears = knownYears
        lost = holidays.filter { $0.weekday <= 5 }.map(\.dayNumber).sorted()
        gained =
            makeUpWorkdays.filter { $0.weekday > 5 && !holidays.contains($0) }
            .map(\.dayNumber).sorted()
    }

    /// Tells whether a day is worked.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        workingDays(from: date, before: date.advanced(byDays: 1)) == 1
    }

    /// The number of working days from `first` (inclusive) to `end` (exclusive), never negative.
    public func workingDays(from first: CivilDate, before end: CivilDate) -> Int {
        guard first < end else { return 0 }
        let weekdays = Self.weekdays(before: end.dayNumber) - Self.weekdays(before: first.dayNumber)
        let losses = Self.rank(end.dayNumber, lost) - Self.rank(first.dayNumber, lost)
        let gains = Self.rank(end.dayNumber, gained) - Self.rank(first.dayNumber, gained)
        return weekdays - losses + gains
    }

    /// The number of Mondays to Fridays before a day, counted from a Monday long ago.
    private static func weekdays(before dayNumber: Int) -> Int {
        // Day 4 (1970-01-05) was a Monday; the shift keeps the quotient's sign positive.
        let days = dayNumber - 4 + 7 * 200_000
        return days / 7 * 5 + min(days % 7, 5)
    }

    /// How many of the ascending days lie before a day.
    private static func rank(_ day: Int, _ days: [Int]) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
