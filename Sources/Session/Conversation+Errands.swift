import Controllers
import Disclosure

extension Conversation {
    /// Begins the next errand when none is under way.
    mutating func proceed(at now: Int64, wall: Instant) -> Reaction {
        var trouble: FaultEntry?
        while errand == nil, isOpen, let (task, isContent) = nextTask(at: now, wall: wall) {
            if isContent { pending = nil }
            do {
                let requests = try driver.requests(for: task)
                guard !requests.isEmpty else {
                    done(task, at: now)
                    let proof: Confirmation =
                        driver.sheet.acknowledges ? .acknowledged : .sent
                    if isContent { return wishes(at: now, .taken(proof), trouble) }
                    continue
                }
                var current = Errand(
                    task: task,
                    isContent: isContent,
                    requests: requests,
                    stage: .writing
                )
                var reaction = write(&current, again: false, at: now)
                reaction.trouble = trouble
                return reaction
            } catch {
                let fault = FaultEntry(error.problem, error.protocolName, error.remedy)
                if !isContent { done(task, at: now) }
                if isContent { return wishes(at: now, .refused(fault), trouble) }
                trouble = fault
            }
        }
        return wishes(at: now, nil, trouble)
    }

    func nextTask(at now: Int64, wall: Instant) -> (BoardTask, isContent: Bool)? {
        if !isGreeted { return (.greet, false) }
        if let pending { return (pending, true) }
        return chore(at: now, wall: wall).map { ($0, false) }
    }

    /// What is due by the clock.
    func chore(at now: Int64, wall: Instant) -> BoardTask? {
        let isLit = settings.routine.isLit(at: wall)
        if isPowered != isLit, !settings.routine.hours.isEmpty { return .power(isLit) }
        if let wanted = settings.routine.percent(at: wall), wanted != percent {
            return .brightness(percent: wanted)
        }
        if now >= nextClock, let time = settings.routine.clock(at: wall) { return .clock(time) }
        if let lastHeard, now >= lastHeard + settings.pollEvery { return .ping }
        return nil
    }

    /// Notes that a task needs no more asking for a while, whether the board did it or not.
    mutating func done(_ task: BoardTask, at now: Int64) {
        switch task {
        case .greet: isGreeted = true
        case .clock: nextClock = now + settings.clockEvery
        case .brightness(let percent): self.percent = percent
        case .power(let isOn): isPowered = isOn
        case .ping: lastHeard = now
        case .show(_, let renews): if renews { lastRenewal = now }
        case .darken: lastRenewal = nil
        }
    }

    mutating func write(
        _ current: inout Errand,
        again: Bool,
        at now: Int64
    ) -> Reaction {
        if again { current.attempt += 1 }
        if let late, now < late.until, current.request.isAnswered {
            guard current.task.isUrgent, !current.isAhead else {
                current.stage = .listening
                errand = current
                return wishes(at: now)
            }
            self.late?.count += 1
            current.isAhead = true
        } else {
            late = nil
            current.isAhead = false
            current.copies += 1
        }
        current.stage = .writing
        errand = current
        return Reaction(write: current.request.bytes)
    }

    /// Goes on after a pause, unless there is something newer.
    mutating func resume(_ current: Errand, at now: Int64) -> Reaction {
        var current = current
        if isHurried { return overtaken(current, at: now) }
        return write(&current, again: false, at: now)
    }

    mutating func again(
        _ current: Errand,
        after pause: Int64,
        _ fault: FaultEntry,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        var current = current
        guard current.attempt < settings.attempts else {
            return refused(current, fault, at: now, wall: wall)
        }
        if pause == 0 { return write(&current, again: true, at: now) }
        current.attempt += 1
        current.stage = .pausing(until: now + pause)
        errand = current
        return wishes(at: now)
    }

    /// Begins a task from its first packet, after the pause that the packet in turn would have.
    mutating func restart(_ current: Errand, at now: Int64) -> Reaction {
        var current = current
        let pause = current.request.pauseMilliseconds * SessionSettings.millisecond
        current.index = 0
        current.attempt = 1
        if pause == 0 { return write(&current, again: false, at: now) }
        current.stage = .pausing(until: now + pause)
        errand = current
        return wishes(at: now)
    }

    mutating func refused(
        _ current: Errand,
        _ fault: FaultEntry,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        driver.finished(current.task, wasTaken: false)
        errand = nil
        // A board that is not the one we know gets no content; it is asked again with the next.
        guard current.isContent || current.task == .greet else {
            done(current.task, at: now)
            var reaction = proceed(at: now, wall: wall)
            reaction.trouble = fault
            return reaction
        }
        pending = nil
        return wishes(at: now, .refused(fault), nil)
    }

    /// A request was taken: the next one, or the end of the errand.
    mutating func advance(_ current: Errand, at now: Int64, wall: Instant) -> Reaction {
        var current = current
        current.index += 1
        current.attempt = 1
        guard current.index == current.requests.count else {
            if isHurried { return overtaken(current, at: now) }
            let pause = current.request.pauseMilliseconds * SessionSettings.millisecond
            if pause == 0 { return write(&current, again: false, at: now) }
            current.stage = .pausing(until: now + pause)
            errand = current
            return wishes(at: now)
        }
        driver.finished(current.task, wasTaken: true)
        errand = nil
        (isHurried, hurryCount) = (false, 0)
        done(current.task, at: now)
        guard current.isContent else { return proceed(at: now, wall: wall) }
        return wishes(at: now, .taken(current.proof), nil)
    }

    mutating func overtaken(_ current: Errand, at now: Int64) -> Reaction {
        driver.finished(current.task, wasTaken: false)
        errand = nil
        isHurried = false
        hurryCount += 1
        return wishes(at: now, .overtaken, nil)
    }

    /// No packet, but the moment to come back.
    func wishes(
        at now: Int64,
        _ outcome: Outcome? = nil,
        _ trouble: FaultEntry? = nil
    ) -> Reaction {
        var reaction = Reaction(outcome: outcome, trouble: trouble)
        switch errand?.stage {
        case .waiting(let until), .pausing(let until): reaction.timer = until
        case .listening: reaction.timer = late?.until
        case .writing: break
        case nil:
            guard isOpen, isGreeted else { break }
            let look = now + settings.lookEvery
            reaction.timer = outcome == nil ? look : now + SessionSettings.millisecond
        }
        return reaction
    }
}

extension Confirmation: Comparable {
    private var rank: Int {
        switch self {
        case .sent: 0
        case .acknowledged: 1
        case .readBack: 2
        }
    }

    /// Tells whether `a` proves less than `b`.
    public static func < (a: Confirmation, b: Confirmation) -> Bool { a.rank < b.rank }
}

extension FaultEntry {
    /// A board that says nothing.
    static func silence(_ request: String, _ attempts: Int, _ remedy: String) -> FaultEntry {
        FaultEntry(
            "no answer",
            (attempts == 1 ? "" : "\(attempts) times ")
                + "“\(request)” was asked and nothing came back",
            remedy
        )
    }
}
