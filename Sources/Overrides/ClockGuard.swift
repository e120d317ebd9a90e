public import Disclosure

/// Judges the machine's clock, and says for which instant to plan while it cannot be right.
///
/// A clock before the newest entry of the ledger, or before the program was built, is wrong. What
/// depends on the time then stays as it is: boards keep what hangs. Orders go on all the same.
public struct ClockGuard: Sendable, Hashable {
    /// How far a clock may lie before the newest entry, in milliseconds: a time service turns it by
    /// less.
    public static let toleranceMilliseconds: Int64 = 300_000
    /// How long an order holds at a time for which nothing is told to change, in milliseconds.
    private static let heldMilliseconds: Int64 = 86_400_000

    /// When the program was built; nil when nobody knows.
    public let built: Instant?
    /// Why the clock cannot be right; nil when it may be.
    public private(set) var fault: String?
    /// From when on a clock that is left alone may be right again; nil while it may be.
    public var plausibleFrom: Instant? {
        fault == nil ? nil : bound?.advanced(byMilliseconds: -Self.toleranceMilliseconds)
    }

    private var newest: Instant?
    private var lastGood: Instant?

    /// A guard that has seen nothing.
    public init(built: Instant? = nil) {
        self.built = built
    }

    /// Takes the instant of the ledger's newest entry.
    public mutating func follow(newest: Instant?) {
        if let newest { self.newest = newest }
    }

    /// The instant to plan for: now, or while the clock is wrong the last one that was right.
    public mutating func planningInstant(at now: Instant) -> Instant {
        let tolerance = Self.toleranceMilliseconds
        let bounds: [(since: Instant?, what: String)] = [
            (newest, "the newest entry of the ledger"), (built, "the program was built"),
        ]
        let wrong = bounds.first { bound in
            bound.since.map { now.milliseconds < $0.milliseconds - tolerance } ?? false
        }
        guard let wrong, let since = wrong.since else {
            fault = nil
            lastGood = now
            return now
        }
        fault =
            "The clock stands at \(now.iso8601Text), before \(wrong.what),"
            + " \(since.iso8601Text). Set the clock."
        return lastGood ?? bound ?? now
    }

    /// What the clock can lie before by the tolerance at most.
    private var bound: Instant? { [newest, built].compactMap(\.self).max() }

    /// Orders as they hold for the planning instant: while the clock is wrong, those stand that
    /// stood when they were given and that nobody has ended.
    ///
    /// They begin when they began by the clock that is wrong: boards count their frames by it, and
    /// a notice is in the first of them.
    public func held(
        _ overrides: [Override],
        at now: Instant,
        planningAt instant: Instant
    ) -> [Override] {
        guard fault != nil else { return overrides.compactMap { $0.heldAgainstSteps(at: now) } }
        return overrides.compactMap { order in
            guard order.isHeld(at: now) else { return nil }
            var held = order
            held.endedAt = nil
            let start = min(order.span.lowerBound, instant)
            held.span = start..<instant.advanced(byMilliseconds: Self.heldMilliseconds)
            return held
        }
    }
}

extension Override {
    /// The order as it holds by a clock that may have been set back a little: what was ended does
    /// not return, and what was given goes on.
    fileprivate func heldAgainstSteps(at now: Instant) -> Override? {
        if let endedAt, now < endedAt { return nil }
        guard now < at, span.lowerBound <= at else { return self }
        var held = self
        held.span = Instant(milliseconds: 0)..<span.upperBound
        return held
    }

    /// Whether it is in force, told by a clock that may have been set back: no instant before it
    /// was ordered, or before it was ended, can be now.
    public func isHeld(at now: Instant) -> Bool {
        isInForce(at: [now, at, endedAt].compactMap(\.self).max() ?? now)
    }
}
