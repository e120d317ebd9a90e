import Disclosure
import Recurrence
import Testing

/// A day written in a test; a wrong one fails the test.
func day(_ text: String) throws -> CivilDate {
    try #require(CivilDate(iso8601: text), "\(text) is no day")
}

/// An instant in China's zone, written as `2026-11-21 10:00`; a wrong one fails the test.
func at(_ text: String) throws -> Instant {
    let written = text.split(separator: " ").joined(separator: "T") + ":00+08:00"
    return try #require(Instant(iso8601: written), "\(text) is no instant")
}

/// Hours written in a test; wrong ones fail the test.
func hours(_ text: String) throws -> DailyHours {
    try #require(DailyHours(text), "\(text) are no hours")
}

extension RecurrenceRule {
    /// The first days that the rule names.
    func firstDays(_ count: Int) -> [String] {
        var found: [String] = []
        var last = start.advanced(byDays: -1)
        while found.count < count, let next = nextDay(after: last) {
            found.append(next.iso8601Text)
            last = next
        }
        return found
    }
}
