import Glyphs
import Layout

/// A rectangle of palette numbers, drawn once and copied often.
struct Tile: Sendable, Hashable {
    let width: Int
    let height: Int
    private(set) var pixels: [UInt8]

    init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        pixels = [UInt8](repeating: 0, count: self.width * self.height)
    }

    init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Draws marks shifted by `x`; what lies outside is dropped.
    mutating func draw(_ marks: [Mark], x shift: Int = 0) {
        for mark in marks {
            switch mark {
            case .glyph(let glyph, let x, let y, let role):
                for row in 0..<glyph.height {
                    draw(bits: glyph.row(row), x: x + shift, y: y + row, role: role)
                }
            case .fill(let area, let role):
                fill(area, shift: shift, role: role)
            case .dots(let x, let y, let length, let role):
                for step in stride(from: 0, to: length, by: 2) {
                    set(x: x + shift + step, y: y, role: role)
                }
            case .image(let picture, let x, let y):
                draw(picture, x: x + shift, y: y)
            }
        }
    }

    private mutating func draw(_ picture: InkedPicture, x: Int, y: Int) {
        for row in 0..<picture.height where y + row >= 0 && y + row < height {
            for column in 0..<picture.width where x + column >= 0 && x + column < width {
                let number = picture.pixels[row * picture.width + column]
                if number != 0 { pixels[(y + row) * width + x + column] = number }
            }
        }
    }

    /// Draws one row of a glyph; bit 63 is the leftmost dot.
    private mutating func draw(bits: UInt64, x: Int, y: Int, role: Role) {
        guard y >= 0, y < height else { return }
        var rest = bits
        while rest != 0 {
            let column = rest.leadingZeroBitCount
            rest &= ~(1 &<< (63 &- UInt64(column)))
            let place = x &+ column
            if place >= 0, place < width { pixels[y &* width &+ place] = role.rawValue }
        }
    }

    private mutating func fill(_ area: PixelRectangle, shift: Int, role: Role) {
        for y in max(0, area.y)..<max(0, min(height, area.endY), area.y) {
            for x in max(0, area.x + shift)..<max(0, min(width, area.endX + shift), area.x + shift)
            {
                set(x: x, y: y, role: role)
            }
        }
    }

    private mutating func set(x: Int, y: Int, role: Role) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        pixels[y * width + x] = role.rawValue
    }
}
