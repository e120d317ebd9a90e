import TestKit
import Testing

@testable import Glyphs

@Suite("Fonts made larger, and fonts set into larger cells")
struct EnlargedFontTests {
    private static let small = """
        font small 2
        U+0041 a 3
        #.#
        .##
        """

    private func build(_ placement: CellPlacement, times: Int) throws -> BitmapFont {
        let file = FontFile(name: "small", bytes: Array(Self.small.utf8))
        return try FaceBuilder.build(
            [file],
            name: "large",
            placement: placement,
            enlargement: times,
            source: "drawn here"
        ).font
    }

    @Test("every dot becomes a square")
    func squares() throws {
        let font = try build(CellPlacement(cellHeight: 2, ascent: 2), times: 2)
        #expect(font.cellHeight == 4)
        let glyph = try #require(font.glyphs[0x41])
        #expect(glyph.width == 6)
        let rows = glyph.rows.map { row in
            String((0..<6).map { row >> UInt64(63 - $0) & 1 == 1 ? "#" : "." })
        }
        #expect(rows == ["##..##", "##..##", "..####", "..####"])
    }

    @Test("a glyph that would be wider than a word is left out")
    func tooWide() {
        var font = BitmapFont(name: "wide", cellHeight: 2)
        font.glyphs[0x41] = BitmapGlyph(width: 33, rows: [1 << 63, 1 << 63])
        font.glyphs[0x42] = BitmapGlyph(width: 32, rows: [1 << 63, 1 << 32])
        let large = font.enlarged(by: 2)
        #expect(large.glyphs.keys.sorted() == [0x42])
        #expect(large.glyphs[0x42]?.rows == [3 << 62, 3 << 62, 3, 3])
    }

    @Test("a font of 16 rows stands in the middle of a cell of 24")
    func hexInLargerCells() throws {
        let line = "4E00:" + String(repeating: "FFFF", count: 16)
        let placement = CellPlacement(cellHeight: 24, ascent: 18, advance: .grid, hexRows: 16)
        let build = try FaceBuilder.build(
            [FontFile(name: "hex", bytes: Array(line.utf8))],
            name: "rare24",
            placement: placement
        )
        let glyph = try #require(build.font.glyphs[0x4E00])
        #expect(glyph.width == 24)
        let lit: UInt64 = 0xFFFF << 44
        #expect(glyph.rows == (0..<24).map { (4..<20).contains($0) ? lit : 0 })
        #expect(build.report.clipped.isEmpty)
    }

    @Test("a face keeps the words on its source, and one without any is as before")
    func source() throws {
        var font = BitmapFont(name: "small", cellHeight: 1)
        font.glyphs[0x41] = BitmapGlyph(width: 1, rows: [1 << 63])
        let silent = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        #expect(silent.source.isEmpty)
        font.source = "自绘, public domain"
        let face = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        #expect(face.source == "自绘, public domain")
        #expect(face.glyph(for: "A")?.rows == [1 << 63])
        try face.verify()
    }

    @Test(
        "a font stands as it is when no height is asked for",
        arguments: [
            (small, 2), ("4E00:" + String(repeating: "FFFF", count: 16), 16),
            ("STARTFONT 2.1\nFONT_ASCENT 9\nFONT_DESCENT 3\nCHARS 0\nENDFONT\n", 12),
        ]
    )
    func ownPlacement(text: String, height: Int) throws {
        let file = FontFile(name: "own", bytes: Array(text.utf8))
        #expect(try FaceBuilder.ownPlacement(of: file).cellHeight == height)
    }

    @Test("a chain skips the faces that have nothing near a code point, and misses none")
    func firsts() throws {
        func face(_ points: [UInt32]) throws -> Face {
            var font = BitmapFont(name: "f", cellHeight: 1)
            for point in points { font.glyphs[point] = BitmapGlyph(width: 1, rows: [1 << 63]) }
            return try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        }
        let chain = FaceChain([
            try face([0x41, 0x4E00]), try face([0x4E01, 0x10FFFF]), try face([0x9FA5, 0x41]),
        ])
        let expected: [Unicode.Scalar: Int] = [
            "A": 0, "一": 0, "丁": 1, "\u{10FFFF}": 1, "龥": 2,
        ]
        for (scalar, place) in expected {
            #expect(chain.locate(scalar)?.face == place, "\(scalar)")
        }
        #expect(chain.glyph(for: "七" as Unicode.Scalar) == nil)
        #expect(chain.glyph(for: "\u{20000}" as Unicode.Scalar) == nil)
    }
}
