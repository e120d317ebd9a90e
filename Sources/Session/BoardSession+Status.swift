extension BoardSession {
    /// Tells of a new state or a new fault; a state that merely goes on keeps its age.
    mutating func reportIfChanged(at now: Int64, _ reaction: inout Reaction) {
        let state = state(at: now)
        guard state != status.state || fault != status.fault else { return }
        let since = state == status.state ? status.since : now
        status = StateReport(state: state, since: since, fault: fault)
        reaction.report = status
    }

    /// The state that the phase and what went before add up to.
    private func state(at now: Int64) -> BoardState {
        switch phase {
        case .stopped: shown == .blank ? .blank : .unknown
        case .opening, .closing: status.state
        case .waiting: fault == .refused ? .refused : .offline
        case .serving: servingState(at: now)
        }
    }

    private func servingState(at now: Int64) -> BoardState {
        if declinedAt != nil { return .refused }
        if let flight, now >= flight.since + settings.lateAfter { return .late }
        switch shown {
        case nil: return status.state
        case .blank: return .blank
        case .frame: return isDegraded ? .degraded : .ok
        }
    }
}
