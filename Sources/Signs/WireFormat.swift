import Controllers
public import Packets

/// Every wire format whose packets can be explained.
public enum WireFormat: Sendable, Hashable, CaseIterable {
    /// Boards that are sent frames.
    case frames(BoardProtocol)
    /// Flipping dots.
    case flipDot
    /// Onbon cards of all families.
    case onbon
    /// C-Power cards.
    case cPower
    /// JetFile II signs.
    case jetFile
    /// Sansi road signs.
    case sansi
    /// Alpha signs.
    case alpha

    /// All formats.
    public static let allCases: [WireFormat] =
        BoardProtocol.allCases.map(WireFormat.frames)
        + [.flipDot, .onbon, .cPower, .jetFile, .sansi, .alpha]

    /// The word for it on the command line.
    public var word: String {
        switch self {
        case .frames(let boardProtocol): boardProtocol.rawValue
        case .flipDot: "flipdot"
        case .onbon: "onbon"
        case .cPower: "cpower"
        case .jetFile: "jetfile"
        case .sansi: "sansi"
        case .alpha: "alpha"
        }
    }

    /// Explains a captured packet field by field.
    public func explanation(of bytes: [UInt8]) -> PacketExplanation {
        switch self {
        case .frames(let boardProtocol): boardProtocol.explanation(of: bytes)
        case .flipDot: FlipDotPanel.explanation(of: bytes)
        case .onbon: OnbonFrame.explanation(of: bytes)
        case .cPower: CPowerFrame.explanation(of: bytes)
        case .jetFile: JetFileText.explanation(of: bytes)
        case .sansi: SansiFrame.explanation(of: bytes)
        case .alpha: AlphaPacket.explanation(of: bytes)
        }
    }
}
