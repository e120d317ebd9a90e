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

    /// What carries the protocol's bytes.
    public var carrier: Carrier {
        switch self {
        case .openPixelControl, .adalight, .tpm2: .stream
        case .ddp, .artNet, .streamingACN, .tpm2Net: .datagrams
        }
    }

    /// The protocols over streams.
    public static let streaming = allCases.filter { $0.carrier == .stream }

    /// The name that people know the protocol by.
    public var title: String {
        switch self {
        case .openPixelControl: "Open Pixel Control"
        case .adalight: "Adalight"
        case .tpm2: "TPM2"
        case .ddp: "DDP"
        case .artNet: "Art-Net"
        case .streamingACN: "Streaming ACN"
        case .tpm2Net: "TPM2.net"
        }
    }

    /// What a board of this protocol can do.
    public var capabilities: Capabilities {
        switch self {
        case .openPixelControl: OpenPixelControlLimits.capabilities
        case .adalight: AdalightLimits.capabilities
        case .tpm2: TPM2Limits.capabilities
        case .ddp: DDPLimits.capabilities
        case .artNet: ArtNetLimits.capabilities
        case .streamingACN: StreamingACNLimits.capabilities
        case .tpm2Net: TPM2Limits.netCapabilities
        }
    }
}
