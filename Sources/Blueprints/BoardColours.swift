/// Which colours a board's LEDs can show.
public enum BoardColours: Sendable, Hashable {
    /// One colour.
    case single(LEDColour)
    /// Red and green, and yellow from both.
    case dual
    /// Full colour.
    case rgb

    /// One colour: red, the commonest.
    public static let red = BoardColours.single(.red)
    /// One colour: amber.
    public static let amber = BoardColours.single(.amber)

    /// Tells whether colour can carry a meaning at all.
    public var canTellColours: Bool {
        if case .single = self { false } else { true }
    }

    /// The name that configuration uses.
    public var name: String {
        switch self {
        case .single(let colour): colour.rawValue
        case .dual: "dual"
        case .rgb: "rgb"
        }
    }

    /// Reads the name that configuration uses; nil for any other.
    public init?(name: String) {
        switch name {
        case "dual": self = .dual
        case "rgb": self = .rgb
        case "single": self = .red
        default:
            guard let colour = LEDColour(rawValue: name) else { return nil }
            self = .single(colour)
        }
    }
}

/// The colour of a single-colour board.
public enum LEDColour: String, Sendable, Hashable, CaseIterable {
    /// Red.
    case red
    /// Green.
    case green
    /// Amber.
    case amber
    /// White.
    case white
}
