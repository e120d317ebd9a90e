import Disclosure

/// Reads the text of a rule, `FREQ=WEEKLY;BYDAY=MO,WE`.
struct RecurrenceParser {
    /// Parts of RFC 5545 that are known by name but not kept.
    private static let refused: Set<String> = [
        "BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE", "SKIP",
    ]
    private static let refusedFrequencies: Set<String> = ["SECONDLY", "MINUTELY", "HOURLY"]
    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    static let maximumInterval = 1_000
    static let maximumCount = 10_000

    /// A part of the text: its name, its value and where both stand.
    private struct Part {
        var name: String
        var value: Substring
        var column: Int
        var valueColumn: Int
    }

    private var parts = RecurrenceParts()
    private var columns: [String: Int] = [:]

    static func read(_ text: String) throws(RecurrenceError) -> RecurrenceParts {
        var parser = RecurrenceParser()
        for part in try split(text) { try parser.take(part) }
        guard parser.columns["FREQ"] != nil else {
            throw RecurrenceError(
                "FREQ",
                at: 1,
                "the part is missing",
                remedy: "begin with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"
            )
        }
        try parser.checkTogether()
        return parser.parts
    }

    private static func split(_ text: String) throws(RecurrenceError) -> [Part] {
        var found: [Part] = []
        var column = 1
        let body = text.hasPrefix("RRULE:") ? text.dropFirst(6) : text[...]
        if body.count < text.count { column = 7 }
        for piece in body.split(separator: ";", omittingEmptySubsequences: false) {
            guard let equals = piece.firstIndex(of: "=") else {
                throw RecurrenceError(
                    String(piece),
                    at: column,
                    "there is no = after the name",
                    remedy: "write NAME=VALUE, with ; between parts"
                )
            }
            let name = piece[..<equals].uppercased()
            found.append(
                Part(
                    name: name,
                    value: piece[piece.index(after: equals)...],
                    column: column,
                    valueColumn: column + name.count + 1
                )
            )
            column += piece.count + 1
        }
        return found
    }

    private mutating func take(_ part: Part) throws(RecurrenceError) {
        guard columns.updateValue(part.column, forKey: part.name) == nil else {
            throw RecurrenceError(
                part.name,
                at: part.column,
                "the part stands twice",
                remedy: "name each part once"
            )
        }
        switch part.name {
        case "FREQ": parts.frequency = try frequency(part)
        case "INTERVAL": parts.interval = try number(part, 1...Self.maximumInterval)
        case "COUNT": parts.count = try number(part, 1...Self.maximumCount)
        case "UNTIL": parts.until = try until(part)
        case "BYMONTH":
            for (word, column) in list(part) {
                parts.months.insert(try number(word, part.name, column, 1...12))
            }
        case "BYMONTHDAY":
            for (word, column) in list(part) {
                parts.monthDays.insert(try signed(word, part.name, column, 31))
            }
        case "BYDAY":
            for (word, column) in list(part) { parts.days.insert(try day(word, column)) }
        case "WKST": parts.weekStart = try weekday(part.value, part.name, part.valueColumn)
        default: throw unknown(part)
        }
    }

    private func unknown(_ part: Part) -> RecurrenceError {
        guard Self.refused.contains(part.name) else {
            return RecurrenceError(
                part.name,
                at: part.column,
                "RFC 5545 knows no such part",
                remedy: "remove it"
            )
        }
        return RecurrenceError(
            part.name,
            at: part.column,
            "this part is not supported",
            remedy: "say it with BYDAY, BYMONTHDAY and BYMONTH, or with several schedules"
        )
    }

    private func frequency(_ part: Part) throws(RecurrenceError) -> RecurrenceRule.Frequency {
        let word = part.value.uppercased()
        if let known = RecurrenceRule.Frequency(rawValue: word) { return known }
        throw RecurrenceError(
            "FREQ=\(word)",
            at: part.valueColumn,
            Self.refusedFrequencies.contains(word)
                ? "nothing recurs more often than daily" : "RFC 5545 knows no such frequency",
            remedy: "write DAILY, WEEKLY, MONTHLY or YEARLY, and give hours apart"
        )
    }

    private func list(_ part: Part) -> [(word: Substring, column: Int)] {
        var column = part.valueColumn
        var found: [(Substring, Int)] = []
        for word in part.value.split(separator: ",", omittingEmptySubsequences: false) {
            found.append((word, column))
            column += word.count + 1
        }
        return found
    }

