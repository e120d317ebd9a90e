/// The wire formats that boards speak.
public enum BoardProtocol: String, Sendable, Hashable, CaseIterable {
    /// Open Pixel Control: whole frames over TCP, port 7890 unless set otherwise.
    case openPixelControl = "opc"
    /// Adalight: whole frames over a serial line, 115,200 baud unless set otherwise.
    case adalight = "adalight"
    /// TPM2: whole frames over a serial line.
    case tpm2 = "tpm2"
    /// DDP: frames in datagrams, port 4048.
    case ddp = "ddp"
    /// Art-Net 4: frames in datagrams by universe, port 6454.
    case artNet = "artnet"
    /// Streaming ACN (E1.31): frames in datagrams by universe, port 5568.
    case streamingACN = "sacn"
    /// TPM2.net: frames in datagrams, port 65506.
    case tpm2Net = "tpm2net"

    /// What carries a protocol's bytes.
    public enum Carrier: Sendable, Hashable {
        /// One stream of bytes: TCP or a serial line.
        case stream
        /// Datagrams, each whole in itself: UDP.
        case datagrams
    }

    /// What each protocol is: the one line that a new one adds beside its case.
    var format: WireFormat {
        switch self {
        case .openPixelControl: .openPixelControl
        case .adalight: .adalight
        case .tpm2: .tpm2
        case .ddp: .ddp
        case .artNet: .artNet
        case .streamingACN: .streamingACN
        case .tpm2Net: .tpm2Net
        }
    }

    /// What carries the protocol's bytes.
    public var carrier: Carrier { format.sequences == nil ? .stream : .datagrams }

    /// The protocols over streams.
    public static let streaming = allCases.filter { $0.carrier == .stream }

    /// The name that people know the protocol by.
    public var title: String { format.title }

    /// What a board of this protocol can do.
    public var capabilities: Capabilities { format.capabilities }
}
