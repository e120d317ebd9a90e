import Disclosure
import Health
import Links
import Session

/// Follows how all boards are, and tells the log: each change of state, alerts and their end.
struct HealthDesk {
    /// How every board is, in the order of the configuration.
    private(set) var readings: [BoardReading] = []
    private var watch: AlertWatch
    private var told: [String: BoardState] = [:]

    init(alertAfterSeconds: Int) {
        watch = AlertWatch(delayMilliseconds: Int64(alertAfterSeconds) * 1_000)
    }

    /// The boards that somebody was told of and that are not well yet.
    var alerted: Set<String> { watch.alerted }

    mutating func follow(_ readings: [BoardReading], at now: Instant, _ log: Log) {
        self.readings = readings
        for reading in readings where reading.state != told[reading.board, default: .unknown] {
            told[reading.board] = reading.state
            tellState(reading, log)
        }
        for notice in watch.follow(readings, at: now) { tell(notice, at: now, log) }
    }

    private func tellState(_ reading: BoardReading, _ log: Log) {
        var fields = [("board", reading.board), ("state", reading.state.rawValue)]
        if let fault = reading.fault { fields.append(("fault", fault.id)) }
        if let detail = reading.detail { fields.append(("reason", detail)) }
        log.write(reading.state.level, "board state", fields)
    }

    private func tell(_ notice: AlertWatch.Notice, at now: Instant, _ log: Log) {
        switch notice {
        case .raised(let board, let fault, let detail, let since):
            var fields = [("board", board)]
            if let fault { fields.append(("fault", fault.id)) }
            fields.append(("seconds", Self.seconds(since, now)))
            if let fault {
                fields.append(("cause", fault.cause.english))
                fields.append(("next", fault.nextStep.english))
            }
            if let detail { fields.append(("reason", detail)) }
            log.write(.error, "alert raised", fields)
        case .cleared(let board, let fault, let since):
            var fields = [("board", board)]
            if let fault { fields.append(("fault", fault.id)) }
            fields.append(("seconds", Self.seconds(since, now)))
            log.write(.info, "alert cleared", fields)
        }
    }

    private static func seconds(_ since: Instant, _ now: Instant) -> String {
        "\(max(0, now.milliseconds - since.milliseconds) / 1_000)"
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
