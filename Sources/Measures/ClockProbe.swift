import CBench
package import POSIX

/// How fast the machine's clock runs just now: a chain of additions, one a cycle.
package enum ClockProbe {
    private static let additions: Int64 = 50_000_000

    /// Nanoseconds of one addition.
    package static func nanosecondsPerAddition() -> Double {
        let start = CPUClock.threadNanoseconds()
        _ = bench_spin(additions)
        return Double(CPUClock.threadNanoseconds() - start) / Double(additions)
    }
}

/// Milliseconds between two points.
package func milliseconds(from start: MonotonicTime, to end: MonotonicTime) -> Double {
    Double(end.nanoseconds(since: start)) / 1e6
}
