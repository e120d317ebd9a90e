/// Reads the fixed-width digits of ISO 8601 texts from left to right.
private struct DigitReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    /// A number of exactly `count` digits.
    mutating func number(_ count: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + count] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += count
        return value
    }

    /// Eats a character if it is next.
    mutating func eat(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func date() -> CivilDate? {
        guard let year = number(4), eat("-"), let month = number(2), eat("-"), let day = number(2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`, in milliseconds since midnight.
    mutating func clock() -> Int? {
        guard let hour = number(2), hour < 24, eat(":"), let minute = number(2), minute < 60
        else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        if eat(":") {
            guard let second = number(2), second < 60 else { return nil }
            milliseconds += second * 1_000
            if eat(".") {
                guard let fraction = number(3) else { return nil }
                milliseconds += fraction
            }
        }
        return milliseconds
    }

    /// `Z`, or `+HH:MM` east and `-HH:MM` west of UTC, in seconds.
    mutating func offset() -> Int? {
        if eat("Z") { return 0 }
        let isEast = eat("+")
        guard isEast || eat("-"), let hour = number(2), hour < 24, eat(":"),
            let minute = number(2), minute < 60
        else { return nil }
        let seconds = (hour * 60 + minute) * 60
        return isEast ? seconds : -seconds
    }
}

extension CivilDate {
    /// Reads `2026-11-21`; nil for any other form and for days that do not exist.
    public init?(iso8601 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// The date as `2026-11-21`.
    public var iso8601Text: String {
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Instant {
    /// Reads `2026-11-21T10:00:00+08:00`; seconds may be left out, the offset (or `Z`) may not.
    public init?(iso8601 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.eat("T"), let clock = reader.clock(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let midnight = Int64(date.dayNumber) * 86_400_000
        milliseconds = midnight + Int64(clock) - Int64(offset) * 1_000
    }

    /// The instant in UTC, as `2026-11-21T02:00:00Z`; milliseconds are written unless zero.
    public var iso8601Text: String {
        text(offsetSeconds: 0) + "Z"
    }

    /// The instant in a zone, as `2026-11-21T10:00:00+08:00`; milliseconds are written unless zero.
    public func iso8601Text(in zone: Zone) -> String {
        let minutes = zone.offsetSeconds.magnitude / 60
        let sign = zone.offsetSeconds < 0 ? "-" : "+"
        return text(offsetSeconds: zone.offsetSeconds) + sign
            + "\(padded(Int(minutes / 60), 2)):\(padded(Int(minutes % 60), 2))"
    }

    private func text(offsetSeconds: Int) -> String {
        let time = Zone(name: "", offsetSeconds: offsetSeconds).civilTime(at: self)
        let (hour, minute, second) = time.clock
        let remainder = milliseconds % 1_000
        let fraction = Int(remainder < 0 ? remainder + 1_000 : remainder)
        return "\(time.date.iso8601Text)T\(padded(hour, 2)):\(padded(minute, 2)):"
            + padded(second, 2) + (fraction == 0 ? "" : ".\(padded(fraction, 3))")
    }
}

/// A number with zeros before it up to a width.
private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