    private func number(
        _ part: Part,
        _ range: ClosedRange<Int>
    ) throws(RecurrenceError) -> Int {
        try number(part.value, part.name, part.valueColumn, range)
    }

    private func number(
        _ word: Substring,
        _ name: String,
        _ column: Int,
        _ range: ClosedRange<Int>
    ) throws(RecurrenceError) -> Int {
        // Int would also take a sign.
        guard word.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(word),
            range.contains(value)
        else {
            throw RecurrenceError(
                name,
                at: column,
                "\"\(word)\" is no number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "write one"
            )
        }
        return value
    }

    private func signed(
        _ word: Substring,
        _ name: String,
        _ column: Int,
        _ limit: Int
    ) throws(RecurrenceError) -> Int {
        let isNegative = word.first == "-"
        let digits = isNegative || word.first == "+" ? word.dropFirst() : word
        let value = try number(digits, name, column, 1...limit)
        return isNegative ? -value : value
    }

    private func weekday(
        _ word: Substring,
        _ name: String,
        _ column: Int
    ) throws(RecurrenceError) -> Int {
        guard let place = Self.weekdays.firstIndex(of: word.uppercased()) else {
            throw RecurrenceError(
                name,
                at: column,
                "\"\(word)\" is no weekday",
                remedy: "write one of " + Self.weekdays.joined(separator: ", ")
            )
        }
        return place + 1
    }

    private func day(
        _ word: Substring,
        _ column: Int
    ) throws(RecurrenceError) -> RecurrenceRule.Day {
        let weekday = try weekday(word.suffix(2), "BYDAY", column)
        let number = word.dropLast(2)
        if number.isEmpty { return RecurrenceRule.Day(weekday: weekday) }
        return RecurrenceRule.Day(
            weekday: weekday,
            number: try signed(number, "BYDAY", column, 53)
        )
    }

    /// `20261231`, `20261231T090000` or `20261231T010000Z`.
    private func until(_ part: Part) throws(RecurrenceError) -> RecurrenceUntil {
        let text = Array(part.value.utf8)
        func value(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= text.count else { return nil }
            return text[from..<from + count].reduce(0 as Int?) { sum, byte in
                guard let sum, (48...57).contains(byte) else { return nil }
                return sum * 10 + Int(byte - 48)
            }
        }
        if let year = value(0, 4), let month = value(4, 2), let day = value(6, 2),
            let date = CivilDate(year: year, month: month, day: day)
        {
            if text.count == 8 { return RecurrenceUntil(time: nil, date: date) }
            let isUTC = text.last == UInt8(ascii: "Z")
            if text.count == (isUTC ? 16 : 15), text[8] == UInt8(ascii: "T"),
                let hour = value(9, 2), let minute = value(11, 2), let second = value(13, 2),
                hour < 24, minute < 60, second < 60
            {
                let time = CivilTime(date: date, secondOfDay: hour * 3_600 + minute * 60 + second)
                return RecurrenceUntil(time: time, date: date, isUTC: isUTC)
            }
        }
        throw RecurrenceError(
            "UNTIL",
            at: part.valueColumn,
            "\"\(part.value)\" is no date",
            remedy: "write a day like 20261231 or an instant like 20261231T160000Z"
        )
    }

    /// What RFC 5545 section 3.3.10 allows only apart or only with some frequencies.
    private func checkTogether() throws(RecurrenceError) {
        func refuse(
            _ name: String,
            _ problem: String,
            _ remedy: String
        ) throws(RecurrenceError) {
            throw RecurrenceError(name, at: columns[name] ?? 1, problem, remedy: remedy)
        }
        if parts.count != nil, parts.until != nil {
            try refuse("COUNT", "COUNT and UNTIL stand together", "keep one of the two")
        }
        if !parts.monthDays.isEmpty, parts.frequency == .weekly {
            try refuse("BYMONTHDAY", "it has no meaning within a week", "use FREQ=MONTHLY")
        }
        let numbers = parts.days.compactMap(\.number)
        if !numbers.isEmpty, parts.frequency == .daily || parts.frequency == .weekly {
            try refuse(
                "BYDAY",
                "a numbered weekday needs a month or a year",
                "use FREQ=MONTHLY or FREQ=YEARLY"
            )
        }
        let isOfMonth = parts.frequency == .monthly || !parts.months.isEmpty
        if isOfMonth, numbers.contains(where: { abs($0) > 5 }) {
            try refuse("BYDAY", "no month has a sixth week", "number weekdays from -5 to 5")
        }
    }
}
