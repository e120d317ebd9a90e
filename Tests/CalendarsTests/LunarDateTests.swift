import Calendars
import Disclosure
import TestKit
import Testing

/// The traditional calendar, against days that everybody knows and against foreign programs.
struct LunarDateTests {
    @Test(arguments: [
        ("1900-01-31", "庚子鼠 正月初一"), ("1949-10-01", "己丑牛 八月初十"),
        ("1985-02-19", "甲子鼠 腊月三十"), ("2000-02-05", "庚辰龙 正月初一"),
        ("2020-05-23", "庚子鼠 闰四月初一"), ("2023-03-22", "癸卯兔 闰二月初一"),
        ("2025-01-28", "甲辰龙 腊月廿九"), ("2025-07-25", "乙巳蛇 闰六月初一"),
        ("2026-02-16", "乙巳蛇 腊月廿九"), ("2026-02-17", "丙午马 正月初一"),
        ("2026-09-25", "丙午马 八月十五"), ("2026-11-21", "丙午马 十月十三"),
        ("2026-12-09", "丙午马 冬月初一"), ("2033-12-22", "癸丑牛 闰冬月初一"),
        ("2027-02-25", "丁未羊 正月二十"), ("2101-01-28", "庚申猴 腊月廿九"),
    ])
    func knownDays(iso: String, expected: String) throws {
        let date = try #require(CivilDate(iso8601: iso))
        let lunar = try #require(LunarDate(date))
        let text = "\(lunar.yearText)\(lunar.animalText) \(lunar.monthText)\(lunar.dayText)"
        #expect(text == expected)
    }

    @Test(arguments: ["1900-01-30", "1899-12-31", "2101-01-29", "2200-01-01", "0000-01-01"])
    func daysOutsideTheTablesHaveNoDate(iso: String) throws {
        let date = try #require(CivilDate(iso8601: iso))
        #expect(LunarDate(date) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        let first = try #require(CivilDate(iso8601: "1900-01-31"))
        let last = try #require(CivilDate(iso8601: "2101-01-28"))
        var before: LunarDate?
        for number in first.dayNumber...last.dayNumber {
            let now = try #require(LunarDate(CivilDate(dayNumber: number)))
            if let before {
                let isNextDay =
                    now.day == before.day + 1 && now.month == before.month
                    && now.isLeapMonth == before.isLeapMonth && now.year == before.year
                let isNextMonth =
                    now.day == 1 && before.day >= 29
                    && (now.isLeapMonth
                        ? now.month == before.month
                        : now.month == before.month % 12 + 1)
                #expect(isNextDay || isNextMonth, "day \(number)")
            }
            before = now
        }
    }

    @Test func everyCharacterIsNamedOnce() {
        #expect(Set(LunarDate.characters).count == LunarDate.characters.count)
    }

    /// PyPI's `zhdate` has other data of its own; the one month in which the two differ is known.
    @Test(.enabled(if: Almanac.isThere, "python3 has no zhdate; pip install zhdate"))
    func anAlmanacAgreesOnEveryThirdDay() throws {
        let first = try #require(CivilDate(iso8601: "1900-02-01"))
        let last = try #require(CivilDate(iso8601: "2100-12-31"))
        let lines = try Almanac.lines()
        let numbers = stride(from: first.dayNumber, through: last.dayNumber, by: 3)
        #expect(lines.count == Array(numbers).count)
        var differing: [String] = []
        for (number, line) in zip(numbers, lines) {
            let date = CivilDate(dayNumber: number)
            let lunar = try #require(LunarDate(date))
            let leap = lunar.isLeapMonth ? 1 : 0
            if "\(lunar.year) \(lunar.month) \(lunar.day) \(leap)" != line {
                differing.append(date.iso8601Text)
            }
        }
        #expect(differing.count == 10)
        #expect(differing.allSatisfy { $0 >= "2057-09-28" && $0 <= "2057-10-27" })
    }
}

/// A foreign almanac.
private enum Almanac {
    static let isThere: Bool = {
        let probe = try? ToolRunner.run("python3", ["-c", "import zhdate"])
        return probe?.succeeded ?? false
    }()

    static func lines() throws -> [Substring] {
        let script = """
            import datetime, warnings
            warnings.simplefilter("ignore")
            from zhdate import ZhDate
            day = datetime.datetime(1900, 2, 1)
            while day.year < 2101:
                z = ZhDate.from_datetime(day)
                print(z.lunar_year, z.lunar_month, z.lunar_day, int(bool(z.leap_month)))
                day += datetime.timedelta(3)
            """
        let output = try PythonJudge.run(script, input: [])
        return String(decoding: output, as: UTF8.self).split(separator: "\n")
    }
}
