public import Disclosure
public import Notation

/// Years of public holidays as data: `{ year: 2027, holidays: [...], workdays: [...] }`.
///
/// A year of the data takes the place of the same year that is built in, so that a correction
/// needs no new program.
public enum HolidayYears {
    /// China's calendar with the years of an array in addition or in place of those built in.
    ///
    /// One that breaks a rule is refused whole, because half a calendar is a guess.
    public static func calendar(_ cursor: JSONCursor) throws(NotationError) -> WorkingCalendar {
        var years: [HolidayYear] = []
        for entry in try cursor.array() {
            let year = try year(entry)
            guard !years.contains(where: { $0.year == year.year }) else {
                throw entry.error(
                    "the year \(year.year) stood already above",
                    remedy: "put all its days into one entry"
                )
            }
            years.append(year)
        }
        let own = Set(years.map(\.year))
        let builtIn = [HolidayYear.china2025, .china2026].filter { !own.contains($0.year) }
        return WorkingCalendar(years: builtIn + years)
    }

    private static func year(_ cursor: JSONCursor) throws(NotationError) -> HolidayYear {
        let object = try cursor.object(keys: ["year", "holidays", "workdays"])
        let year = try object.required("year").integer(in: 1949...2199)
        var holidays: [CivilDate] = []
        for entry in try object.required("holidays").array() {
            holidays += try days(entry, of: year)
        }
        var workdays: [CivilDate] = []
        for entry in try object.required("workdays").array() {
            let found = try days(entry, of: year)
            for day in found where day.weekday <= 5 || holidays.contains(day) {
                throw entry.error(
                    day.weekday <= 5
                        ? "\(day.iso8601Text) is no Saturday and no Sunday"
                        : "\(day.iso8601Text) is a holiday too",
                    remedy: "list only weekend days that are worked"
                )
            }
            workdays += found
        }
        return HolidayYear(year: year, holidays: holidays, makeUpWorkdays: workdays)
    }

    /// One day, or a run such as `2027-02-05/2027-02-11`.
    private static func days(
        _ cursor: JSONCursor,
        of year: Int
    ) throws(NotationError) -> [CivilDate] {
        let parts = try cursor.string().split(separator: "/", omittingEmptySubsequences: false)
        let ends = parts.compactMap { CivilDate(iso8601: String($0)) }
        guard ends.count == parts.count, let first = ends.first, let last = ends.last,
            ends.count <= 2, first <= last, first.components.year == year,
            last.components.year == year
        else {
            throw cursor.error(
                "it is no day and no run of days of \(year)",
                remedy: "write \"\(year)-05-01\" or \"\(year)-05-01/\(year)-05-05\""
            )
        }
        return (first.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
    }
}
