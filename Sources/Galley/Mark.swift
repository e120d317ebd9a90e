public import Blueprints
public import Glyphs

/// One thing to draw.
public enum Mark: Sendable {
    /// A glyph, placed by the left top corner of its cell.
    case glyph(Glyph, x: Int, y: Int, role: Role)
    /// A filled rectangle.
    case fill(PixelRectangle, role: Role)
    /// A row of dots, one on and one off, beginning with on.
    case dots(x: Int, y: Int, length: Int, role: Role)
    /// A picture, placed by its left top corner.
    case image(InkedPicture, x: Int, y: Int)
}

extension Mark {
    /// The column after its last dot.
    package var endX: Int {
        switch self {
        case .glyph(let glyph, let x, _, _): x + glyph.width
        case .fill(let area, _): area.endX
        case .dots(let x, _, let length, _): x + length
        case .image(let picture, let x, _): x + picture.width
        }
    }

    /// The same mark elsewhere.
    package func moved(x: Int, y: Int) -> Mark {
        switch self {
        case .glyph(let glyph, let left, let top, let role):
            return .glyph(glyph, x: left + x, y: top + y, role: role)
        case .fill(var area, let role):
            area.x += x
            area.y += y
            return .fill(area, role: role)
        case .dots(let left, let top, let length, let role):
            return .dots(x: left + x, y: top + y, length: length, role: role)
        case .image(let picture, let left, let top):
            return .image(picture, x: left + x, y: top + y)
        }
    }
}
