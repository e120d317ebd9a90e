/// How glyphs with their own boxes are set into the cells of a face.
public struct CellPlacement: Hashable, Sendable {
    /// What becomes of a glyph's own advance width.
    public enum Advance: Hashable, Sendable {
        /// It is kept as the font declares it.
        case declared
        /// It becomes half a cell or a whole one; the glyph is centred in it, and moved if that
        /// saves dots from being cut off.
        case grid
    }

    /// The height of the cell, in dots.
    public let cellHeight: Int
    /// The row the baseline stands on, counted from the top of the cell.
    public let ascent: Int
    /// What becomes of the advance widths.
    public let advance: Advance
    /// The code points to take; all if empty.
    public let ranges: [ClosedRange<UInt32>]

    /// How many rows a glyph has in the HEX form, which does not state it; the cell's if nil.
    public let hexRows: Int?

    /// Says where the baseline stands and which glyphs to take.
    public init(
        cellHeight: Int,
        ascent: Int,
        advance: Advance = .declared,
        ranges: [ClosedRange<UInt32>] = [],
        hexRows: Int? = nil
    ) {
        self.hexRows = hexRows
        self.cellHeight = min(max(cellHeight, 1), FontLimits.glyphDots)
        self.ascent = min(max(ascent, 0), FontLimits.glyphDots)
        self.advance = advance
        self.ranges = ranges
    }

    /// Whether a code point is wanted.
    public func takes(_ codePoint: UInt32) -> Bool {
        ranges.isEmpty || ranges.contains { $0.contains(codePoint) }
    }
}

/// A glyph that lost dots at the edge of its cell.
public struct ClippedGlyph: Hashable, Sendable {
    /// The code point.
    public let codePoint: UInt32
    /// How many dots were lost.
    public let lostDots: Int
}

/// What setting a font into cells did to its glyphs.
public struct PlacementReport: Hashable, Sendable {
    /// Glyphs that lost dots.
    public var clipped: [ClippedGlyph] = []
    /// Glyphs that were moved a little, so that they lose nothing.
    public var nudged: [UInt32] = []
    /// Glyphs left out: without advance width, as combining marks, or larger than any cell.
    public var omitted: [UInt32] = []

    /// Starts an empty report.
    public init() {}
}

/// A glyph with its own box, as BDF and PCF describe it.
struct BoxedGlyph {
    var codePoint: UInt32 = 0
    var advance = 0
    var boxWidth = 0
    var boxHeight = 0
    /// From the pen to the left edge of the box, and from the baseline up to its lower edge.
    var left = 0
    var bottom = 0
    /// The rows of the box from its top; bit 63 is its leftmost dot.
    var rows: [UInt64] = []

    /// Whether a row of the box does not fit one word, or the box no cell; its rows are not read.
    var isOversized: Bool { max(boxWidth, boxHeight) > FontLimits.glyphDots }

    /// How many dots are lit.
    var dots: Int { rows.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The rows and columns of the box from the first lit one to the last.
    var ink: (rows: Range<Int>, columns: Range<Int>) {
        guard let first = rows.firstIndex(where: { $0 != 0 }),
            let last = rows.lastIndex(where: { $0 != 0 })
        else { return (0..<0, 0..<0) }
        let all = rows.reduce(0, |)
        return (first..<(last + 1), all.leadingZeroBitCount..<(64 - all.trailingZeroBitCount))
    }
}

extension CellPlacement {
    /// Signs that join their neighbours across the edge of the cell; they are cut, never moved.
    private static let joining: [ClosedRange<UInt32>] = [
        0x2320...0x2321, 0x239B...0x23CC, 0x2500...0x259F, 0x3031...0x3035,
    ]

    /// Sets a glyph into its cell of a table, unless it cannot stand in one; loss is added to the
    /// report.
    func place(
        _ glyph: BoxedGlyph,
        in table: inout GlyphTable,
        report: inout PlacementReport
    ) {
        guard let (width, shift) = cell(for: glyph) else {
            report.omitted.append(glyph.codePoint)
            return
        }
        var left = glyph.left + shift
        var top = ascent - glyph.bottom - glyph.boxHeight
        let outside =
            left < 0 || top < 0 || left + glyph.boxWidth > width
            || top + glyph.boxHeight > cellHeight
        if outside, advance == .grid {
            let ink = glyph.ink
            let moved = (
                left: nudged(left, ink: ink.columns, cell: width),
                top: nudged(top, ink: ink.rows, cell: cellHeight)
            )
            let joins = CellPlacement.joining.contains { $0.contains(glyph.codePoint) }
            if !joins, moved != (left, top) {
                (left, top) = moved
                report.nudged.append(glyph.codePoint)
            }
        }
        table.draw(glyph, left: left, top: top, width: width)
        guard outside else { return }
        let kept = table.dots(of: glyph.codePoint)
        guard kept < glyph.dots else { return }
        report.clipped.append(
            ClippedGlyph(codePoint: glyph.codePoint, lostDots: glyph.dots - kept)
        )
    }

    /// The nearest place at which the ink is inside, or the same one if it is too large for that.
    private func nudged(_ start: Int, ink: Range<Int>, cell: Int) -> Int {
        guard !ink.isEmpty, ink.count <= cell else { return start }
        return min(max(start, -ink.lowerBound), cell - ink.upperBound)
    }

    /// The cell width for a glyph, and how far the glyph moves right in it.
    private func cell(for glyph: BoxedGlyph) -> (width: Int, shift: Int)? {
        guard !glyph.isOversized, glyph.advance > 0, glyph.advance <= FontLimits.glyphDots else {
            return nil
        }
        guard advance == .grid else { return (glyph.advance, 0) }
        // A glyph wider than a cell is welcome if its ink is not.
        guard glyph.advance <= cellHeight || glyph.ink.columns.count <= cellHeight else {
            return nil
        }
        let whole =
            glyph.advance * 2 > cellHeight
            || CellPlacement.wholeCell.contains(glyph.codePoint)
        let width = whole ? cellHeight : cellHeight / 2
        return (width, (width - glyph.advance) / 2)
    }

    /// Greek and Cyrillic letters take a whole cell in Chinese text, as GB 2312 rows 6 and 7 do.
    private static let wholeCell: ClosedRange<UInt32> = 0x370...0x4FF
}

extension BitmapFont {
    /// The glyphs set into cells of another height, their foot an eighth below the baseline.
    func placed(_ placement: CellPlacement, report: inout PlacementReport) -> BitmapFont {
        var font = BitmapFont(name: name, cellHeight: placement.cellHeight)
        for (codePoint, glyph) in glyphs {
            let box = BoxedGlyph(
                codePoint: codePoint,
                advance: glyph.width,
                boxWidth: glyph.width,
                boxHeight: cellHeight,
                bottom: -(cellHeight / 8),
                rows: glyph.rows
            )
            placement.place(box, in: &font.glyphs, report: &report)
        }
        return font
    }
}
