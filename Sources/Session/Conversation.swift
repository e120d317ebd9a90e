public import Controllers
public import Disclosure
public import Raster

/// The questions and answers on one open link to a board that answers: events in, packets out.
///
/// ```
///                 begin, chore due              written             answer: taken
///          idle ───────────────────► writing ───────────► waiting ──────────────► next request
///           ▲                          ▲  ▲                 │  │                   or idle
///           │   refused                │  └── again ◄───────┤  │ silence or damage, 3 times:
///           └──────────────────────────┼────────────────────┘  │ lost or refused
///                                      └─── pausing ◄──────────┘ busy
/// ```
/// What was asked again after a silence may be answered twice. Before anything else is asked, the
/// second answer is waited for, so that it is not taken for one to the next request. What is urgent
/// goes out at once, and once more if by then its own answer cannot be told.
///
/// One errand is under way at a time. Content that comes meanwhile waits; the newest wins. Every
/// link begins with the question who is there, and content waits until that is answered well.
public struct Conversation: Sendable {
    /// What became of content.
    public enum Outcome: Sendable, Hashable {
        /// The board has it.
        case taken(Confirmation)
        /// The board will not take it.
        case refused(FaultEntry)
        /// The board does not answer: the link is useless.
        case silent(FaultEntry)
        /// It was given up half-way, for something newer waits.
        case overtaken
    }

    /// What the link layer is to do.
    public struct Reaction: Sendable, Hashable {
        /// A packet to write.
        public var write: [UInt8]?
        /// What became of the content that was begun, or of the link.
        public var outcome: Outcome?
        /// When the next `timer` is wanted, in monotonic nanoseconds.
        public var timer: Int64?
        /// A chore that the board would not do.
        public var trouble: FaultEntry?
    }

    enum Stage: Sendable, Hashable {
        case writing
        case waiting(until: Int64)
        case pausing(until: Int64)
        /// An answer to an earlier request may still come.
        case listening
    }

    /// Answers to a request that was asked more often than it was answered.
    struct LateAnswers: Sendable {
        let request: BoardRequest
        var count: Int
        /// When the last copy counts as never answered.
        let until: Int64
    }

    /// A task under way.
    struct Errand: Sendable {
        let task: BoardTask
        let isContent: Bool
        var requests: [BoardRequest]
        var index = 0
        var attempt = 1
        /// How many copies of the request were written since the last answer to it.
        var copies = 0
        /// Whether the request was sent while an answer to an earlier one may still come.
        var isAhead = false
        var restarts = 0
        var stage: Stage
        var proof = Confirmation.readBack

        var request: BoardRequest { requests[index] }
    }

    /// The times in force.
    public var settings: ConversationSettings
    /// The board's language, and what the board is known to hold.
    public private(set) var driver: any BoardDriver
    /// Answers that never came.
    public private(set) var silenceCount = 0
    /// When the board last answered, in monotonic nanoseconds.
    public private(set) var lastHeard: Int64?

    /// Whether the board said nothing when it was asked last.
    private var isDoubtful = false

    /// Whether a request was written whose answer has not come.
    public var isAwaitingAnswer: Bool {
        if case .waiting = errand?.stage { true } else { false }
    }

    var errand: Errand?
    private var late: LateAnswers?
    /// Content that waits for its turn.
    var pending: BoardTask?
    /// Whether the content under way is to be given up for something newer, and how often in
    /// a row that happened.
    private var isHurried = false
    private var hurryCount = 0
    var isGreeted = false
    private var isOpen = false
    var nextClock: Int64 = .min
    var percent: Int?
    var isPowered: Bool?
    /// When everything that the board shows was last sent.
    var lastRenewal: Int64?

    /// Makes a conversation whose link is not open yet.
    public init(_ driver: any BoardDriver, settings: ConversationSettings) {
        self.driver = driver
        self.settings = settings
    }

    /// The link is open.
    public mutating func opened(at now: Int64, wall: Instant) -> Reaction {
        driver.linkOpened()
        errand = nil
        late = nil
        isHurried = false
        pending = nil
        isGreeted = false
        isOpen = true
        lastHeard = nil
        nextClock = .min
        percent = nil
        isPowered = nil
        lastRenewal = nil
        return proceed(at: now, wall: wall)
    }

    /// The link is gone.
    public mutating func closed() {
        if let errand { driver.finished(errand.task, wasTaken: false) }
        errand = nil
        pending = nil
        isOpen = false
    }

    /// Content is to be shown, in place of any that waits; nil makes the board dark.
    ///
    /// What did not change is sent again only when its lease has to be renewed.
    public mutating func begin(_ spread: Spread?, at now: Int64, wall: Instant) -> Reaction {
        if let spread {
            let every = spread.wholeRounds(
                atLeast: Int(settings.renewEvery / SessionSettings.millisecond)
            )
            let due = lastRenewal.map { $0 + Int64(every) * SessionSettings.millisecond }
            let renews = due.map { now >= $0 } ?? true
            pending = .show(spread, renews: renews)
        } else {
            pending = .darken
        }
        return proceed(at: now, wall: wall)
    }

    /// How often in a row newer content may stop what is under way: it must end some time.
    private static let mostHurries = 3

    /// Something newer is to be shown: content under way is given up before its next packet.
    public mutating func hurry() {
        guard let errand, errand.isContent, hurryCount < Self.mostHurries else { return }
        isHurried = true
    }

