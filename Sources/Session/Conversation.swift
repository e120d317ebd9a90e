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
    public internal(set) var driver: any BoardDriver
    /// Answers that never came.
    public private(set) var silenceCount = 0
    /// When the board last answered, in monotonic nanoseconds.
    public internal(set) var lastHeard: Int64?

    /// Whether the board said nothing when it was asked last.
    var isDoubtful = false

    /// Whether a request was written whose answer has not come.
    public var isAwaitingAnswer: Bool {
        if case .waiting = errand?.stage { true } else { false }
    }

    var errand: Errand?
    var late: LateAnswers?
    /// Content that waits for its turn.
    var pending: BoardTask?
    /// Whether the content under way is to be given up for something newer, and how often in
    /// a row that happened.
    var isHurried = false
    var hurryCount = 0
    var isGreeted = false
    var isOpen = false
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
    static let mostHurries = 3

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
    mutating func took(
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
