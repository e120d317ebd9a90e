/// The date form of HTTP fields (RFC 9110 section 5.6.7), for example
/// `Sat, 21 Nov 2026 01:41:00 GMT`.
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Writes a point in time, given in seconds since 1970-01-01T00:00:00Z and not before it.
    static func text(secondsSinceEpoch: Int64) -> String {
        let seconds = Int(max(0, secondsSinceEpoch))
        let day = seconds / 86_400
        let (year, month, dayOfMonth) = civil(day: day)
        let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
            .map(twoDigits).joined(separator: ":")
        return
            "\(days[day % 7]), \(twoDigits(dayOfMonth)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    /// The proleptic Gregorian date of a count of days since 1970-01-01, 400 years at a time.
    private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        // Years begin in March here, so that the leap day is a year's last.
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
