public import Disclosure

/// A day of the traditional Chinese calendar, 正月初一 of 1900 to the last day of 2100.
public struct LunarDate: Sendable, Hashable {
    /// The Gregorian year in which the traditional year begins.
    public let year: Int
    /// The month, 1 to 12; a leap month has the number of the month before it.
    public let month: Int
    /// Whether the month is a leap month.
    public let isLeapMonth: Bool
    /// The day, 1 to 30.
    public let day: Int

    /// The years that the tables hold.
    public static let years =
        LunarTable.firstYear...(LunarTable.firstYear + LunarTable.years.count - 1)

    /// The traditional date of a civil day; nil outside the years of the tables.
    public init?(_ date: CivilDate) {
        var year = date.components.year
        if LunarDate.years.contains(year), date.dayNumber < LunarYear(year).firstDay { year -= 1 }
        if year > LunarDate.years.upperBound { year -= 1 }
        guard LunarDate.years.contains(year) else { return nil }
        let numbers = LunarYear(year)
        var rest = date.dayNumber - numbers.firstDay
        guard rest >= 0 else { return nil }
        for index in 0..<numbers.monthCount {
            let days = numbers.days(ofMonth: index)
            if rest < days {
                self.year = year
                let isPastLeap = numbers.leapMonth > 0 && index >= numbers.leapMonth
                month = isPastLeap ? index : index + 1
                isLeapMonth = isPastLeap && index == numbers.leapMonth
                day = rest + 1
                return
            }
            rest -= days
        }
        return nil
    }
}

/// One number of the table, taken apart.
struct LunarYear {
    private let bits: UInt32
    /// The day number of 正月初一.
    let firstDay: Int

    /// `year` must lie within the tables.
    init(_ year: Int) {
        bits = LunarTable.years[year - LunarTable.firstYear]
        let base = CivilDate(year: year, month: 1, day: 21)?.dayNumber ?? 0
        firstDay = base + Int(bits >> 17)
    }

    /// The month that is doubled; 0 for none.
    var leapMonth: Int { Int(bits >> 13) & 15 }

    var monthCount: Int { leapMonth == 0 ? 12 : 13 }

    func days(ofMonth index: Int) -> Int {
        (bits >> UInt32(index)) & 1 == 1 ? 30 : 29
    }
}
