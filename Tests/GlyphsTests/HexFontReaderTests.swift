import Testing

@testable import Glyphs

@Suite("HEX fonts")
struct HexFontReaderTests {
    @Test("32 digits are 8 dots a row, 64 are 16; lines may end in CR LF")
    func widths() throws {
        let half = "0041:" + String(repeating: "0018", count: 8)
        let full = "4E00:" + String(repeating: "80018001", count: 8)
        let font = try HexFontReader.read(Array("# title\r\n\(half)\r\n\n\(full)".utf8))
        #expect(font.cellHeight == 16)
        #expect(font.glyphs.count == 2)
        #expect(font.glyphs[0x41]?.width == 8)
        #expect(font.glyphs[0x41]?.rows[1] == 0x18 << 56)
        #expect(font.glyphs[0x4E00]?.width == 16)
        #expect(font.glyphs[0x4E00]?.rows.allSatisfy { $0 == 0x8001 << 48 } == true)
    }

    @Test("the rows of a glyph stand from the top down")
    func rows() throws {
        let font = try HexFontReader.read(Array("000041:183C66FF".utf8), height: 4)
        #expect(
            font.picture(of: 0x41) == """
                ...##...
                ..####..
                .##..##.
                ########
                """
        )
    }

    @Test("only the code points asked for are kept")
    func selection() throws {
        let text = "0041:FF\n0042:0F\n1F600:F0\n"
        let font = try HexFontReader.read(Array(text.utf8), height: 1) { $0 > 0x41 }
        #expect(font.glyphs.keys.sorted() == [0x42, 0x1F600])
    }

    static let bad = [
        MarkedFont("no colon", says: "colon", "0041:FF\n|>0042FF"),
        MarkedFont("short code point", says: "colon", "|>041:FF"),
        MarkedFont("long code point", says: "colon", "|>000000041:FF"),
        MarkedFont("strange code point", says: "hex digits", "00|>G1:FF"),
        MarkedFont("surrogate", says: "scalar value", "0041:FF\n|>D800:FF"),
        MarkedFont("beyond Unicode", says: "U+110000", "|>110000:FF"),
        MarkedFont("no rows", says: "0 digits", "0041:|>"),
        MarkedFont("half a byte", says: "1 digits", "0041:|>F"),
        MarkedFont("too wide", says: "18 digits", "0041:|>" + String(repeating: "F", count: 18)),
        MarkedFont("strange digit", says: "hex digits", "0041:F|>x"),
        MarkedFont("twice", says: "drawn twice", "0041:FF\n0042:FF\n|>0041:00"),
        MarkedFont("binary", says: "colon", "|>\u{1}\u{2}\u{3}\u{4}"),
    ]

    @Test("a bad line is named by its place and a remedy", arguments: bad)
    func refuses(_ sample: MarkedFont) throws {
        let error = try #require(throws: FontError.self) {
            try HexFontReader.read(sample.bytes, height: 1)
        }
        #expect(error.line == sample.line)
        #expect(error.column == sample.column)
        #expect(error.description.contains(sample.says), "\(error)")
        #expect(!error.remedy.isEmpty)
    }

    @Test("an empty font and one with an endless line are refused")
    func refusesBounds() throws {
        #expect(throws: FontError.self) { try HexFontReader.read([]) }
        let endless = [UInt8](repeating: 0x30, count: FontLimits.lineBytes + 1)
        let error = try #require(throws: FontError.self) { try HexFontReader.read(endless) }
        #expect(error.line == 1)
        #expect(error.problem.contains("more than 1024"))
    }
}
