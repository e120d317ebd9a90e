/// Width and height of a board or strip in pixels, both at least 1.
public struct PixelSize: Sendable, Hashable, CustomStringConvertible {
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// The largest width or height of one board, in pixels.
    public static let maximumSide = 8_192

    /// Makes a size; nil unless both sides are between 1 and `maximumSide`.
    public init?(width: Int, height: Int) {
        let sides = 1...PixelSize.maximumSide
        guard sides.contains(width), sides.contains(height) else { return nil }
        self.init(checkedWidth: width, height: height)
    }

    package init(checkedWidth width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The size as people write it, for example `128x16`.
    public var description: String { "\(width)x\(height)" }

    /// The rectangle that covers the whole board.
    public var bounds: PixelRectangle {
        PixelRectangle(x: 0, y: 0, width: width, height: height)
    }
}

/// A rectangle of pixels; x counts to the right and y downwards from the board's top left corner.
public struct PixelRectangle: Sendable, Hashable, CustomStringConvertible {
    /// Left column.
    public var x: Int
    /// Top row.
    public var y: Int
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// Makes a rectangle from its left top corner and its sides.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// First column to the right of the rectangle.
    public var endX: Int { x + width }
    /// First row below the rectangle.
    public var endY: Int { y + height }

    /// Tells whether another rectangle lies wholly inside this one.
    public func contains(_ other: PixelRectangle) -> Bool {
        other.x >= x && other.y >= y && other.endX <= endX && other.endY <= endY
    }

    /// Tells whether the two share at least one pixel.
    public func overlaps(_ other: PixelRectangle) -> Bool {
        x < other.endX && other.x < endX && y < other.endY && other.y < endY
    }

    /// The rectangle as layouts write it: `x, y, width, height`.
    public var description: String { "\(x), \(y), \(width), \(height)" }
}
