public import Raster

/// The order in which a board's lamps take their three bytes.
public enum ColourOrder: String, Sendable, Hashable, CaseIterable {
    /// Red, green, blue: what protocols say.
    case rgb
    /// Green, red, blue: WS2812 lamps behind a controller that does not reorder.
    case grb
    /// Blue, green, red: APA102 lamps behind a controller that does not reorder.
    case bgr

    /// The three bytes of a colour as sent.
    public func bytes(of colour: Colour) -> (UInt8, UInt8, UInt8) {
        switch self {
        case .rgb: (colour.red, colour.green, colour.blue)
        case .grb: (colour.green, colour.red, colour.blue)
        case .bgr: (colour.blue, colour.green, colour.red)
        }
    }

    /// The colour that three sent bytes stand for.
    public func colour(of first: UInt8, _ second: UInt8, _ third: UInt8) -> Colour {
        switch self {
        case .rgb: Colour(red: first, green: second, blue: third)
        case .grb: Colour(red: second, green: first, blue: third)
        case .bgr: Colour(red: third, green: second, blue: first)
        }
    }
}
