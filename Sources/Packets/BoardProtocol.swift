/// The wire formats that boards speak.
public enum BoardProtocol: String, Sendable, Hashable, CaseIterable {
    /// Open Pixel Control: whole frames over TCP, port 7890 unless set otherwise.
    case openPixelControl = "opc"
    /// Adalight: whole frames over a serial line, 115,200 baud unless set otherwise.
    case adalight = "adalight"

    /// The name that people know the protocol by.
    public var title: String {
        switch self {
        case .openPixelControl: "Open Pixel Control"
        case .adalight: "Adalight"
        }
    }

    /// What a board of this protocol can do.
    public var capabilities: Capabilities {
        switch self {
        case .openPixelControl: OpenPixelControlLimits.capabilities
        case .adalight: AdalightLimits.capabilities
        }
    }
}
