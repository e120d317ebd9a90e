import POSIX

/// What the service tells its manager: that it is ready, that it makes progress, that it ends.
///
/// The watchdog is not fed by a clock. A beat needs that this thread has come round, and that every
/// other thread has made at least one round since the last beat; each is woken for it.
struct Supervision {
    /// At most one beat in so many milliseconds.
    static let leastGapMilliseconds: Int64 = 1_000

    private let manager: ServiceManager?
    private var isReady = false
    private var lastRounds: [UInt64]?
    private var lastBeat: MonotonicTime?

    init(_ manager: ServiceManager? = .present) {
        self.manager = manager
    }

    /// Takes how many rounds each thread has made so far, and tells what is due, with a line for
    /// whoever asks the manager how the service is.
    mutating func advance(rounds: [UInt64], status: String, at now: MonotonicTime) {
        guard let manager else { return }
        if !isReady {
            isReady = true
            lastRounds = rounds
            try? manager.tell(["READY=1", "STATUS=\(status)"])
        } else if isBeat(rounds, at: now), manager.watchdogMilliseconds != nil {
            try? manager.tell(["WATCHDOG=1", "STATUS=\(status)"])
        }
    }

    /// Whether every thread has moved since the last beat, and that is long enough ago.
    mutating func isBeat(_ rounds: [UInt64], at now: MonotonicTime) -> Bool {
        if let lastBeat, lastBeat.advanced(byMilliseconds: Int(Self.leastGapMilliseconds)) > now {
            return false
        }
        let before = lastRounds ?? rounds.map { _ in 0 }
        guard zip(rounds, before).allSatisfy({ $0 != $1 }) else { return false }
        lastRounds = rounds
        lastBeat = now
        return true
    }

    /// Tells that the service is about to end, or to be exchanged for one set up anew.
    func end(isReloading: Bool) {
        let word =
            isReloading
            ? ["RELOADING=1", "MONOTONIC_USEC=\(MonotonicTime.now.nanoseconds / 1_000)"]
            : ["STOPPING=1"]
        try? manager?.tell(word)
    }
}
