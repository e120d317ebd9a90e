public import Disclosure

/// Decides when somebody is to be told of a fault, and when that it is over.
///
/// ```
///            trouble               longer than the delay
///   well ──────────────► troubled ─────────────────────► alerted
///    ▲                     │   ▲                            │
///    └──────── well ───────┘   └─ planned off: time begins   │ well: cleared
///    └────────────────────────────── anew ──────────────────┘
/// ```
/// A link that comes and goes is one trouble: only a board that is well ends it. In the hours in
/// which a board is meant to be off nothing new is told, and the delay begins when they end.
public struct AlertWatch: Sendable {
    /// How long a board may be in trouble before somebody is told, unless set otherwise, in
    /// milliseconds.
    public static let defaultDelayMilliseconds: Int64 = 60_000

    /// Something to tell.
    public enum Notice: Sendable, Hashable {
        /// A board has been in trouble for too long.
        case raised(board: String, fault: KnownFault?, detail: String?, since: Instant)
        /// A board that was told of is well again.
        case cleared(board: String, fault: KnownFault?, since: Instant)
    }

    private struct Trouble {
        var since: Instant
        var fault: KnownFault?
        var isTold = false
    }

    private let delay: Int64
    private var troubles: [String: Trouble] = [:]

    /// A watch that has seen nothing yet; the delay is in milliseconds.
    public init(delayMilliseconds: Int64 = AlertWatch.defaultDelayMilliseconds) {
        delay = max(0, delayMilliseconds)
    }

    /// The boards that somebody was told of and that are not well yet.
    public var alerted: Set<String> {
        Set(troubles.filter(\.value.isTold).keys)
    }

    /// Takes how all boards are now; boards that are left out are forgotten.
    public mutating func follow(_ readings: [BoardReading], at now: Instant) -> [Notice] {
        var notices: [Notice] = []
        var next: [String: Trouble] = [:]
        for reading in readings {
            let known = troubles[reading.board]
            guard !reading.state.isWell else {
                if let known, known.isTold {
                    notices.append(
                        .cleared(board: reading.board, fault: known.fault, since: known.since)
                    )
                }
                continue
            }
            var trouble = known ?? Trouble(since: now)
            trouble.fault = reading.fault ?? trouble.fault
            if !trouble.isTold {
                // A clock that was set back must not put off an alert for as long.
                if reading.isPlannedOff || trouble.since > now { trouble.since = now }
                if !reading.isPlannedOff, now.milliseconds - trouble.since.milliseconds >= delay {
                    trouble.isTold = true
                    notices.append(
                        .raised(
                            board: reading.board,
                            fault: trouble.fault,
                            detail: reading.detail,
                            since: trouble.since
                        )
                    )
                }
            }
            next[reading.board] = trouble
        }
        troubles = next
        return notices
    }
}
