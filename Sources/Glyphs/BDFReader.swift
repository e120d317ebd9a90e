/// Reads Adobe's Glyph Bitmap Distribution Format 2.1 and 2.2, as text fonts for X11 are kept.
///
/// Read are the names, boxes, advance widths and bitmaps; scalable widths, vertical metrics,
/// properties but ascent and descent, and comments are passed over. A glyph without a Unicode
/// code point (`ENCODING -1`) is left out.
public enum BDFReader {
    /// Reads every glyph into cells as high as the font's ascent and descent together.
    public static func read(_ bytes: [UInt8]) throws(FontError) -> BitmapFont {
        var report = PlacementReport()
        return try read(bytes, placement: nil, report: &report)
    }

    /// Reads the wanted glyphs into cells of a given height; losses are added to the report.
    public static func read(
        _ bytes: [UInt8],
        placement: CellPlacement?,
        report: inout PlacementReport
    ) throws(FontError) -> BitmapFont {
        var parser = BDFParser(scanner: try LineScanner(bytes))
        let header = try parser.readHeader()
        let cells: CellPlacement
        if let placement { cells = placement } else { cells = try header.placement() }
        var font = BitmapFont(name: header.name, cellHeight: cells.cellHeight)
        font.glyphs.reserveCapacity(header.glyphCount)
        var glyph = BoxedGlyph()
        while try parser.nextGlyph(into: &glyph) {
            guard glyph.codePoint != BDFParser.unencoded, cells.takes(glyph.codePoint) else {
                continue
            }
            guard !font.glyphs.contains(glyph.codePoint) else {
                throw FontError(
                    line: parser.glyphLine,
                    column: 1,
                    problem: "\(codePointName(glyph.codePoint)) is drawn twice",
                    remedy: "Delete one of the two glyphs"
                )
            }
            cells.place(glyph, in: &font.glyphs, report: &report)
        }
        return font
    }
}

/// What a BDF states before its glyphs.
struct BDFHeader {
    var name = "bdf"
    var ascent: Int?
    var descent: Int?
    var boxHeight: Int?
    var boxBottom: Int?
    var glyphCount = 0
    var line = 1

    /// Cells that hold the font as it is.
    func placement() throws(FontError) -> CellPlacement {
        let rise = ascent ?? (boxHeight ?? 0) + (boxBottom ?? 0)
        let height = rise + (descent ?? -(boxBottom ?? 0))
        guard (1...FontLimits.glyphDots).contains(height), (0...height).contains(rise) else {
            throw FontError(
                line: line,
                problem: "ascent and descent make a cell of \(height) dots",
                remedy: "Name a cell height of 1 to 64 and the row of the baseline"
            )
        }
        return CellPlacement(cellHeight: height, ascent: rise)
    }
}
