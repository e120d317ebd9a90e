/// The conversation with one frame board as a value: events in, reactions out, no I/O, no clock.
///
/// ```
///            start              linkOpened              stop, nothing to send
///  stopped ────────► opening ──────────────► serving ────────────────────────► stopped
///     ▲               │   ▲                  │    │                               ▲
///     │   linkFailed, │   │ timer   linkLost,│    │ stop, board to be dark        │
///     │   deadline    ▼   │         stall    │    ▼                               │
///     │              waiting ◄───────────────┘  closing ──────────────────────────┘
///     │ stop            │                               drained, linkLost, deadline
///     └─────────────────┴─ also from opening
/// ```
/// At most one packet is under way. A change that comes meanwhile is only noted; when the packet is
/// through, the link layer draws and sends the picture of that moment, so the newest always wins
/// and nothing queues. Unchanged content is repeated at the keep-alive interval; every new link
/// begins with a whole frame.
public struct BoardSession: Sendable {
    enum Phase: Sendable, Hashable {
        case stopped
        case opening(since: Int64)
        case waiting(until: Int64)
        case serving(since: Int64)
        case closing(until: Int64)
    }

    enum Content: Sendable, Hashable {
        case nothing
        case scene
    }

    /// The packet under way.
    struct Flight: Sendable, Hashable {
        let action: SendAction
        let since: Int64
        var lastProgress: Int64
    }

    /// The times and choices in force; a change counts from the next event on.
    public var settings: SessionSettings
    /// How the board is, and since when.
    public internal(set) var status: StateReport
    /// When the last whole packet was through, in monotonic nanoseconds.
    public private(set) var lastDelivery: Int64?
    /// When the board last sent anything, in monotonic nanoseconds.
    public private(set) var lastHeard: Int64?
    /// Packets that were through.
    public private(set) var deliveredCount = 0
    /// Bytes from the board that the protocol does not know.
    public private(set) var garbageByteCount = 0

    var phase = Phase.stopped
    var content = Content.nothing
    var flight: Flight?
    /// Whether content changed while a packet was under way.
    var hasNews = false
    /// Whether the board lacks the newest content.
    var isOwed = false
    /// What was last through on this link.
    var shown: SendAction?
    /// What broke the last link, until a packet is through on a new one.
    var fault: LinkFault?
    /// Whether a link failed or broke and none has held long enough since.
    var isUnforgiven = false
    /// Whether a link broke while serving and none has held long enough since.
    var isDegraded = false
    /// Whether what is owed is dark or urgent, so that the maker's pause gives way to it.
    var isPressed = false
    /// When the pause last gave way.
    var pressedAt: Int64?
    /// Whether the board would not take the last content, and when it did not.
    var declinedAt: Int64?

    /// Makes a session that has not started.
    public init(settings: SessionSettings, at now: Int64) {
        self.settings = settings
        self.status = StateReport(state: .unknown, since: now)
    }

    /// Takes an event and says what to do.
    ///
    /// Time, in monotonic nanoseconds, must not run backwards between calls.
    public mutating func handle(_ event: Event, at now: Int64) -> Reaction {
        var reaction = Reaction()
        switch event {
        case .start: start(at: now, &reaction)
        case .stop: stop(at: now, &reaction)
        case .linkOpened: opened(at: now)
        case .dialledIn: dialledIn(at: now)
        case .linkFailed(let fault): failed(fault, at: now)
        case .linkLost(let fault): lost(fault, at: now)
        case .frameDue(let changed): isOwed = isOwed || (changed && content == .scene)
        case .newScene: show(.scene)
        case .sceneWithdrawn: show(.nothing)
        case .progressed: flight?.lastProgress = now
        case .drained: drained(at: now, &reaction)
        case .declined: declined(at: now, &reaction)
        case .overtaken: overtaken(&reaction)
        case .received(let byteCount, let note): received(byteCount, note, at: now)
        case .timer: break
        }
        meetDeadlines(at: now, &reaction)
        sendIfDue(at: now, &reaction)
        reportIfChanged(at: now, &reaction)
        reaction.timer = nextDeadline(at: now)
        return reaction
    }

