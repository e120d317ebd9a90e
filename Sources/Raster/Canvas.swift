/// A grid of palette numbers that is drawn upon: one byte a pixel, row after row from the top left.
public struct Canvas: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The palette numbers, row-major; the count is always `width * height`.
    ///
    /// Open to writing because the inner loops of drawing need it; whoever writes keeps the count.
    public var pixels: [UInt8]

    /// Makes a canvas filled with one palette number; a negative size counts as none.
    public init(width: Int, height: Int, fill: UInt8 = 0) {
        self.width = max(0, width)
        self.height = max(0, height)
        self.pixels = [UInt8](repeating: fill, count: self.width * self.height)
    }

    /// Makes every pixel dark.
    public mutating func darken() {
        for place in pixels.indices { pixels[place] = 0 }
    }

    /// The palette number at a place; outside the canvas reads as 0 and writes are dropped.
    public subscript(x: Int, y: Int) -> UInt8 {
        get {
            contains(x: x, y: y) ? pixels[y * width + x] : 0
        }
        set {
            if contains(x: x, y: y) {
                pixels[y * width + x] = newValue
            }
        }
    }

    /// Tells whether a place lies on the canvas.
    public func contains(x: Int, y: Int) -> Bool {
        x >= 0 && x < width && y >= 0 && y < height
    }
}
