import Disclosure
import Packets
import Raster
import Session

/// All that the loop's thread holds for one board.
final class ServedBoard {
    let index: Int
    /// Whether it is sent frames; else it is asked and answers.
    let isFrameBoard: Bool
    /// The least time between two frames, in nanoseconds.
    let period: Int64
    /// How far this board's time is behind the clock, in nanoseconds, so that boards take turns.
    ///
    /// Spread over the whole period even a turn that comes late falls into its own frame, since the
    /// board counts by its own time.
    let phase: Int64
    /// How long after its turn's begin this board is reached, in nanoseconds; part of the phase.
    let place: Int64
    /// How far ahead of its planned moment the board is being drawn, in nanoseconds: what is
    /// drawn is what belongs to that moment.
    var lead: Int64 = 0

    @safe @exclusivity(unchecked) var session: BoardSession
    /// Where its frames are drawn, shared with all boards of its size.
    let easel: Easel
    /// How packets are cut and numbered, for protocols that go in datagrams.
    var datagrams: Datagrams?
    var replies: ReplyReader
    var scene: PostedScene?
    /// The colours of its scene.
    var palette = Palette([])
    /// When the scene was posted, until its first frame is sent.
    var postedAt: Int64?

    /// The line that it shares with other boards; nil when it has its link for itself.
    var line: SharedLine?
    /// What is to be said when it is this board's turn on its line.
    var heldAction: BoardSession.SendAction?
    /// Whether `packet` waits for this board's turn on its line.
    var hasHeldPacket = false
    /// Whether something urgent or dark is to be shown and is not yet.
    var isPressing = false

    var link: Link?
    /// Counts attempts to open, so that what belongs to an earlier one can be told.
    var generation: UInt32 = 0

    /// The packet under way, empty when there is none, and how much of it the link has taken.
    @safe @exclusivity(unchecked) var packet: [UInt8] = []
    var packetOffset = 0
    var isSending = false
    /// Whether it waits for the others of its turn.
    var isGathered = false
    /// What the packet under way shows.
    var packetFrame: (sceneID: UInt64?, instant: Instant) = (nil, Instant(milliseconds: 0))
    /// When the packet under way began, for the pace of a serial line.
    var packetStart: Int64 = 0
    /// Bytes in the driver at the last look, to see whether the line moves.
    var lastUnsent = Int.max

    /// The instant last drawn, and the first one after it with another picture.
    var drawnInstant = Instant(milliseconds: 0)
    var nextChange: Instant?

    /// Deadlines in monotonic nanoseconds, `DeadlineHeap.never` for none.
    var startDeadline = DeadlineHeap.never
    var sessionDeadline = DeadlineHeap.never
    var frameDeadline = DeadlineHeap.never
    var lineDeadline = DeadlineHeap.never
    var routineDeadline = DeadlineHeap.never
    /// When the conversation wants to go on.
    var talkDeadline = DeadlineHeap.never
    /// When a board that talked nonsense is listened to again.
    var earDeadline = DeadlineHeap.never
    /// Whether the board is to be dark at this time of day, whatever its scene.
    var isOff = false
    /// When what the content under way shows is to be followed by something else.
    var packetEnd: Instant?
    /// Whether `frameDeadline` is the turn of a frame, or only a look at the clock.
    var isFrameTurn = false
    /// When the board is to be reached in that turn, the moment that this was rounded up from, and
    /// that of the last turn.
    var plannedTurn: Int64 = 0
    var exactTurn: Int64 = 0
    var lastTurn: Int64?

    var status: BoardStatus
    let delays: BoardDelays
    /// Meaningless bytes before this link, to tell a silent board from one that talks nonsense.
    var garbageAtOpening: UInt64 = 0
    /// Whether readers of the status do not have the newest yet.
    var isChanged = false
    /// Whether the newest is only what every frame changes.
    var hasOnlyFrameNews = false

    // What a frame does not need stands last: five thousand boards do not fit into the cache.

    let setup: BoardSetup
    /// The questions and answers with a board that answers; nil for others.
    var conversation: Conversation?

    init(
        _ setup: BoardSetup,
        index: Int,
        turns: TurnPlan,
        easel: Easel,
        delays: BoardDelays,
        now: Int64,
        wall: Instant
    ) {
        self.setup = setup
        self.index = index
        isFrameBoard = setup.wiring != nil
        self.delays = delays
        period = 1_000_000_000 / Int64(max(1, setup.framesPerSecond))
        // A board that moves its content by itself has no turns.
        phase = setup.wiring == nil ? 0 : turns.phase(of: index, period: period)
        place = setup.wiring == nil ? 0 : turns.places[index]
        session = BoardSession(settings: setup.session, at: now)
        self.easel = easel
        datagrams = easel.encoder?.datagrams
        replies = ReplyReader(setup.wiring?.boardProtocol)
        if case .requests(let driver, let settings, _, _) = setup.speech {
            conversation = Conversation(driver, settings: settings)
        }
        status = BoardStatus(id: setup.id, since: wall)
    }

    /// How frames become bytes; nil for a board that answers.
    var encoder: FrameEncoder? { easel.encoder }

    /// What is to show now.
    var shownScene: PostedScene? { isOff ? nil : scene }

    /// The earliest thing to do for this board.
    var deadline: Int64 {
        min(
            min(min(startDeadline, sessionDeadline), min(frameDeadline, lineDeadline)),
            min(min(routineDeadline, talkDeadline), earDeadline)
        )
    }

    /// What the link is to take next: the rest of the packet, or one datagram of it.
    var nextStretch: Range<Int> {
        guard let ranges = datagrams?.ranges else { return packetOffset..<packet.count }
        // Datagrams go whole, so the offset is where one begins.
        let next = ranges.firstIndex { $0.lowerBound >= packetOffset }
        return next.map { ranges[$0] } ?? packetOffset..<packet.count
    }

    /// Takes a buffer for a packet, a shared one where one is free.
    func borrow() {
        if packet.isEmpty { packet = easel.lend() }
    }

    /// Ends the use of the packet's buffer: those of a round are kept for all boards of this size.
    func giveBack() {
        var packet: [UInt8] = []
        swap(&packet, &self.packet)
        easel.take(back: packet)
    }

    /// The token of the present link: attempt and board.
    var token: UInt64 { UInt64(generation) << 32 | UInt64(index) }
}

/// A scene where a board's frames find it: a source of its own kind would be copied, by way of what
/// is known of its type, at every look at it.
final class PostedScene {
    let source: any FrameSource
    /// When it was posted, in nanoseconds of the steady clock.
    let postedAt: Int64

    init(_ source: any FrameSource, postedAt: Int64) {
        self.source = source
        self.postedAt = postedAt
    }
}
