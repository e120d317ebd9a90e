/// How a board is, in one word.
public enum BoardState: String, Sendable, Hashable, CaseIterable {
    /// Frames go out and nothing is wrong.
    case ok
    /// A packet is taking too long; the wall shows something older than it should.
    case late
    /// Frames go out, but the link broke a short while ago.
    case degraded
    /// There is no link, and the board will be tried again.
    case offline
    /// The board or the system said no, to the link or to the content, and will be asked again.
    case refused
    /// The board was made dark on purpose.
    case blank
    /// Nothing is known yet, or nothing any more.
    case unknown
}

/// A change of state, with the moment from which its age counts.
public struct StateReport: Sendable, Hashable {
    /// How the board is.
    public let state: BoardState
    /// When it became so, in monotonic nanoseconds.
    public let since: Int64
    /// What broke the link, for the states that a fault leads to.
    public let fault: LinkFault?

    /// Makes a report.
    public init(state: BoardState, since: Int64, fault: LinkFault? = nil) {
        self.state = state
        self.since = since
        self.fault = fault
    }

    /// How long the state has lasted, in nanoseconds.
    public func age(at now: Int64) -> Int64 {
        max(0, now - since)
    }
}

/// Why a link could not be opened or was lost.
public enum LinkFault: String, Sendable, Hashable, CaseIterable {
    /// The other end or the system said no: port closed, no permission, device in use.
    case refused
    /// There is no such device, host or way to it.
    case unreachable
    /// Nobody answered in time.
    case timedOut
    /// The other end hung up or the device was unplugged.
    case hungUp
    /// The board took no bytes for too long.
    case stalled
    /// The board took the bytes and did not answer.
    case silent
    /// The board sent bytes, but no answer.
    case garbled
    /// The board is to dial in, and has not.
    case awaited
    /// Anything else that the system reports.
    case failed
}
