/// The glyphs of one font by code point, their rows in one block of memory.
///
/// ```text
/// code point ─ high bits ─▶ pages ─▶ page of 128 slots ─ low bits ─▶ place ─▶ width, rows
/// ```
///
/// A font has tens of thousands of glyphs, and an array of its own for each would cost more than
/// reading the file. Walking the table goes up the code points.
public struct GlyphTable: Sendable {
    /// How many rows each glyph has, in dots.
    public let rowCount: Int
    /// How many glyphs there are.
    public private(set) var count = 0

    private static let pageShift: UInt32 = 7
    private static let pageSlots = 1 << 7
    private static let pageCount = 0x110000 >> 7

    /// For each 128 code points the number of their page; page 0 stays empty.
    private var pages = [UInt16](repeating: 0, count: GlyphTable.pageCount)
    /// For each slot one more than the glyph's place; 0 for none.
    private var slots = [UInt32](repeating: 0, count: GlyphTable.pageSlots)
    private var widths: [UInt8] = []
    /// The rows of all places, and dark ones for places to come.
    private var rows: [UInt64] = []

    /// Starts an empty table for glyphs of `rowCount` rows (1 to 64).
    public init(rowCount: Int) {
        self.rowCount = rowCount
    }

    /// Whether there is no glyph.
    public var isEmpty: Bool { count == 0 }

    /// The code points with a glyph, ascending.
    public var keys: [UInt32] { map(\.key) }

    /// The glyphs, by ascending code point.
    public var values: [BitmapGlyph] { map(\.value) }

    /// The glyph of a code point; missing rows are taken as dark, rows too many are dropped.
    public subscript(codePoint: UInt32) -> BitmapGlyph? {
        get { place(of: codePoint).map(glyph(at:)) }
        set {
            guard let glyph = newValue else { return remove(codePoint) }
            let start = add(codePoint, width: glyph.width)
            for (index, row) in glyph.rows.prefix(rowCount).enumerated() {
                rows[start + index] = row
            }
        }
    }

    /// Whether a code point has a glyph.
    public func contains(_ codePoint: UInt32) -> Bool { place(of: codePoint) != nil }

    /// Makes room for that many glyphs at once.
    public mutating func reserveCapacity(_ glyphs: Int) {
        widths.reserveCapacity(glyphs)
        if rows.isEmpty { rows = [UInt64](repeating: 0, count: glyphs * rowCount) }
    }

    /// Takes over the glyphs of another table of as many rows that this one lacks.
    public mutating func fill(from other: GlyphTable) {
        for (codePoint, glyph) in other where !contains(codePoint) { self[codePoint] = glyph }
    }

    /// The glyphs whose code points are wanted.
    public func keeping(_ isWanted: (UInt32) -> Bool) -> GlyphTable {
        var kept = GlyphTable(rowCount: rowCount)
        for (codePoint, glyph) in self where isWanted(codePoint) { kept[codePoint] = glyph }
        return kept
    }

    /// Draws a boxed glyph into a cell of its own; dots outside the cell are dropped.
    ///
    /// A glyph that the code point already had is replaced.
    mutating func draw(_ box: BoxedGlyph, left: Int, top: Int, width: Int) {
        let start = add(box.codePoint, width: width)
        let first = Swift.max(0, -top)
        let last = Swift.min(box.rows.count, rowCount - top)
        guard first < last else { return }
        let mask = BitmapGlyph.mask(width: width)
        guard abs(left) < FontLimits.glyphDots else { return }
        let (right, back) = (UInt64(Swift.max(left, 0)), UInt64(Swift.max(-left, 0)))
        for index in first..<last {
            rows[start &+ top &+ index] = (box.rows[index] &>> right) &<< back & mask
        }
    }

    /// How many dots of a glyph are lit.
    func dots(of codePoint: UInt32) -> Int {
        guard let place = place(of: codePoint) else { return 0 }
        return rows[(place * rowCount)..<((place + 1) * rowCount)]
            .reduce(0) { $0 + $1.nonzeroBitCount }
    }

    // MARK: Places

    private func place(of codePoint: UInt32) -> Int? {
        guard codePoint < 0x110000 else { return nil }
        let slot = slots[slotIndex(of: codePoint)]
        return slot == 0 ? nil : Int(slot) - 1
    }

    private func slotIndex(of codePoint: UInt32) -> Int {
        Int(pages[Int(codePoint >> GlyphTable.pageShift)]) << 7 | Int(codePoint & 127)
    }

    private func glyph(at place: Int) -> BitmapGlyph {
        let start = place * rowCount
        return BitmapGlyph(
            width: Int(widths[place]),
            rows: Array(rows[start..<(start + rowCount)])
        )
    }

    /// Gives a code point dark rows and a width, and tells where its rows begin.
    private mutating func add(_ codePoint: UInt32, width: Int) -> Int {
        precondition(codePoint < 0x110000, "a code point is at most U+10FFFF")
        if let place = place(of: codePoint) {
            widths[place] = UInt8(width)
            for index in 0..<rowCount { rows[place * rowCount + index] = 0 }
            return place * rowCount
        }
        let block = Int(codePoint >> GlyphTable.pageShift)
        if pages[block] == 0 {
            pages[block] = UInt16(slots.count / GlyphTable.pageSlots)
            slots.append(contentsOf: repeatElement(0, count: GlyphTable.pageSlots))
        }
        let start = widths.count * rowCount
        widths.append(UInt8(width))
        if start + rowCount > rows.count {
            rows.append(contentsOf: repeatElement(0, count: Swift.max(start / 2, 16 * rowCount)))
        }
        slots[slotIndex(of: codePoint)] = UInt32(widths.count)
        count += 1
        return start
    }

    /// Forgets a glyph; its rows stay until the table goes.
    private mutating func remove(_ codePoint: UInt32) {
        guard contains(codePoint) else { return }
        slots[slotIndex(of: codePoint)] = 0
        count -= 1
    }
}

extension GlyphTable: Sequence {
    /// Walks the glyphs by ascending code point.
    public struct Iterator: IteratorProtocol {
        fileprivate let table: GlyphTable
        fileprivate var codePoint: UInt32 = 0

        /// The next glyph with its code point.
        public mutating func next() -> (key: UInt32, value: BitmapGlyph)? {
            while codePoint < 0x110000 {
                if table.pages[Int(codePoint >> GlyphTable.pageShift)] == 0 {
                    codePoint = (codePoint | 127) + 1
                    continue
                }
                let key = codePoint
                codePoint += 1
                if let place = table.place(of: key) { return (key, table.glyph(at: place)) }
            }
            return nil
        }
    }

    /// Starts at the lowest code point.
    public func makeIterator() -> Iterator { Iterator(table: self) }

    /// How many glyphs a walk meets.
    public var underestimatedCount: Int { count }
}

extension GlyphTable: Equatable {
    /// Whether both hold the same glyphs under the same code points.
    public static func == (one: GlyphTable, other: GlyphTable) -> Bool {
        one.rowCount == other.rowCount && one.count == other.count
            && one.allSatisfy { key, glyph in other[key] == glyph }
    }
}
