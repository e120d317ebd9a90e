import Controllers
public import Packets

/// A wire format whose packets can be explained.
public struct WireFormat: Sendable {
    /// The word for it on the command line.
    public let word: String
    private let explain: @Sendable ([UInt8]) -> PacketExplanation

    /// All formats: of boards that are sent frames, then of controllers and signs.
    public static let all: [WireFormat] =
        BoardProtocol.allCases.map { board in
            WireFormat(word: board.rawValue) { board.explanation(of: $0) }
        } + [
            WireFormat(word: "flipdot") { FlipDotPanel.explanation(of: $0) },
            WireFormat(word: "onbon") { OnbonFrame.explanation(of: $0) },
            WireFormat(word: "cpower") { CPowerFrame.explanation(of: $0) },
            WireFormat(word: "jetfile") { JetFileText.explanation(of: $0) },
            WireFormat(word: "sansi") { SansiFrame.explanation(of: $0) },
            WireFormat(word: "alpha") { AlphaPacket.explanation(of: $0) },
        ]

    private init(
        word: String,
        explain: @escaping @Sendable ([UInt8]) -> PacketExplanation
    ) {
        self.word = word
        self.explain = explain
    }

    /// Explains a captured packet field by field.
    public func explanation(of bytes: [UInt8]) -> PacketExplanation { explain(bytes) }
}
