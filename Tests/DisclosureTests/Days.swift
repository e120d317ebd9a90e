import Disclosure

/// A day written in a test; a wrong one is 1970-01-01 and shows in the failure.
func day(_ text: String) -> CivilDate {
    CivilDate(iso8601: text) ?? CivilDate(dayNumber: 0)
}

/// An instant written in a test; a wrong one is the epoch and shows in the failure.
func instant(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: 0)
}
