/// The pixels of one board at one instant, with their colours: a value that never changes.
public struct Frame: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The palette numbers, row-major; the count is always `width * height`.
    public let pixels: [UInt8]
    /// The colours that the numbers name.
    public let palette: Palette

    /// Takes what a canvas holds now.
    public init(canvas: Canvas, palette: Palette) {
        self.width = canvas.width
        self.height = canvas.height
        self.pixels = canvas.pixels
        self.palette = palette
    }

    /// Makes a frame from its parts, or nothing when the count of pixels does not fit the size.
    public init?(width: Int, height: Int, pixels: [UInt8], palette: Palette) {
        guard width >= 0, height >= 0, pixels.count == width * height else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
        self.palette = palette
    }

    /// The colour at a place; outside the frame all is dark.
    public subscript(x: Int, y: Int) -> Colour {
        guard x >= 0, x < width, y >= 0, y < height else { return .black }
        return palette[pixels[y * width + x]]
    }
}
