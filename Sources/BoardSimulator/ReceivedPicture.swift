internal import Packets
public import Raster

/// What the lamps of a virtual board show.
public struct ReceivedPicture: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Red, green and blue of each visible pixel, row-major.
    public let bytes: [UInt8]
    /// How many whole frames came before this was shown, counting it.
    public let frameCount: Int
    /// When it came, in wall milliseconds since 1970; nothing when the board has shown none.
    public let wallMilliseconds: Int64?

    /// Undoes wiring and colour order of what the lamps were given.
    init(lamps: [UInt8], wiring: BoardWiring, frameCount: Int, wallMilliseconds: Int64?) {
        width = wiring.mapping.width
        height = wiring.mapping.height
        self.frameCount = frameCount
        self.wallMilliseconds = wallMilliseconds
        var bytes = [UInt8](repeating: 0, count: lamps.count)
        for (place, visible) in wiring.mapping.visibleIndices.enumerated() {
            let from = place * 3
            let to = Int(visible) * 3
            let colour = wiring.colourOrder.colour(
                of: lamps[from],
                lamps[from + 1],
                lamps[from + 2]
            )
            (bytes[to], bytes[to + 1], bytes[to + 2]) = (colour.red, colour.green, colour.blue)
        }
        self.bytes = bytes
    }

    /// The colour at a place; outside the board all is dark.
    public subscript(x: Int, y: Int) -> Colour {
        guard x >= 0, x < width, y >= 0, y < height else { return .black }
        let at = (y * width + x) * 3
        return Colour(red: bytes[at], green: bytes[at + 1], blue: bytes[at + 2])
    }

    /// Whether no lamp is lit.
    public var isDark: Bool { bytes.allSatisfy { $0 == 0 } }

    /// The picture as a frame, or nothing when it has more colours than a palette.
    public func frame() -> Frame? {
        var numbers: [Colour: UInt8] = [:]
        var colours: [Colour] = []
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for y in 0..<height {
            for x in 0..<width {
                let colour = self[x, y]
                if let number = numbers[colour] {
                    pixels.append(number)
                    continue
                }
                guard colours.count < Palette.capacity else { return nil }
                let number = UInt8(colours.count)
                colours.append(colour)
                numbers[colour] = number
                pixels.append(number)
            }
        }
        return Frame(width: width, height: height, pixels: pixels, palette: Palette(colours))
    }
}
