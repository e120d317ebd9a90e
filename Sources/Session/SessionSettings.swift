public import Controllers
public import Packets

/// The times and choices of one board's session; all times in nanoseconds.
public struct SessionSettings: Sendable, Hashable {
    /// How long opening a link may take.
    public var openDeadline: Int64 = 5 * Self.second
    /// After this long under way a packet makes the board late.
    public var lateAfter: Int64 = 2 * Self.second
    /// A board that takes no byte for this long is lost.
    public var stallDeadline: Int64 = 10 * Self.second
    /// How long a stop may spend on making the board dark.
    ///
    /// A full-colour 128x32 frame takes 1.1 s at 115,200 baud, and one may be under way.
    public var stopDeadline: Int64 = 5 * Self.second
    /// How long a link must hold before earlier faults are forgiven.
    public var steadyAfter: Int64 = 30 * Self.second
    /// How long after a packet unchanged content is sent again.
    public var keepAlive: Int64
    /// The least pause between the end of one packet and the start of the next.
    public var minimumGap: Int64
    /// How long a board that would not take its content is left alone with it.
    public var declinedPause: Int64 = 30 * Self.second
    /// The pauses between attempts to open the link.
    public var backOff: BackOff
    /// Whether the board opens the link, so that there is nothing to do but to wait for it.
    public var awaitsBoard = false
    /// Whether a stop makes the board dark; otherwise it keeps what it shows.
    public var blanksOnStop = true

    /// One second.
    public static let second: Int64 = 1_000_000_000
    /// One millisecond.
    public static let millisecond: Int64 = 1_000_000

    /// Takes what the protocol asks for and the usual values for the rest.
    public init(_ capabilities: Capabilities, seed: UInt64) {
        keepAlive = capabilities.keepAliveMilliseconds * Self.millisecond
        minimumGap = capabilities.minimumGapMilliseconds * Self.millisecond
        backOff = BackOff(seed: seed)
    }

    /// Takes what a board that answers asks for; content is renewed after `renewal`.
    public init(_ sheet: ControllerSheet, renewal: Int64, seed: UInt64) {
        keepAlive = renewal
        minimumGap = sheet.minimumGapMilliseconds * Self.millisecond
        backOff = BackOff(seed: seed)
        // An answer may take that long and all is still well.
        lateAfter += sheet.replyMilliseconds * Self.millisecond
        // Silence is noticed by the answers that are missing; this is for lines that take nothing.
        stallDeadline = max(
            stallDeadline,
            Self.attempts * sheet.replyMilliseconds * Self.millisecond
        )
        stopDeadline = max(stopDeadline, 2 * sheet.replyMilliseconds * Self.millisecond)
    }

    private static let attempts: Int64 = 12
}
