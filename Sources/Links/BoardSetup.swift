public import Packets
public import Session

/// One board as the loop needs to know it.
public struct BoardSetup: Sendable {
    /// Frames a second, unless a board asks for another rate.
    public static let defaultFramesPerSecond = 28

    /// The board's name in the loop.
    public var id: String
    /// Where it is.
    public var address: LinkAddress
    /// How frames become its bytes.
    public var wiring: BoardWiring
    /// The most frames a second that it gets.
    public var framesPerSecond = defaultFramesPerSecond
    /// The times of its session.
    public var session: SessionSettings

    /// Describes a board with the session times that its protocol asks for.
    public init(id: String, address: LinkAddress, wiring: BoardWiring, seed: UInt64) {
        self.id = id
        self.address = address
        self.wiring = wiring
        session = SessionSettings(wiring.boardProtocol.capabilities, seed: seed)
    }
}
