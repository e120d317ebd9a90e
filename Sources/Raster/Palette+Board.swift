public import Layout
public import Pictures

extension Palette {
    /// The palette of a board: the colour of every role, degraded to what its LEDs can show, and
    /// after them the colours of its pictures.
    public init(_ colours: BoardColours, inks: [PicturePoint] = []) {
        self.init(
            Role.allCases.map { Palette.colour(of: $0, on: colours) }
                + inks.map { Colour(red: $0.red, green: $0.green, blue: $0.blue) }
        )
    }

    private static func colour(of role: Role, on colours: BoardColours) -> Colour {
        switch colours {
        case .rgb: fullColour(role)
        case .dual: dualColour(role)
        case .single(let led): role == .off ? .black : singleColour(led)
        }
    }

    private static func fullColour(_ role: Role) -> Colour {
        switch role {
        case .off: .black
        case .text: Colour(red: 0xF0, green: 0xE6, blue: 0xD0)
        case .title: Colour(red: 0xFF, green: 0xB0, blue: 0x00)
        case .label: Colour(red: 0x30, green: 0xD0, blue: 0x60)
        case .urgent: Colour(red: 0xFF, green: 0x2A, blue: 0x1A)
        case .clock: Colour(red: 0xF0, green: 0xE6, blue: 0xD0)
        case .rule: Colour(red: 0x60, green: 0x58, blue: 0x48)
        case .track: Colour(red: 0x60, green: 0x58, blue: 0x48)
        case .lampNotStarted: Colour(red: 0xA8, green: 0xA8, blue: 0xA8)
        case .lampOnSchedule: Colour(red: 0x30, green: 0xD0, blue: 0x60)
        case .lampLate: Colour(red: 0xFF, green: 0xB0, blue: 0x00)
        case .lampOverdue: Colour(red: 0xFF, green: 0x2A, blue: 0x1A)
        case .lampDone: Colour(red: 0x40, green: 0x98, blue: 0xFF)
        case .divider: Colour(red: 0x80, green: 0x78, blue: 0x68)
        }
    }

    private static func dualColour(_ role: Role) -> Colour {
        switch role {
        case .off: .black
        case .text, .label, .clock, .track, .lampOnSchedule, .lampDone: .green
        case .title, .lampLate, .lampNotStarted, .divider: .yellow
        case .urgent, .lampOverdue: .red
        case .rule: .green
        }
    }

    private static func singleColour(_ led: LEDColour) -> Colour {
        switch led {
        case .red: .red
        case .green: .green
        case .amber: Colour(red: 0xFF, green: 0xA0, blue: 0x00)
        case .white: .white
        }
    }
}
