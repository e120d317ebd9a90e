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

    /// A row with every dot repeated.
    fileprivate static func stretched(_ row: UInt64, by factor: Int) -> UInt64 {
        var wide: UInt64 = 0
        for column in 0..<(FontLimits.glyphDots / factor)
        where row << UInt64(column) & 1 << 63 != 0 {
            wide |= mask(width: factor) >> UInt64(column * factor)
        }
        return wide
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
    /// Where the glyphs come from and under which licence.
    public var source = ""
    /// The glyphs by code point.
    public var glyphs: GlyphTable

    /// Starts a font without glyphs.
    public init(name: String, cellHeight: Int) {
        precondition(
            (1...FontLimits.glyphDots).contains(cellHeight),
            "a cell is 1 to 64 dots high, not \(cellHeight)"
        )
        self.name = name
        self.cellHeight = cellHeight
        self.glyphs = GlyphTable(rowCount: cellHeight)
    }

    /// The same font with every dot as a square of `factor` by `factor` dots; glyphs that would be
    /// wider than a glyph may be are left out.
    public func enlarged(by factor: Int) -> BitmapFont {
        guard factor > 1, cellHeight * factor <= FontLimits.glyphDots else { return self }
        var font = BitmapFont(name: name, cellHeight: cellHeight * factor)
        font.source = source
        for (codePoint, glyph) in glyphs where glyph.width * factor <= FontLimits.glyphDots {
            let rows = glyph.rows.flatMap { row in
                [UInt64](repeating: BitmapGlyph.stretched(row, by: factor), count: factor)
            }
            font.glyphs[codePoint] = BitmapGlyph(width: glyph.width * factor, rows: rows)
        }
        return font
    }

    /// Takes over the glyphs of another font of the same height that this one lacks.
    public mutating func fill(from other: BitmapFont) {
        precondition(other.cellHeight == cellHeight, "faces of one chain share their height")
        if glyphs.isEmpty { glyphs = other.glyphs } else { glyphs.fill(from: other.glyphs) }
    }
}
