public import Controllers
public import Raster

/// What a board that answers can be asked to do.
public enum BoardTask: Sendable, Hashable {
    /// Say who it is, so that its settings can be compared with ours; begins every link.
    case greet
    /// Show a spread until another comes; what did not change need not be sent unless renewed.
    case show(Spread, renews: Bool)
    /// Show nothing.
    case darken
    /// Give a sign of life.
    case ping
    /// Set its clock.
    case clock(BoardTime)
    /// Be as bright as a percentage.
    case brightness(percent: Int)
    /// Light the screen, or switch it off.
    case power(Bool)
}

/// One packet to a board, and whether an answer is to come.
public struct BoardRequest: Sendable, Hashable {
    /// What it asks, in a few words for people.
    public let title: String
    /// The packet.
    public let bytes: [UInt8]
    /// Whether the board answers it.
    public let isAnswered: Bool
    /// Whether it is only the beginning of a packet, of which nothing can be known.
    public let isBeginning: Bool
    /// The least pause after the request before it, in milliseconds.
    public let pauseMilliseconds: Int64
    /// What the driver knows the answer by.
    public let tag: Int

    /// Makes a request.
    public init(
        _ title: String,
        _ bytes: [UInt8],
        isAnswered: Bool = true,
        isBeginning: Bool = false,
        pauseMilliseconds: Int64 = 0,
        tag: Int = 0
    ) {
        self.tag = tag
        self.title = title
        self.bytes = bytes
        self.isAnswered = isAnswered && !isBeginning
        self.isBeginning = isBeginning
        self.pauseMilliseconds = pauseMilliseconds
    }
}

/// What a board's answer to a request means.
public enum BoardAnswer: Sendable, Hashable {
    /// It did what it was told.
    case taken
    /// It told what it shows, and that is what it was told.
    case readBack
    /// The same request may be taken later.
    case busy(FaultEntry)
    /// The request arrived damaged.
    case damaged(FaultEntry)
    /// Something of the task did not arrive, although nobody said so: all of it is sent again.
    case lost(FaultEntry)
    /// It will not do that.
    case refused(FaultEntry)
}

/// The language of one board that answers, as a value: tasks in, packets out; bytes in, answers
/// out.
///
/// No I/O, no clock. A driver keeps what the board is known to hold, so that only what changed is
/// sent.
public protocol BoardDriver: Sendable {
    /// What the board can do.
    var sheet: ControllerSheet { get }
    /// Bytes from the board that mean nothing.
    var garbageByteCount: Int { get }

    /// The characters of a board that draws text by itself; nil for one that takes pictures.
    var letters: GlyphGate? { get }
    /// What a person should do about a board that never answers.
    var silenceRemedy: String { get }

    /// Forgets half a packet, and what the board was known to hold: the link is new.
    mutating func linkOpened()

    /// The packets of a task, in order; none when there is nothing to do for it or no way to.
    ///
    /// - Throws: `ControllerError` when the board cannot be told this as it is.
    mutating func requests(for task: BoardTask) throws(ControllerError) -> [BoardRequest]

    /// Takes bytes from the board; gives the answer to the request when they complete it.
    mutating func take(_ bytes: ArraySlice<UInt8>, awaiting request: BoardRequest?) -> BoardAnswer?

    /// Learns that all packets of a task were taken, or that they were not.
    mutating func finished(_ task: BoardTask, wasTaken: Bool)
}

extension BoardDriver {
    /// None: the board takes pictures.
    public var letters: GlyphGate? { nil }

    /// What helps with any board.
    public var silenceRemedy: String {
        "check the board's power, address and cable, and that nobody else holds its port"
    }
}

/// How well it is known that a board shows what it was sent.
public enum Confirmation: Sendable, Hashable {
    /// The link took the bytes; nothing more is known.
    case sent
    /// The board said that it took them.
    case acknowledged
    /// The board said what it shows.
    case readBack
}
