public import Packets

/// What a board speaks.
public enum BoardLanguage: Sendable, Equatable {
    /// Frames of pixels, with their wiring.
    case frames(BoardWiring)
    /// The questions and answers of a controller that moves its content by itself.
    case controller(ControllerSettings)

    /// The word for it in configurations.
    public var word: String {
        switch self {
        case .frames(let wiring): wiring.boardProtocol.rawValue
        case .controller(let settings): settings.family.word
        }
    }

    /// The wiring, where frames are sent.
    public var wiring: BoardWiring? {
        if case .frames(let wiring) = self { wiring } else { nil }
    }

    /// The name that people know it by.
    public var title: String {
        switch self {
        case .frames(let wiring): wiring.boardProtocol.title
        case .controller(let settings): settings.family.title
        }
    }
}
