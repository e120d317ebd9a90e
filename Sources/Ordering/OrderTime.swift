import Disclosure

/// Reads until when something lasts, as an operator in a hurry writes it.
enum OrderTime {
    /// Longest blackout or notice, in days.
    static let longestDays = 31
    /// Longest pin, in days.
    static let longestPinDays = 366

    private static let units: [Character: Int64] = [
        "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]

    /// Reads an end; nil for what is none.
    ///
    /// It is `30m`, `2h`, `3d`; `18:00`, which is tomorrow's when today's is past; a date, a date
    /// and time in the office's zone, or an instant with its offset.
    static func read(_ text: String, zone: Zone, now: Instant) -> Instant? {
        if let unit = text.last, let step = units[unit], let count = Int64(text.dropLast()),
            (1...1_000_000).contains(count)
        {
            // Ends are read aloud and compared: whole seconds do.
            let second = now.advanced(byMilliseconds: -now.milliseconds % 1_000)
            return second.advanced(byMilliseconds: count * step)
        }
        if let instant = Instant(iso8601: text) { return instant }
        if let day = CivilDate(iso8601: text) { return zone.start(of: day.advanced(byDays: 1)) }
        if let local = Instant(iso8601: text + "Z") {
            return local.advanced(byMilliseconds: Int64(-zone.offsetSeconds) * 1_000)
        }
        let today = zone.civilTime(at: now).date
        guard text.utf8.count == 5,
            let clock = Instant(iso8601: "\(today.iso8601Text)T\(text)Z")
        else { return nil }
        let instant = clock.advanced(byMilliseconds: Int64(-zone.offsetSeconds) * 1_000)
        return instant > now ? instant : instant.advanced(byMilliseconds: 86_400_000)
    }
}
