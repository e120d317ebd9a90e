public import Disclosure
public import Session

/// The frame that a board got last.
public struct SentFrame: Sendable, Hashable {
    /// How old a frame may be to count as shown, in milliseconds; links send unchanged content
    /// again more often than that.
    public static let frameHoldsMilliseconds: Int64 = 15_000

    /// The id of its source; nil for the black frame.
    public let sceneID: UInt64?
    /// The instant that was drawn: source and instant give the very same picture again.
    public let instant: Instant
    /// When its last byte was taken by the link, wall time.
    public let sentAt: Instant
    /// How well it is known that the board shows it.
    public let confirmation: Confirmation
    /// For how long that may be believed without news, in milliseconds.
    public let holdsMilliseconds: Int64
    /// Whether the board moves its content by itself, and until when; `instant` is where it began.
    public let movesUntil: Instant?

    /// Makes a record; unless told otherwise of a frame that was sent to a board that shows it as
    /// it is.
    public init(
        sceneID: UInt64?,
        instant: Instant,
        sentAt: Instant,
        confirmation: Confirmation = .sent,
        holdsMilliseconds: Int64 = SentFrame.frameHoldsMilliseconds,
        movesUntil: Instant? = nil
    ) {
        self.sceneID = sceneID
        self.instant = instant
        self.sentAt = sentAt
        self.confirmation = confirmation
        self.holdsMilliseconds = holdsMilliseconds
        self.movesUntil = movesUntil
    }
}

/// A board as seen from outside the loop: a copy, some milliseconds old at most.
public struct BoardStatus: Sendable {
    /// The board's name.
    public let id: String
    /// What the board got last.
    public internal(set) var lastSent: SentFrame?
    /// Packets that the link took whole.
    public internal(set) var framesSent: UInt64 = 0
    /// Bytes that the link took.
    public internal(set) var bytesSent: UInt64 = 0
    /// Frames that were due while an older one was still under way; a newer one replaced them.
    public internal(set) var framesReplaced: UInt64 = 0
    /// How it is.
    public internal(set) var state = BoardState.unknown
    /// Since when it is so, wall time.
    public internal(set) var since: Instant
    /// What broke the link, or keeps it from opening, until a packet is through again.
    public internal(set) var linkFault: LinkFault?
    /// The text of the last fault, kept after recovery.
    public internal(set) var lastFault: String?
    /// When that fault was, wall time.
    public internal(set) var lastFaultAt: Instant?
    /// Times that the link was opened.
    public internal(set) var connections: UInt64 = 0
    /// The port that the board is to dial in to, once that is open.
    public internal(set) var listeningPort: UInt16?
    /// When the board last answered, wall time; nil for boards that never do.
    public internal(set) var lastAnswerAt: Instant?
    /// Times that the board would not take what it was sent.
    public internal(set) var refusals: UInt64 = 0
    /// Bytes from the board that mean nothing.
    public internal(set) var garbageBytes: UInt64 = 0
    /// How much later than planned the frames' turns came.
    public internal(set) var lateness: LatencyHistogram {
        get { delays?.lateness ?? LatencyHistogram() }
        set { delays = Delays(lateness: newValue, postLatency: postLatency) }
    }
    /// How long posted scenes took until the last byte of their first frame was sent.
    public internal(set) var postLatency: LatencyHistogram {
        get { delays?.postLatency ?? LatencyHistogram() }
        set { delays = Delays(lateness: lateness, postLatency: newValue) }
    }

    /// Added for readers: the loop counts them apart and copies a status after every frame.
    private var delays: Delays?

    private final class Delays: Sendable {
        let lateness: LatencyHistogram
        let postLatency: LatencyHistogram

        init(lateness: LatencyHistogram, postLatency: LatencyHistogram) {
            self.lateness = lateness
            self.postLatency = postLatency
        }
    }

    /// Takes over what every frame changes.
    mutating func takeFrame(of board: ServedBoard) {
        // One by one, for a copy of the whole would cost more than all of them.
        lastSent = board.status.lastSent
        framesSent = board.status.framesSent
        bytesSent = board.status.bytesSent
        framesReplaced = board.status.framesReplaced
    }

    /// The same with what the loop has counted.
    func with(_ counted: BoardDelays) -> BoardStatus {
        var status = self
        status.delays = Delays(
            lateness: counted.lateness.histogram,
            postLatency: counted.postLatency.histogram
        )
        return status
    }

    /// Makes the status of a board that nothing is known of yet.
    public init(id: String, since: Instant) {
        self.id = id
        self.since = since
    }
}
