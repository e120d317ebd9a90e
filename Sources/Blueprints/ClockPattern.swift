import Calendars
public import Disclosure

/// How a date or clock is written: pieces of text and parts of the time.
public struct ClockPattern: Sendable, Hashable {
    /// A piece of a pattern.
    public enum Piece: Sendable, Hashable {
        /// A character that never changes.
        case literal(Character)
        /// Hour, two digits.
        case hour
        /// Minute, two digits.
        case minute
        /// Year, four digits.
        case year
        /// Month without a leading zero.
        case month
        /// Day of the month without a leading zero.
        case day
        /// 一 to 六 and 日.
        case weekday
        /// Stem and branch of the traditional year, 丙午.
        case lunarYear
        /// The animal of the traditional year, 马.
        case lunarAnimal
        /// The traditional month, 正月 or 闰六月.
        case lunarMonth
        /// The day of the traditional month, 初一.
        case lunarDay
        /// Days to or since a deadline.
        case days
    }

    /// The pieces from left to right.
    public let pieces: [Piece]

    /// Makes a pattern.
    public init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Hour and minute.
    package static let time = ClockPattern([.hour, .literal(":"), .minute])

    /// Date and weekday in words.
    package static let dateAndWeekday = ClockPattern([
        .month, .literal("月"), .day, .literal("日"), .literal(" "), .literal("周"), .weekday,
    ])

    /// Before, on and after a deadline.
    package static let countdown = [
        ClockPattern("还有".literals + [.days, .literal("天")]),
        ClockPattern("今天到期".literals),
        ClockPattern("已过".literals + [.days, .literal("天")]),
    ]

    package static func + (a: ClockPattern, b: ClockPattern) -> ClockPattern {
        ClockPattern(a.pieces + [.literal(" ")] + b.pieces)
    }

    /// Every character the pattern may ever show.
    package var characters: Set<Character> {
        var result = Set<Character>()
        for piece in pieces {
            switch piece {
            case .literal(let character): result.insert(character)
            case .weekday: result.formUnion(ClockPattern.weekdays)
            case .lunarYear, .lunarAnimal, .lunarMonth, .lunarDay:
                result.formUnion(LunarDate.characters)
            case .hour, .minute, .year, .month, .day, .days: result.formUnion("0123456789")
            }
        }
        return result
    }

    /// A text as wide as the pattern can become.
    package var widestText: String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .literal(let character): text.append(character)
            case .weekday: text.append(ClockPattern.weekdays[0])
            case .hour, .minute, .month, .day: text += "00"
            case .days: text += "000"
            case .year: text += "0000"
            case .lunarYear: text += "甲子"
            case .lunarAnimal: text += "鼠"
            case .lunarMonth: text += "闰正月"
            case .lunarDay: text += "初一"
            }
        }
    }

    /// 一 to 六 and 日, Monday first.
    public static let weekdays: [Character] = ["一", "二", "三", "四", "五", "六", "日"]

    /// The most days of a countdown that are written.
    public static let maximumDays = 9_999

    /// The days between a day and a deadline, whichever comes first.
    public static func days(from date: CivilDate, to deadline: CivilDate) -> Int {
        min(abs(deadline.dayNumber - date.dayNumber), maximumDays)
    }

    /// The pattern's text at a time; days are counted to the deadline.
    public func text(at time: CivilTime, deadline: CivilDate? = nil) -> String {
        let lunar = LunarDate(time.date)
        return pieces.reduce(into: "") { text, piece in
            switch piece {
            case .literal(let character): text.append(character)
            case .hour: text += ClockPattern.twoDigits(time.clock.hour)
            case .minute: text += ClockPattern.twoDigits(time.clock.minute)
            case .year: text += String(time.date.components.year)
            case .month: text += String(time.date.components.month)
            case .day: text += String(time.date.components.day)
            case .weekday: text.append(ClockPattern.weekdays[time.date.weekday - 1])
            case .lunarYear: text += lunar?.yearText ?? ""
            case .lunarAnimal: text += lunar?.animalText ?? ""
            case .lunarMonth: text += lunar?.monthText ?? ""
            case .lunarDay: text += lunar?.dayText ?? ""
            case .days:
                text += deadline.map { String(ClockPattern.days(from: time.date, to: $0)) } ?? ""
            }
        }
    }

    private static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }
}

extension String {
    fileprivate var literals: [ClockPattern.Piece] { map { .literal($0) } }
}
