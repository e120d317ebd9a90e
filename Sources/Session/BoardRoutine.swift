public import Controllers
public import Disclosure

/// What is to be done for a board by the clock: brightness, lit hours, its own clock.
public struct BoardRoutine: Sendable, Hashable {
    /// From a minute of the day on, this percentage of brightness.
    public struct Dimming: Sendable, Hashable {
        /// Minutes since midnight.
        public let minute: Int
        /// 0 to 100.
        public let percent: Int

        /// Makes an entry.
        public init(minute: Int, percent: Int) {
            self.minute = minute
            self.percent = percent
        }
    }

    /// A time of day in which the board is lit; an end before its start means the next day.
    public struct Hours: Sendable, Hashable {
        /// Minutes since midnight.
        public let from: Int
        /// Minutes since midnight; this minute is dark again.
        public let until: Int

        /// Makes a span.
        public init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }

        func holds(_ minute: Int) -> Bool {
            from <= until ? (from..<until).contains(minute) : minute >= from || minute < until
        }
    }

    /// The zone that the times of day are meant in.
    public var zone: Zone
    /// The brightness over the day, by rising minute; empty leaves it to the board.
    public var dimming: [Dimming] = []
    /// When the board is lit; empty means always.
    public var hours: [Hours] = []

    /// Makes a routine that asks for nothing.
    public init(zone: Zone) {
        self.zone = zone
    }

    /// The brightness of an instant; nil when none is asked for.
    public func percent(at instant: Instant) -> Int? {
        let minute = zone.civilTime(at: instant).secondOfDay / 60
        // Before the first entry of a day the last one of the day before still holds.
        return (dimming.last { $0.minute <= minute } ?? dimming.last)?.percent
    }

    /// Whether the board is to be lit at an instant.
    public func isLit(at instant: Instant) -> Bool {
        let minute = zone.civilTime(at: instant).secondOfDay / 60
        return hours.isEmpty || hours.contains { $0.holds(minute) }
    }

    /// The reading that the board's clock should have; nil outside the years that boards know.
    public func clock(at instant: Instant) -> BoardTime? {
        let time = zone.civilTime(at: instant)
        let (hour, minute, second) = time.clock
        let (year, month, day) = time.date.components
        return BoardTime(
            year: year,
            month: month,
            day: day,
            hour: hour,
            minute: minute,
            second: second
        )
    }
}
