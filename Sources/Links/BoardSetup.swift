public import Packets
public import Session

/// How a board is spoken to.
public enum BoardSpeech: Sendable {
    /// It is sent frames, and hardly says a word.
    case frames(BoardWiring)
    /// It is asked and answers, and moves its content by itself.
    case requests(any BoardDriver, ConversationSettings, width: Int, height: Int)
}

/// One board as the loop needs to know it.
public struct BoardSetup: Sendable {
    /// Frames a second, unless a board asks for another rate.
    public static let defaultFramesPerSecond = 28

    /// The board's name in the loop.
    public var id: String
    /// Where it is.
    public var address: LinkAddress
    /// How it is spoken to.
    public var speech: BoardSpeech
    /// The most frames a second that it gets.
    public var framesPerSecond = defaultFramesPerSecond
    /// The times of its session.
    public var session: SessionSettings

    /// Whether a stop leaves its scene's notice on it, where it has one; else it is made dark.
    public var leavesNotice = true

    /// When it is lit; the rest of a routine is for boards that answer.
    public var routine: BoardRoutine?

    /// Describes a board of frames with the session times that its protocol asks for.
    public init(id: String, address: LinkAddress, wiring: BoardWiring, seed: UInt64) {
        self.id = id
        self.address = address
        speech = .frames(wiring)
        session = SessionSettings(wiring.boardProtocol.capabilities, seed: seed)
        session.awaitsBoard = address.isDialIn
    }

    /// Describes a board that answers.
    public init(
        id: String,
        address: LinkAddress,
        driver: any BoardDriver,
        width: Int,
        height: Int,
        conversation: ConversationSettings,
        seed: UInt64
    ) {
        self.id = id
        self.address = address
        speech = .requests(driver, conversation, width: width, height: height)
        session = SessionSettings(
            driver.sheet,
            renewal: conversation.renewEvery,
            seed: seed
        )
        session.awaitsBoard = address.isDialIn
        routine = conversation.routine
    }

    /// How frames become its bytes; nil for a board that answers.
    public var wiring: BoardWiring? {
        if case .frames(let wiring) = speech { wiring } else { nil }
    }

    /// Its pixels.
    var size: Easel.Size {
        switch speech {
        case .frames(let wiring): Easel.Size(wiring.mapping)
        case .requests(_, _, let width, let height): Easel.Size(width: width, height: height)
        }
    }
}