    /// The link took the last byte of the packet.
    public mutating func written(at now: Int64, wall: Instant) -> Reaction {
        guard var current = errand, current.stage == .writing else { return wishes(at: now) }
        if current.isAhead {
            current.stage = .listening
            errand = current
            return wishes(at: now)
        }
        guard current.request.isAnswered else {
            if !current.request.isBeginning { current.proof = .sent }
            return advance(current, at: now, wall: wall)
        }
        let probe = isDoubtful ? settings.probeDeadline : nil
        current.stage = .waiting(until: now + (probe ?? settings.replyDeadline))
        errand = current
        return wishes(at: now)
    }

    /// Bytes came from the board.
    public mutating func received(
        _ bytes: ArraySlice<UInt8>,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        let deadline: Int64? = if case .waiting(let until) = errand?.stage { until } else { nil }
        let awaited = deadline == nil ? late?.request : errand?.request
        guard let answer = driver.take(bytes, awaiting: awaited) else { return wishes(at: now) }
        guard let deadline, let current = errand else {
            return tookLate(answer, at: now, wall: wall)
        }
        let owed = current.copies - 1
        late =
            owed > 0
            ? LateAnswers(request: current.request, count: owed, until: deadline) : nil
        return took(answer, current, at: now, wall: wall)
    }

    /// An answer came to the request under way.
    private mutating func took(
        _ answer: BoardAnswer,
        _ current: Errand,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        var current = current
        current.copies = 0
        lastHeard = now
        isDoubtful = false
        switch answer {
        case .taken:
            current.proof = min(current.proof, .acknowledged)
            return advance(current, at: now, wall: wall)
        case .readBack:
            current.proof = .readBack
            return advance(current, at: now, wall: wall)
        case .busy(let fault):
            return again(current, after: settings.busyPause, fault, at: now, wall: wall)
        case .damaged(let fault): return again(current, after: 0, fault, at: now, wall: wall)
        case .lost(let fault):
            current.restarts += 1
            guard current.restarts < settings.attempts else {
                return refused(current, fault, at: now, wall: wall)
            }
            return restart(current, at: now)
        case .refused(let fault): return refused(current, fault, at: now, wall: wall)
        }
    }

    /// The moment that the last reaction asked for has come.
    public mutating func timer(at now: Int64, wall: Instant) -> Reaction {
        guard var current = errand else { return proceed(at: now, wall: wall) }
        switch current.stage {
        case .waiting(let until) where now >= until:
            silenceCount += 1
            let attempts =
                isDoubtful && settings.probeDeadline != nil ? 1 : settings.attempts
            guard current.attempt < attempts else {
                isDoubtful = true
                let fault = FaultEntry.silence(
                    current.request.title,
                    attempts,
                    driver.silenceRemedy
                )
                driver.finished(current.task, wasTaken: false)
                errand = nil
                return Reaction(outcome: .silent(fault))
            }
            return write(&current, again: true, at: now)
        case .pausing(let until) where now >= until: return resume(current, at: now)
        case .listening: return resume(current, at: now)
        case .writing, .waiting, .pausing: return wishes(at: now)
        }
    }
}

extension Conversation {
    /// Begins the next errand when none is under way.
    private mutating func proceed(at now: Int64, wall: Instant) -> Reaction {
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

    private func nextTask(at now: Int64, wall: Instant) -> (BoardTask, isContent: Bool)? {
        if !isGreeted { return (.greet, false) }
        if let pending { return (pending, true) }
        return chore(at: now, wall: wall).map { ($0, false) }
    }

    /// What is due by the clock.
    private func chore(at now: Int64, wall: Instant) -> BoardTask? {
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
    private mutating func done(_ task: BoardTask, at now: Int64) {
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

    private mutating func write(
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
    private mutating func resume(_ current: Errand, at now: Int64) -> Reaction {
        var current = current
        if isHurried { return overtaken(current, at: now) }
        return write(&current, again: false, at: now)
    }

    /// An answer came that the board owed for an earlier request.
    private mutating func tookLate(
        _ answer: BoardAnswer,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        guard var owed = late.take() else { return wishes(at: now) }
        owed.count -= 1
        if owed.count > 0 { late = owed }
        guard late == nil, let current = errand, current.stage == .listening else {
            return wishes(at: now)
        }
        // Answers keep their order: the last one is that to what was sent ahead.
        guard current.isAhead else { return resume(current, at: now) }
        return took(answer, current, at: now, wall: wall)
    }

    private mutating func again(
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
    private mutating func restart(_ current: Errand, at now: Int64) -> Reaction {
        var current = current
        let pause = current.request.pauseMilliseconds * SessionSettings.millisecond
        current.index = 0
        current.attempt = 1
        if pause == 0 { return write(&current, again: false, at: now) }
        current.stage = .pausing(until: now + pause)
        errand = current
        return wishes(at: now)
    }

    private mutating func refused(
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
    private mutating func advance(_ current: Errand, at now: Int64, wall: Instant) -> Reaction {
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

    private mutating func overtaken(_ current: Errand, at now: Int64) -> Reaction {
        driver.finished(current.task, wasTaken: false)
        errand = nil
        isHurried = false
        hurryCount += 1
        return wishes(at: now, .overtaken, nil)
    }

    /// No packet, but the moment to come back.
    private func wishes(
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

extension BoardTask {
    /// Whether no wall may be kept waiting for it.
    fileprivate var isUrgent: Bool {
        switch self {
        case .darken: true
        case .show(let spread, _): spread.words?.isUrgent ?? false
        case .greet, .ping, .clock, .brightness, .power: false
        }
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
