/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public var dayNumber: Int

    /// Makes a date from days since 1970-01-01.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Makes a date from year, month 1–12 and day of the month; nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, (0...9999).contains(year),
            day <= CivilDate.daysInMonth(month, of: year)
        else { return nil }
        // Howard Hinnant's days-from-civil method: years start in March, so a leap day is the last.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month 1–12 and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month,
            dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    /// Day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int {
        let fromThursday = (dayNumber % 7 + 7) % 7
        return (fromThursday + 3) % 7 + 1
    }

    /// The date `days` later, or earlier when negative.
    public func advanced(byDays days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber + days)
    }

    /// Tells whether `a` comes before `b`.
    public static func < (a: CivilDate, b: CivilDate) -> Bool {
        a.dayNumber < b.dayNumber
    }

    /// The number of days in a month 1–12 of a year.
    public static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A clock reading on a day, without a zone.
public struct CivilTime: Sendable, Hashable {
    /// The day.
    public var date: CivilDate
    /// Seconds since midnight, 0 to 86,399.
    public var secondOfDay: Int

    /// Makes a reading from a day and the seconds since its midnight.
    public init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// Hour, minute and second.
    public var clock: (hour: Int, minute: Int, second: Int) {
        (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
    }
}

/// A time zone as the offsets from UTC that hold in it.
public struct Zone: Sendable, Hashable {
    /// The zone's name as configuration gives it, for example `Asia/Shanghai`.
    public let name: String
    /// Seconds east of UTC; 28,800 in all of China, which has had no summer time since 1991.
    public let offsetSeconds: Int

    /// The zone of China: UTC+8.
    public static let china = Zone(name: "Asia/Shanghai", offsetSeconds: 28_800)

    /// Makes a zone with one fixed offset, in seconds east of UTC.
    public init(name: String, offsetSeconds: Int) {
        self.name = name
        self.offsetSeconds = offsetSeconds
    }

    /// The clock on the wall in this zone at an instant.
    public func civilTime(at instant: Instant) -> CivilTime {
        let local = instant.milliseconds + Int64(offsetSeconds) * 1_000
        let seconds = Int((local >= 0 ? local : local - 999) / 1_000)
        let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        return CivilTime(date: CivilDate(dayNumber: day), secondOfDay: seconds - day * 86_400)
    }

    /// The instant at which the wall clock shows a reading.
    public func instant(of time: CivilTime) -> Instant {
        Instant(seconds: Int64(time.date.dayNumber * 86_400 + time.secondOfDay - offsetSeconds))
    }

    /// The instant at which a day begins.
    public func start(of date: CivilDate) -> Instant {
        instant(of: CivilTime(date: date, secondOfDay: 0))
    }
}
