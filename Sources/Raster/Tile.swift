import Glyphs
import Layout

/// A rectangle of palette numbers on which marks are drawn, before it is kept on a stage.
struct Tile: Sendable, Hashable {
    let width: Int
    let height: Int
    private(set) var pixels: [UInt8]

    init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        pixels = [UInt8](repeating: 0, count: self.width * self.height)
    }

    private init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Whether no dot of a row is lit.
    func isDark(row: Int) -> Bool {
        pixels[(row * width)..<((row + 1) * width)].allSatisfy { $0 == 0 }
    }

    /// Stretches of columns, or of rows, in which all lit dots have one palette number; together
    /// they are the whole tile.
    ///
    /// Nil when some column or row has several, empty when no dot is lit.
    func inkStretches(ofColumns: Bool) -> [InkStretch]? {
        var inks = [UInt8](repeating: 0, count: ofColumns ? width : height)
        for y in 0..<height {
            for x in 0..<width {
                let ink = pixels[y &* width &+ x]
                if ink == 0 { continue }
                let line = ofColumns ? x : y
                if inks[line] != 0, inks[line] != ink { return nil }
                inks[line] = ink
            }
        }
        var stretches: [InkStretch] = []
        for (line, ink) in inks.enumerated() where ink != 0 && ink != stretches.last?.ink {
            if !stretches.isEmpty { stretches[stretches.count - 1].end = line }
            stretches.append(InkStretch(end: inks.count, ink: ink))
        }
        return stretches
    }

    /// One bit a pixel, each row from a byte of its own on, the leftmost highest.
    var packedRows: [UInt8] {
        let stride = (width + 7) / 8
        var rows = [UInt8](repeating: 0, count: stride * height)
        for y in 0..<height {
            for x in 0..<width where pixels[y * width + x] != 0 {
                rows[y * stride + x / 8] |= 0x80 >> UInt8(x % 8)
            }
        }
        return rows
    }

    /// Some of the rows as a tile of their own.
    func rows(_ rows: Range<Int>) -> Tile {
        let part = pixels[(rows.lowerBound * width)..<(rows.upperBound * width)]
        return Tile(width: width, height: rows.count, pixels: Array(part))
    }

    /// Puts another tile, dark dots included, at a place; what lies outside is dropped.
    mutating func paste(_ tile: Tile, x: Int, y: Int) {
        for row in 0..<tile.height where (0..<height).contains(y + row) {
            for column in 0..<tile.width where (0..<width).contains(x + column) {
                pixels[(y + row) * width + x + column] = tile.pixels[row * tile.width + column]
            }
        }
    }

    /// Draws marks shifted by `x` and `y`; what lies outside is dropped.
    mutating func draw(_ marks: [Mark], x shiftX: Int = 0, y shiftY: Int = 0) {
        for mark in marks {
            switch mark {
            case .glyph(let glyph, let x, let y, let role):
                for row in 0..<glyph.height {
                    draw(bits: glyph.row(row), x: x + shiftX, y: y + shiftY + row, role: role)
                }
            case .fill(var area, let role):
                area.x += shiftX
                area.y += shiftY
                fill(area, role: role)
            case .dots(let x, let y, let length, let role):
                for step in stride(from: 0, to: length, by: 2) {
                    set(x: x + shiftX + step, y: y + shiftY, role: role)
                }
            case .image(let picture, let x, let y):
                draw(picture, x: x + shiftX, y: y + shiftY)
            }
        }
    }

    /// Shows the beginning again from a column on, or from a row on, as far as there is room.
    mutating func repeatBeginning(from start: Int, isHorizontal: Bool) {
        guard start > 0, start < (isHorizontal ? width : height) else { return }
        if isHorizontal {
            for row in 0..<height {
                let first = row * width
                for column in start..<width {
                    pixels[first + column] = pixels[first + column - start]
                }
            }
        } else {
            for place in (start * width)..<pixels.count {
                pixels[place] = pixels[place - start * width]
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

    private mutating func fill(_ area: PixelRectangle, role: Role) {
        for y in max(0, area.y)..<max(0, min(height, area.endY), area.y) {
            for x in max(0, area.x)..<max(0, min(width, area.endX), area.x) {
                set(x: x, y: y, role: role)
            }
        }
    }

    private mutating func set(x: Int, y: Int, role: Role) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        pixels[y * width + x] = role.rawValue
    }
}
