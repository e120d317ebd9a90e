import Raster
import TestKit

/// Canvases drawn with characters: `.` dark, `R G B Y W` the lamps that are lit.
enum DrawnCanvas {
    static let palette = Palette([.black, .red, .green, .blue, .yellow, .white])

    static func canvas(_ drawing: String) -> Canvas {
        let rows = drawing.split(separator: "\n")
        var canvas = Canvas(width: rows.first?.count ?? 0, height: rows.count)
        canvas.pixels = rows.joined().map { character in
            switch character {
            case "R": 1
            case "G": 2
            case "B": 3
            case "Y": 4
            case "W": 5
            default: 0
            }
        }
        return canvas
    }

    /// A canvas of random palette numbers and a palette of random size for it.
    static func random(
        width: Int,
        height: Int,
        _ random: inout SplitMix64
    ) -> (canvas: Canvas, palette: Palette) {
        var canvas = Canvas(width: width, height: height)
        canvas.pixels = random.bytes(width * height)
        let bytes = random.bytes(3 * Int.random(in: 0...256, using: &random))
        let colours = stride(from: 0, to: bytes.count, by: 3).map {
            Colour(red: bytes[$0], green: bytes[$0 + 1], blue: bytes[$0 + 2])
        }
        return (canvas, Palette(colours))
    }
}
