import Disclosure
import Overrides
import POSIX
import Synchronization

/// Both clocks of an office in a bench: they stand still until the bench moves them.
final class VirtualTime: Sendable {
    private let steady = Atomic<Int64>(1_000_000_000)
    private let offset: Atomic<Int64>

    /// Starts at a wall time in milliseconds.
    init(wall start: Int64) {
        offset = Atomic(start * 1_000_000 - 1_000_000_000)
    }

    var monotonic: Int64 { steady.load(ordering: .relaxed) }
    /// What the office's clock says.
    var wall: Instant {
        let nanoseconds = monotonic + offset.load(ordering: .relaxed)
        return Instant(milliseconds: nanoseconds / 1_000_000)
    }

    var reading: ClockReading { ClockReading(wall: wall, steady: monotonic / 1_000_000) }

    /// How far the office's clock is from the steady one, in milliseconds.
    var offsetMilliseconds: Int64 { offset.load(ordering: .relaxed) / 1_000_000 }

    func advance(to nanoseconds: Int64) {
        steady.store(max(monotonic, nanoseconds), ordering: .relaxed)
    }

    /// Sets the office's clock, as an administrator or a time service does.
    func step(milliseconds: Int64) {
        offset.add(milliseconds * 1_000_000, ordering: .relaxed)
    }

    var source: TimeSource {
        TimeSource(
            monotonic: { [self] in MonotonicTime(nanoseconds: monotonic) },
            wallNanoseconds: { [self] in monotonic + offset.load(ordering: .relaxed) }
        )
    }
}
