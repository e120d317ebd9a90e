extension BoardProtocol {
    /// What usual receivers do when nothing comes any more, after “in silence”.
    ///
    /// Nobody can make a receiver of frames go dark once it is out of reach: the answer is set at
    /// the receiver, and only Streaming ACN says after which time it is given (ANSI E1.31, network
    /// data loss). Open Pixel Control servers hold what came last.
    public var silence: String {
        switch self {
        case .openPixelControl: "the last picture stays unless its server is set otherwise"
        case .adalight:
            "the usual sketch goes dark after \(seconds), others show a preset or hold the last"
        case .streamingACN: "its node shows after \(seconds) what it is set to"
        case .artNet: "its node does what its own fail-safe setting says"
        case .ddp, .tpm2, .tpm2Net:
            "WLED shows its own preset after \(seconds), others hold the last picture"
        }
    }

    private var seconds: String {
        let tenths = (capabilities.leaseMilliseconds ?? 0) / 100
        return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
}
