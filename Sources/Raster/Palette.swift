/// One colour of a board, eight bits a channel, as the eye should see it (sRGB).
///
/// Not the point of a picture file, though it has the same channels: encoders and pages take
/// colours and need not know how pictures are read.
public struct Colour: Sendable, Hashable {
    /// Red, 0 dark to 255 full.
    public var red: UInt8
    /// Green, 0 dark to 255 full.
    public var green: UInt8
    /// Blue, 0 dark to 255 full.
    public var blue: UInt8

    /// Makes a colour from its three channels.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// All lamps dark.
    public static let black = Colour(red: 0, green: 0, blue: 0)
    /// All lamps full.
    public static let white = Colour(red: 255, green: 255, blue: 255)
    /// The red lamp alone.
    public static let red = Colour(red: 255, green: 0, blue: 0)
    /// The green lamp alone.
    public static let green = Colour(red: 0, green: 255, blue: 0)
    /// The blue lamp alone.
    public static let blue = Colour(red: 0, green: 0, blue: 255)
    /// Red and green together, what a two-colour board shows as yellow.
    public static let yellow = Colour(red: 255, green: 255, blue: 0)
}

/// The colours that the pixels of a canvas name by number.
///
/// A canvas holds numbers so that gamma, brightness and the board's colour order are settled once
/// a palette, not once a pixel.
public struct Palette: Sendable, Hashable {
    /// The most colours that one byte can number.
    public static let capacity = 256

    /// The colours in order of their numbers; never more than `capacity`.
    public var colours: [Colour] {
        didSet {
            if colours.count > Self.capacity {
                colours.removeLast(colours.count - Self.capacity)
            }
        }
    }

    /// Makes a palette; colours past the 256th have no number and are dropped.
    public init(_ colours: [Colour]) {
        self.colours = Array(colours.prefix(Self.capacity))
    }

    /// The colour of a number; a number without a colour is dark.
    public subscript(index: UInt8) -> Colour {
        Int(index) < colours.count ? colours[Int(index)] : .black
    }
}
