/// What a board of one protocol can do, as planning, sessions and pages need to know it.
public struct Capabilities: Sendable, Hashable {
    /// The most pixels in one message.
    public let maximumPixels: Int
    /// Bits for each of red, green and blue.
    public let bitsPerChannel: Int
    /// Whether the board answers that it has taken a frame; without it "shown" means "sent".
    public let acknowledges: Bool
    /// The silence after which usual receivers take the sender for gone and show what they are set
    /// to, which is dark only where they are set so; nothing when they hold for ever.
    ///
    /// Of these protocols only Streaming ACN has a rule for it; see `BoardProtocol.silence`.
    public let leaseMilliseconds: Int64?
    /// How often an unchanged frame is sent again, so that a restarted or disturbed board recovers.
    public let keepAliveMilliseconds: Int64
    /// The least pause between the end of one packet and the start of the next.
    public let minimumGapMilliseconds: Int64

    /// Makes a sheet.
    public init(
        maximumPixels: Int,
        bitsPerChannel: Int,
        acknowledges: Bool,
        leaseMilliseconds: Int64?,
        keepAliveMilliseconds: Int64,
        minimumGapMilliseconds: Int64
    ) {
        self.maximumPixels = maximumPixels
        self.bitsPerChannel = bitsPerChannel
        self.acknowledges = acknowledges
        self.leaseMilliseconds = leaseMilliseconds
        self.keepAliveMilliseconds = keepAliveMilliseconds
        self.minimumGapMilliseconds = minimumGapMilliseconds
    }
}
