/// What a virtual board has counted since it was made.
public struct BoardCounts: Sendable, Hashable {
    /// Whole frames shown.
    public var frames = 0
    /// Bytes that came, lost ones included.
    public var bytes = 0
    /// Bytes that belonged to no frame.
    public var garbageBytes = 0
    /// Messages of the protocol that are not frames for this board.
    public var skippedMessages = 0
    /// Clients that connected; a pseudo-terminal cannot tell.
    public var connections = 0
    /// Times the board went dark by itself after a silence.
    public var expiries = 0
    /// Faults that struck by themselves.
    public var faults = 0
}

/// One whole frame that a virtual board has shown.
public struct FrameRecord: Sendable, Hashable {
    /// The board's frames so far, counting this one.
    public let number: Int
    /// When its last byte was read, in wall milliseconds since 1970.
    public let wallMilliseconds: Int64
    /// When its last byte was read, in monotonic nanoseconds.
    public let monotonicNanoseconds: Int64
}
