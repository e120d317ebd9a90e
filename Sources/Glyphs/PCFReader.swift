/// Reads X11's Portable Compiled Format, in which Debian ships its bitmap fonts.
///
/// ```text
/// file   01 "fcp", count, then per table: kind, format, bytes, offset   (little endian)
/// table  format again, then numbers in the byte order that bit 2 of the format tells
/// format bits 0-1 row padding, 2 bytes big endian, 3 leftmost dot in the highest bit,
///        4-5 unit of byte order in bitmaps, 8 metrics in single bytes
/// ```
///
/// Packed files (`.pcf.gz`) are unpacked first, outside this module.
public enum PCFReader {
    static let magic: [UInt8] = [0x01, 0x66, 0x63, 0x70]

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
        let file = try PCFFile(bytes)
        let properties = try file.properties()
        let registry = properties["CHARSET_REGISTRY"]?.uppercased() ?? "ISO10646"
        guard registry == "ISO10646" else {
            throw FontError(
                problem: "the font is encoded in \(registry), not in Unicode",
                remedy: "Choose its ISO10646 form, or convert it to BDF with Unicode code points"
            )
        }
        let cells: CellPlacement
        if let placement { cells = placement } else { cells = try file.cells() }
        let metrics = try file.metrics()
        let bitmaps = try PCFBitmaps(file, count: metrics.count)
        let name = properties["FAMILY_NAME"] ?? "pcf"
        var font = BitmapFont(name: name, cellHeight: cells.cellHeight)
        for (codePoint, index) in try file.encodings() {
            guard index < metrics.count else {
                throw FontError(
                    problem: "\(codePointName(codePoint)) is glyph \(index) of \(metrics.count)",
                    remedy: "Fetch the file again; its tables do not belong together"
                )
            }
            guard cells.takes(codePoint), Unicode.Scalar(codePoint) != nil else { continue }
            var glyph = metrics[index]
            glyph.codePoint = codePoint
            if !glyph.isOversized { glyph.rows = try bitmaps.rows(of: glyph, index: index) }
            cells.place(glyph, in: &font.glyphs, report: &report)
        }
        return font
    }
}

/// The bitmaps of a PCF, whose rows are padded and ordered in four ways.
struct PCFBitmaps {
    private let file: PCFFile
    private let table: PCFTable
    private let data: Int

    init(_ file: PCFFile, count: Int) throws(FontError) {
        self.file = file
        table = try file.table(.bitmaps)
        let announced = try file.number(Int32.self, table, at: 4)
        guard announced == count else {
            throw FontError(
                problem: "the font has \(announced) bitmaps for \(count) glyphs",
                remedy: "Fetch the file again; its tables do not belong together"
            )
        }
        data = 8 + 4 * count + 16
    }

    /// The rows of one glyph; bit 63 is the leftmost dot of the box.
    func rows(of glyph: BoxedGlyph, index: Int) throws(FontError) -> [UInt64] {
        let padding = 1 << (table.format & 3)
        let unit = 1 << (table.format >> 4 & 3)
        let swaps = (table.format & 4 == 0) != (table.format & 8 == 0)
        let stride = ((glyph.boxWidth + 7) / 8 + padding - 1) / padding * padding
        let start = data + (try file.number(Int32.self, table, at: 8 + 4 * index))
        var rows: [UInt64] = []
        for y in 0..<glyph.boxHeight {
            var row: UInt64 = 0
            for place in 0..<min((glyph.boxWidth + 7) / 8, 8) {
                let source = swaps ? place ^ (unit - 1) : place
                var byte = try file.byte(table, at: start + y * stride + source)
                if table.format & 8 == 0 { byte = byte.bitsReversed }
                row |= UInt64(byte) << UInt64(56 - 8 * place)
            }
            rows.append(row & BitmapGlyph.mask(width: glyph.boxWidth))
        }
        return rows
    }
}

extension UInt8 {
    /// The same bits, the highest first.
    fileprivate var bitsReversed: UInt8 {
        (0..<8).reduce(0) { $0 << 1 | self >> UInt8($1) & 1 }
    }
}
