/// How glyphs with their own boxes are set into the cells of a face.
public struct CellPlacement: Hashable, Sendable {
    /// What becomes of a glyph's own advance width.
    public enum Advance: Hashable, Sendable {
        /// It is kept as the font declares it.
        case declared
        /// It becomes half a cell or a whole one, and the glyph is centred in it.
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

    /// Says where the baseline stands and which glyphs to take.
    public init(
        cellHeight: Int,
        ascent: Int,
        advance: Advance = .declared,
        ranges: [ClosedRange<UInt32>] = []
    ) {
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
    /// Glyphs left out because they have no advance width, as combining marks, or one over a cell.
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
}

extension CellPlacement {
    /// Sets a glyph into its cell, or nil if it cannot stand in one; loss is added to the report.
    func place(_ glyph: BoxedGlyph, report: inout PlacementReport) -> BitmapGlyph? {
        guard let (width, shift) = cell(forAdvance: glyph.advance) else {
            report.omitted.append(glyph.codePoint)
            return nil
        }
        let left = glyph.left + shift
        let top = ascent - glyph.bottom - glyph.boxHeight
        let mask = BitmapGlyph.mask(width: width)
        var lost = 0
        var rows = [UInt64](repeating: 0, count: cellHeight)
        for (index, row) in glyph.rows.enumerated() where row != 0 {
            let moved = (left >= 0 ? row >> UInt64(left) : row << UInt64(-left)) & mask
            let inside = (0..<cellHeight).contains(top + index)
            lost += row.nonzeroBitCount - (inside ? moved.nonzeroBitCount : 0)
            if inside { rows[top + index] = moved }
        }
        if lost > 0 {
            report.clipped.append(ClippedGlyph(codePoint: glyph.codePoint, lostDots: lost))
        }
        return BitmapGlyph(width: width, rows: rows)
    }

    /// The cell width for an advance, and how far the glyph moves right in it.
    private func cell(forAdvance advance: Int) -> (width: Int, shift: Int)? {
        guard advance > 0, advance <= FontLimits.glyphDots else { return nil }
        guard self.advance == .grid else { return (advance, 0) }
        guard advance <= cellHeight else { return nil }
        let width = advance * 2 <= cellHeight ? cellHeight / 2 : cellHeight
        return (width, (width - advance) / 2)
    }
}
