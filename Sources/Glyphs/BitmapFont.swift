/// One glyph as rows of dots, already placed in its cell.
public struct BitmapGlyph: Hashable, Sendable {
    /// How far the pen moves on, in dots (0 to 64).
    public let width: Int
    /// The rows from the top of the cell down; bit 63 is the leftmost dot.
    public let rows: [UInt64]

    /// Keeps rows of dots, dropping whatever lies right of the advance width.
    public init(width: Int, rows: [UInt64]) {
        let width = min(max(width, 0), FontLimits.glyphDots)
        let mask = BitmapGlyph.mask(width: width)
        self.width = width
        self.rows = rows.allSatisfy { $0 & ~mask == 0 } ? rows : rows.map { $0 & mask }
    }

    /// The word whose leftmost `width` dots are set.
    static func mask(width: Int) -> UInt64 {
        width == 0 ? 0 : ~0 << UInt64(FontLimits.glyphDots - width)
    }
}

/// A bitmap font in memory: every glyph in a cell of the same height.
public struct BitmapFont: Sendable {
    /// The name the face is listed under.
    public var name: String
    /// The height of every cell, in dots (1 to 64).
    public let cellHeight: Int
    /// The glyphs by code point.
    public var glyphs: [UInt32: BitmapGlyph]

    /// Gathers glyphs under a name.
    public init(name: String, cellHeight: Int, glyphs: [UInt32: BitmapGlyph] = [:]) {
        precondition(
            (1...FontLimits.glyphDots).contains(cellHeight),
            "a cell is 1 to 64 dots high, not \(cellHeight)"
        )
        self.name = name
        self.cellHeight = cellHeight
        self.glyphs = glyphs
    }

    /// Takes over the glyphs of another font of the same height that this one lacks.
    public mutating func fill(from other: BitmapFont) {
        precondition(other.cellHeight == cellHeight, "faces of one chain share their height")
        glyphs.merge(other.glyphs) { own, _ in own }
    }
}
