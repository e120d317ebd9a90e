public import Disclosure

/// What both clocks of a machine say at one moment.
public struct ClockReading: Sendable, Hashable {
    /// The clock that people and time services set.
    public var wall: Instant
    /// Milliseconds of the clock that nobody sets, counted from anywhere.
    public var steady: Int64

    /// Makes a reading.
    public init(wall: Instant, steady: Int64) {
        self.wall = wall
        self.steady = steady
    }
}

/// The time to note beside what is seen, also while the machine's clock cannot be right: then the
/// steady clock counts on from the last instant that was.
///
/// A clock that was never right leaves nothing to count on from. What is seen then has a time that
/// is corrected when the clock is right again, by as much as it was wrong.
public struct ReckonedClock: Sendable, Hashable {
    /// A moment's time.
    public struct Time: Sendable, Hashable {
        /// The instant to note.
        public var now: Instant
        /// With the first reading that is right again: by how many milliseconds the instants noted
        /// meanwhile lie before the right ones; nil with every other reading.
        public var correction: Int64?
    }

    private var judge: ClockGuard
    /// How far the wall clock was ahead of the steady one when it was right last.
    private var offset: Int64?
    /// How far the noted time is ahead of the steady one while the wall clock is wrong.
    private var reckoned: Int64?

    /// A clock of which nothing is known yet.
    public init(built: Instant? = nil) {
        judge = ClockGuard(built: built)
    }

    /// Whether the clock cannot be right.
    public var isWrong: Bool { reckoned != nil }

    /// Whether instants noted now are true as they are: the clock is right, or once was.
    public var isTrue: Bool { !isWrong || offset != nil }

    /// Why the clock cannot be right; nil when it may be.
    public var fault: String? { judge.fault }

    /// Takes the instant of the ledger's newest entry.
    public mutating func follow(newest: Instant?) { judge.follow(newest: newest) }

    /// The time to note for a reading.
    public mutating func time(at reading: ClockReading) -> Time {
        let planned = judge.planningInstant(at: reading.wall)
        guard judge.fault != nil else {
            let present = reading.wall.milliseconds - reading.steady
            defer { (offset, reckoned) = (present, nil) }
            return Time(now: reading.wall, correction: reckoned.map { present - $0 })
        }
        let ahead = reckoned ?? offset ?? (planned.milliseconds - reading.steady)
        reckoned = ahead
        return Time(now: Instant(milliseconds: reading.steady + ahead), correction: nil)
    }
}
