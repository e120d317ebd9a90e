/// A frame as a wall of round LEDs, for previews and for people who judge a layout.
public struct DotPicture: Sendable {
    /// Pixels from left to right, bezel included.
    public let width: Int
    /// Pixels from top to bottom, bezel included.
    public let height: Int
    let pixels: [UInt8]
    let colours: [Colour]

    /// The most pixels a dot may take.
    public static let maximumPitch = 32
    /// Steps between the board's ground and a dot's full colour.
    private static let shades = 4
    private static let ground = Colour(red: 0x0D, green: 0x0D, blue: 0x0F)
    private static let unlit = Colour(red: 0x24, green: 0x22, blue: 0x22)
    private static let bezel = Colour(red: 0x2B, green: 0x2D, blue: 0x31)
    private static let edge = Colour(red: 0x47, green: 0x4A, blue: 0x50)

    /// Draws a frame with `pitch` pixels a dot, 1 to 32.
    public init(_ frame: Frame, pitch: Int) {
        let pitch = min(max(1, pitch), DotPicture.maximumPitch)
        let margin = pitch == 1 ? 2 : 2 * pitch
        let mask = DotPicture.mask(pitch)
        let lit = frame.palette.colours.prefix(255 / DotPicture.shades - 1)
        colours = DotPicture.palette(Array(lit))
        width = frame.width * pitch + 2 * margin
        height = frame.height * pitch + 2 * margin
        var pixels = [UInt8](repeating: 1, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let isEdge = x == 0 || y == 0 || x == width - 1 || y == height - 1
                if isEdge { pixels[y * width + x] = 2 }
            }
        }
        for y in 0..<frame.height {
            for x in 0..<frame.width {
                let number = Int(frame.pixels[y * frame.width + x])
                let base = 3 + (number < lit.count ? number : 0) * DotPicture.shades
                for inner in 0..<(pitch * pitch) {
                    let shade = Int(mask[inner])
                    let place =
                        (margin + y * pitch + inner / pitch) * width
                        + margin + x * pitch + inner % pitch
                    pixels[place] = shade == 0 ? 0 : UInt8(base + shade - 1)
                }
            }
        }
        self.pixels = pixels
    }

    /// The picture as a PNG file.
    public var png: [UInt8] {
        PNGWriter.png(width: width, height: height, pixels: pixels, colours: colours)
    }

    /// How much of each pixel of a cell the dot covers, in shades; 16 samples a pixel.
    private static func mask(_ pitch: Int) -> [UInt8] {
        if pitch == 1 { return [UInt8(shades)] }
        // In eighths of a pixel: a dot fills 86% of its cell.
        let centre = 4 * pitch
        let radius = pitch == 2 ? centre : centre * 86 / 100
        var mask: [UInt8] = []
        for y in 0..<pitch {
            for x in 0..<pitch {
                var covered = 0
                for sample in 0..<16 {
                    let dx = 8 * x + 2 * (sample % 4) + 1 - centre
                    let dy = 8 * y + 2 * (sample / 4) + 1 - centre
                    if dx * dx + dy * dy <= radius * radius { covered += 1 }
                }
                mask.append(UInt8((covered * shades + 8) / 16))
            }
        }
        return mask
    }

    /// Ground, bezel and edge, then the shades of every colour.
    private static func palette(_ lit: [Colour]) -> [Colour] {
        var colours = [ground, bezel, edge]
        for colour in lit {
            let full = colour == .black ? unlit : colour
            for shade in 1...shades { colours.append(mix(ground, full, shade)) }
        }
        return colours
    }

    private static func mix(_ from: Colour, _ to: Colour, _ shade: Int) -> Colour {
        func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8((Int(a) * (shades - shade) + Int(b) * shade) / shades)
        }
        return Colour(
            red: channel(from.red, to.red),
            green: channel(from.green, to.green),
            blue: channel(from.blue, to.blue)
        )
    }
}
