import Glibc

/// A point on the machine's steady clock, which no one can set.
public struct MonotonicTime: Sendable, Hashable, Comparable {
    /// Nanoseconds since an arbitrary start.
    public var nanoseconds: Int64

    /// Makes a point from nanoseconds since the clock's start.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The present.
    public static var now: MonotonicTime { Clocks.monotonicNow() }

    /// Tells whether `a` comes before `b`.
    public static func < (a: MonotonicTime, b: MonotonicTime) -> Bool {
        a.nanoseconds < b.nanoseconds
    }

    /// Moves the point by nanoseconds, which may be negative.
    public func advanced(byNanoseconds delta: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + delta)
    }

    /// Moves the point by milliseconds, which may be negative.
    public func advanced(byMilliseconds delta: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + Int64(delta) * 1_000_000)
    }

    /// Nanoseconds that have passed since an earlier point.
    public func nanoseconds(since earlier: MonotonicTime) -> Int64 {
        nanoseconds - earlier.nanoseconds
    }

    /// Milliseconds since an earlier point, rounded up so that a wait is never too short.
    public func millisecondsRoundedUp(since earlier: MonotonicTime) -> Int64 {
        let delta = nanoseconds - earlier.nanoseconds
        return delta > 0 ? (delta + 999_999) / 1_000_000 : delta / 1_000_000
    }
}

/// The machine's clocks, for the edge of the program only: pure code gets time as an argument.
public enum Clocks {
    /// The steady clock.
    public static func monotonicNow() -> MonotonicTime {
        MonotonicTime(nanoseconds: read(CLOCK_MONOTONIC))
    }

    /// Wall time in milliseconds since 1970-01-01T00:00:00Z.
    public static func wallMilliseconds() -> Int64 {
        let nanoseconds = read(CLOCK_REALTIME)
        return nanoseconds >= 0 ? nanoseconds / 1_000_000 : (nanoseconds - 999_999) / 1_000_000
    }

    /// Wall time in nanoseconds since 1970-01-01T00:00:00Z.
    public static func wallNanoseconds() -> Int64 { read(CLOCK_REALTIME) }

    /// Blocks the calling thread; for tests and command-line tools.
    public static func sleep(milliseconds: Int) {
        let end = monotonicNow().advanced(byMilliseconds: milliseconds)
        while true {
            let left = end.nanoseconds(since: monotonicNow())
            if left <= 0 { return }
            var pause = timespec(
                tv_sec: Int(left / 1_000_000_000),
                tv_nsec: Int(left % 1_000_000_000)
            )
            unsafe _ = nanosleep(&pause, nil)
        }
    }

    static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// Processor time used so far, which a busy neighbour stretches less than wall time.
public enum CPUClock {
    /// Nanoseconds used by all threads of this process.
    public static func processNanoseconds() -> Int64 { Clocks.read(CLOCK_PROCESS_CPUTIME_ID) }
    /// Nanoseconds used by the calling thread.
    public static func threadNanoseconds() -> Int64 { Clocks.read(CLOCK_THREAD_CPUTIME_ID) }
}
