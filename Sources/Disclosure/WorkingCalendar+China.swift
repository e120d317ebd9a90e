extension WorkingCalendar {
    /// China's working days of 2025 and 2026 as the State Council's General Office ordered them.
    ///
    /// The notices: of November 2024 for 2025 (gov.cn gongbao 2024 issue 11726, content 6989767),
    /// of November 2025 for 2026 (gov.cn gongbao 2025 issue 12406, content 7048922). The days were
    /// taken by way of two packages, `chinesecalendar` 1.11.0 and `holidays` 0.108, of which the
    /// latter cites the notices. They agree on every day; the tests ask both again.
    public static let china = WorkingCalendar(years: [.china2025, .china2026])

    /// A calendar of whole years of data.
    public init(years: [HolidayYear]) {
        self.init(
            holidays: Set(years.flatMap(\.holidays)),
            makeUpWorkdays: Set(years.flatMap(\.makeUpWorkdays)),
            knownYears: Set(years.map(\.year))
        )
    }
}

/// What one year's notice says of public holidays and make-up workdays.
public struct HolidayYear: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// Every free day of the notice, weekends inside a holiday included.
    public let holidays: [CivilDate]
    /// Saturdays and Sundays that are worked.
    public let makeUpWorkdays: [CivilDate]

    /// Makes a year from its dates; dates of other years are left out.
    public init(year: Int, holidays: [CivilDate], makeUpWorkdays: [CivilDate]) {
        self.year = year
        self.holidays = holidays.filter { $0.components.year == year }.sorted()
        self.makeUpWorkdays = makeUpWorkdays.filter { $0.components.year == year }.sorted()
    }

    /// Days as month × 100 + day, runs of free days as ranges that stay within a month.
    private init(_ year: Int, free: [ClosedRange<Int>], worked: [Int]) {
        func date(_ code: Int) -> CivilDate? {
            CivilDate(year: year, month: code / 100, day: code % 100)
        }
        self.init(
            year: year,
            holidays: free.flatMap { $0.compactMap(date) },
            makeUpWorkdays: worked.compactMap(date)
        )
    }

    /// 2025: New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, National Day with
    /// Mid-Autumn.
    public static let china2025 = HolidayYear(
        2025,
        free: [
            101...101, 128...131, 201...204, 404...406, 501...505, 531...531, 601...602,
            1001...1008,
        ],
        worked: [126, 208, 427, 928, 1011]
    )

    /// 2026: New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National
    /// Day.
    public static let china2026 = HolidayYear(
        2026,
        free: [
            101...103, 215...223, 404...406, 501...505, 619...621, 925...927, 1001...1007,
        ],
        worked: [104, 214, 228, 509, 920, 1010]
    )
}
