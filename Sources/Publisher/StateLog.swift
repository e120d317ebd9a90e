import Links
import Session

/// Tells the log when a board comes into another state, and why.
struct StateLog {
    private var told: [String: BoardState] = [:]

    mutating func follow(_ statuses: [BoardStatus], _ log: Log) {
        for status in statuses where status.state != told[status.id, default: .unknown] {
            told[status.id] = status.state
            // A board that is well has no need to repeat what once ailed it.
            let reason = status.state.level == .info ? nil : status.lastFault
            let state = status.state.rawValue
            let fields: KeyValuePairs =
                reason.map { ["board": status.id, "state": state, "reason": $0] }
                ?? ["board": status.id, "state": state]
            log.write(status.state.level, "board state", fields)
        }
    }
}

extension BoardState {
    /// How much a change into this state matters.
    fileprivate var level: LogLevel {
        switch self {
        case .ok, .blank, .unknown: .info
        case .late, .degraded: .warning
        case .offline, .refused: .error
        }
    }
}
