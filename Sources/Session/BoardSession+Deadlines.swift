extension BoardSession {
    /// Does what is due: every deadline left after this lies in the future.
    mutating func meetDeadlines(at now: Int64, _ reaction: inout Reaction) {
        switch phase {
        case .stopped: break
        case .opening(let since):
            if now >= since + settings.openDeadline {
                reaction.link = .close
                retry(settings.awaitsBoard ? .awaited : .timedOut, at: now)
            }
        case .waiting(let until):
            if now >= until {
                phase = .opening(since: now)
                reaction.link = .open
            }
        case .serving(let since):
            if let flight, now >= flight.lastProgress + settings.stallDeadline {
                reaction.link = .close
                isDegraded = true
                retry(.stalled, at: now)
            } else if isUnforgiven, now >= since + settings.steadyAfter {
                isUnforgiven = false
                isDegraded = false
                settings.backOff.reset()
            }
        case .closing(let until):
            if now >= until {
                shown = nil
                end(&reaction)
            }
        }
    }

    /// Sends when nothing is under way, the pause is over, and something is owed or repeated.
    mutating func sendIfDue(at now: Int64, _ reaction: inout Reaction) {
        guard flight == nil, let due = nextStart, now >= due else { return }
        let action: SendAction
        if case .serving = phase, content == .scene {
            action = .frame
        } else {
            action = .blank
        }
        if isPressed { pressedAt = now }
        isPressed = false
        flight = Flight(action: action, since: now, lastProgress: now)
        isOwed = false
        hasNews = false
        reaction.send = action
    }

    /// The next moment that needs a timer, or nothing.
    func nextDeadline(at now: Int64) -> Int64? {
        switch phase {
        case .stopped: return nil
        case .opening(let since): return since + settings.openDeadline
        case .waiting(let until): return until
        case .serving(let since):
            var next = flight.map { $0.lastProgress + settings.stallDeadline } ?? nextStart
            if let late = flight.map({ $0.since + settings.lateAfter }), late > now {
                next = earliest(next, late)
            }
            return isUnforgiven ? earliest(next, since + settings.steadyAfter) : next
        case .closing(let until):
            return flight == nil ? earliest(nextStart, until) : until
        }
    }

    /// When the next packet may and should begin, supposing that none is under way.
    private var nextStart: Int64? {
        let gap = isPressed ? 0 : settings.minimumGap
        let earliestStart = lastDelivery.map { $0 + gap } ?? .min
        switch phase {
        case .serving:
            if let declinedAt, !isOwed { return declinedAt + settings.declinedPause }
            guard !isOwed, let lastDelivery else { return earliestStart }
            // Counted from the end, so that repeats leave a slow line free for changes.
            return max(earliestStart, lastDelivery + settings.keepAlive)
        case .closing: return isOwed ? earliestStart : nil
        case .stopped, .opening, .waiting: return nil
        }
    }

    private func earliest(_ a: Int64?, _ b: Int64) -> Int64 {
        a.map { min($0, b) } ?? b
    }
}
