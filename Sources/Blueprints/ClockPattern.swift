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
        /// Month without a leading zero.
        case month
        /// Day of the month without a leading zero.
        case day
        /// 一 to 六 and 日.
        case weekday
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

    package static func + (a: ClockPattern, b: ClockPattern) -> ClockPattern {
        ClockPattern(a.pieces + [.literal(" ")] + b.pieces)
    }

    /// The names a layout may put in braces.
    package static let names: [(name: String, piece: Piece)] = [
        ("hour", .hour), ("minute", .minute), ("month", .month), ("day", .day),
        ("weekday", .weekday),
    ]

    /// Every character the pattern may ever show.
    package var characters: Set<Character> {
        var result = Set<Character>()
        for piece in pieces {
            switch piece {
            case .literal(let character): result.insert(character)
            case .weekday: result.formUnion(ClockPattern.weekdays)
            case .hour, .minute, .month, .day: result.formUnion("0123456789")
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
            }
        }
    }

    /// 一 to 六 and 日, Monday first.
    public static let weekdays: [Character] = ["一", "二", "三", "四", "五", "六", "日"]

    /// The pattern's text at a time.
    public func text(at time: CivilTime) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .literal(let character): text.append(character)
            case .hour: text += ClockPattern.twoDigits(time.clock.hour)
            case .minute: text += ClockPattern.twoDigits(time.clock.minute)
            case .month: text += String(time.date.components.month)
            case .day: text += String(time.date.components.day)
            case .weekday: text.append(ClockPattern.weekdays[time.date.weekday - 1])
            }
        }
    }

    private static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }
}
