/// A picture in the colours of a board.
public struct InkedPicture: Sendable, Hashable {
    /// Dots in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Palette numbers, row by row; 0 draws nothing.
    public let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
