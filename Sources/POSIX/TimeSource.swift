/// Where a thread that waits for deadlines reads both clocks: the machine's, or ones that a
/// rehearsal moves by hand, so that a day passes in seconds.
public struct TimeSource: Sendable {
    /// The steady clock.
    public let monotonic: @Sendable () -> MonotonicTime
    /// The wall clock, in nanoseconds since 1970-01-01T00:00:00Z.
    public let wallNanoseconds: @Sendable () -> Int64

    /// Takes the clocks to read.
    public init(
        monotonic: @escaping @Sendable () -> MonotonicTime,
        wallNanoseconds: @escaping @Sendable () -> Int64
    ) {
        self.monotonic = monotonic
        self.wallNanoseconds = wallNanoseconds
    }

    /// The machine's clocks.
    public static let machine = TimeSource(
        monotonic: { .now },
        wallNanoseconds: { Clocks.wallNanoseconds() }
    )

    /// The wall clock, in whole milliseconds.
    public var wallMilliseconds: Int64 {
        let nanoseconds = wallNanoseconds()
        return nanoseconds >= 0 ? nanoseconds / 1_000_000 : (nanoseconds - 999_999) / 1_000_000
    }
}