    /// Tells that the content of the next event is dark or urgent.
    ///
    /// It does not wait for the maker's pause between two packets, but only once in every such
    /// pause, so that a board is never hurried for long.
    public mutating func press(at now: Int64) {
        if let pressedAt, now < pressedAt + settings.minimumGap { return }
        isPressed = true
    }

    private mutating func start(at now: Int64, _ reaction: inout Reaction) {
        guard phase == .stopped else { return }
        settings.backOff.reset()
        isUnforgiven = false
        isDegraded = false
        phase = .opening(since: now)
        reaction.link = .open
    }

    private mutating func stop(at now: Int64, _ reaction: inout Reaction) {
        switch phase {
        case .stopped, .closing: break
        case .waiting:
            phase = .stopped
            fault = nil
        case .opening: end(&reaction)
        case .serving:
            guard settings.blanksOnStop || flight != nil else {
                end(&reaction)
                return
            }
            phase = .closing(until: now + settings.stopDeadline)
            isOwed = settings.blanksOnStop
        }
    }

    private mutating func opened(at now: Int64) {
        guard case .opening = phase else { return }
        phase = .serving(since: now)
        shown = nil
        isOwed = true
    }

    /// Whether a board that dials in is to be served.
    public var takesCalls: Bool {
        switch phase {
        case .opening, .waiting, .serving: true
        case .stopped, .closing: false
        }
    }

    private mutating func dialledIn(at now: Int64) {
        guard takesCalls else { return }
        if case .serving = phase { isDegraded = true }
        flight = nil
        declinedAt = nil
        phase = .opening(since: now)
        opened(at: now)
    }

    private mutating func failed(_ fault: LinkFault, at now: Int64) {
        guard case .opening = phase else { return }
        retry(fault, at: now)
    }

    private mutating func lost(_ fault: LinkFault, at now: Int64) {
        switch phase {
        case .serving:
            isDegraded = true
            retry(fault, at: now)
        case .closing:
            flight = nil
            shown = nil
            self.fault = nil
            phase = .stopped
        case .stopped, .opening, .waiting: break
        }
    }

    private mutating func show(_ content: Content) {
        self.content = content
        hasNews = flight != nil
        if case .serving = phase { isOwed = true }
    }

    private mutating func drained(at now: Int64, _ reaction: inout Reaction) {
        guard let flight else { return }
        self.flight = nil
        lastDelivery = now
        shown = flight.action
        fault = nil
        declinedAt = nil
        deliveredCount += 1
        if case .closing = phase, flight.action == .blank || !settings.blanksOnStop {
            end(&reaction)
        }
    }

    /// The board is asked again after a while, or at once when there is something new to show.
    private mutating func declined(at now: Int64, _ reaction: inout Reaction) {
        if case .closing = phase { return end(&reaction) }
        guard case .serving = phase else { return }
        flight = nil
        isOwed = hasNews
        declinedAt = now
    }

    /// The board shows something half: what is newest goes out next.
    private mutating func overtaken(_ reaction: inout Reaction) {
        guard flight != nil else { return }
        if case .closing = phase, !settings.blanksOnStop { return end(&reaction) }
        flight = nil
        shown = nil
        isOwed = true
    }

    private mutating func received(_ byteCount: Int, _ note: Note, at now: Int64) {
        lastHeard = now
        switch note {
        case .greeting:
            if case .serving = phase { isOwed = true }
        case .garbage: garbageByteCount += byteCount
        }
    }

    mutating func retry(_ fault: LinkFault, at now: Int64) {
        self.fault = fault
        isUnforgiven = true
        flight = nil
        shown = nil
        declinedAt = nil
        phase = .waiting(until: now + settings.backOff.next())
    }

    mutating func end(_ reaction: inout Reaction) {
        flight = nil
        declinedAt = nil
        fault = nil
        phase = .stopped
        reaction.link = .close
    }
}
