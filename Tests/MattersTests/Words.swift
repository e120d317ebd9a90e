import Disclosure
import Matters
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

/// A hall that is open on working days from 8:00 to 18:00: a day is 600 minutes.
func hall() throws -> OpeningHours {
    let hours = try #require(DailyHours("08:00-18:00"))
    return OpeningHours(hours: [hours], days: .init(workdaysOnly: true))
}

/// An exposure of a board, `2026-11-21 10:00 - 2026-11-21 12:00`.
func exposure(
    _ text: String,
    board: String = "hall-east",
    _ grade: ExposureGrade = .acknowledged
) throws -> Exposure {
    let from = try at(String(text.prefix(16)))
    let until = try at(String(text.suffix(16)))
    return try #require(Exposure(board: board, from: from, until: until, grade: grade))
}
