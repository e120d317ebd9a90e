import Testing

@testable import Glyphs

@Suite("Setting glyphs into cells")
struct CellPlacementTests {
    /// A solid block of dots with a box and an advance width.
    static func block(
        _ width: Int,
        _ height: Int,
        left: Int = 0,
        bottom: Int = 0,
        advance: Int,
        codePoint: UInt32 = 0x4E00
    ) -> BoxedGlyph {
        BoxedGlyph(
            codePoint: codePoint,
            advance: advance,
            boxWidth: width,
            boxHeight: height,
            left: left,
            bottom: bottom,
            rows: Array(repeating: BitmapGlyph.mask(width: width), count: height)
        )
    }

    static func placed(
        _ glyph: BoxedGlyph,
        height: Int = 4,
        ascent: Int = 3,
        _ advance: CellPlacement.Advance
    ) -> (picture: String?, report: PlacementReport) {
        let cells = CellPlacement(cellHeight: height, ascent: ascent, advance: advance)
        var report = PlacementReport()
        var font = BitmapFont(name: "cells", cellHeight: height)
        cells.place(glyph, in: &font.glyphs, report: &report)
        return (font.picture(of: glyph.codePoint), report)
    }

    @Test("T05: dots outside the cell are cut and counted")
    func clipping() {
        let (picture, report) = Self.placed(
            Self.block(3, 3, left: 2, bottom: 1, advance: 4),
            .declared
        )
        #expect(picture == "..##\n..##\n....\n....")
        #expect(report.clipped == [ClippedGlyph(codePoint: 0x4E00, lostDots: 5)])
    }

    @Test("in a grid, what would be cut is moved if it fits")
    func nudging() {
        let (picture, report) = Self.placed(
            Self.block(3, 3, left: 2, bottom: -3, advance: 4),
            .grid
        )
        #expect(picture == "....\n.###\n.###\n.###")
        #expect(report.clipped.isEmpty)
        #expect(report.nudged == [0x4E00])
    }

    @Test("signs that join their neighbours are cut rather than moved")
    func joining() {
        let box = Self.block(1, 6, left: 1, bottom: -2, advance: 4, codePoint: 0x2502)
        let (picture, report) = Self.placed(box, .grid)
        #expect(picture == ".#..\n.#..\n.#..\n.#..")
        #expect(report.nudged.isEmpty)
        #expect(report.clipped == [ClippedGlyph(codePoint: 0x2502, lostDots: 2)])
    }

    @Test(
        "a grid has half cells and whole ones, and glyphs stand in their middle",
        arguments: [
            (advance: 1, width: 2), (2, 2), (3, 4), (4, 4),
        ]
    )
    func grid(advance: Int, width: Int) throws {
        let cells = CellPlacement(cellHeight: 4, ascent: 3, advance: .grid)
        var report = PlacementReport()
        var table = GlyphTable(rowCount: 4)
        let block = Self.block(1, 1, advance: advance)
        cells.place(block, in: &table, report: &report)
        let glyph = try #require(table[block.codePoint])
        #expect(glyph.width == width)
        #expect(glyph.rows[2] == 1 << UInt64(63 - (width - advance) / 2))
    }

    @Test("Greek and Cyrillic letters take a whole cell")
    func wholeCells() {
        let (picture, _) = Self.placed(Self.block(1, 1, advance: 2, codePoint: 0x3B9), .grid)
        #expect(picture == "....\n....\n.#..\n....")
    }

    @Test("marks without advance and glyphs larger than a cell are left out and named")
    func omission() {
        for glyph in [
            Self.block(1, 1, advance: 0), Self.block(5, 1, advance: 5),
            Self.block(1, 65, advance: 1), Self.block(1, 1, advance: -3),
        ] {
            let (picture, report) = Self.placed(glyph, .grid)
            #expect(picture == nil)
            #expect(report.omitted == [0x4E00])
        }
    }

    @Test("ranges are read in hex, with or without U+")
    func ranges() throws {
        #expect(try CellPlacement.range("4E00-9FFF") == 0x4E00...0x9FFF)
        #expect(try CellPlacement.range("U+4E00-U+9FFF") == 0x4E00...0x9FFF)
        #expect(try CellPlacement.range("25B2") == 0x25B2...0x25B2)
        for text in ["", "-", "9FFF-4E00", "1-2-3", "4E00-", "110000", "x", "+41"] {
            #expect(throws: FontError.self, "\(text)") { try CellPlacement.range(text) }
        }
    }
}
