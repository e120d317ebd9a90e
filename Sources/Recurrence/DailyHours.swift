/// Hours of a day, from a clock reading until another, which may be on the next day.
public struct DailyHours: Sendable, Hashable {
    /// Seconds in a day.
    public static let secondsPerDay = 86_400

    /// First second of the day that belongs to the hours.
    public let start: Int
    /// Seconds from the start to the end, at most a day.
    public let length: Int

    /// Every hour of the day.
    public static let wholeDay = DailyHours(start: 0, length: secondsPerDay)

    private init(start: Int, length: Int) {
        self.start = start
        self.length = length
    }

    /// Hours between two clock readings in seconds of the day.
    ///
    /// An end before its start is on the next day; an end that equals its start is refused with
    /// nil, because nobody can tell whether it means all day or never.
    public init?(from start: Int, until end: Int) {
        guard (0..<Self.secondsPerDay).contains(start), (0...Self.secondsPerDay).contains(end),
            start != end
        else { return nil }
        self.start = start
        length = end > start ? end - start : end + Self.secondsPerDay - start
    }

    /// Reads `08:30-17:30`, `22:00-02:00` or `00:00-24:00`; nil for any other form.
    public init?(_ text: String) {
        let edges = text.split(separator: "-", omittingEmptySubsequences: false)
        guard edges.count == 2, let start = Self.second(edges[0]), let end = Self.second(edges[1])
        else { return nil }
        self.init(from: start, until: end)
    }

    /// Tells whether the hours reach into the next day.
    public var crossesMidnight: Bool { start + length > Self.secondsPerDay }

    private static func second(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
            hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 3_600 + minute * 60
    }
}
