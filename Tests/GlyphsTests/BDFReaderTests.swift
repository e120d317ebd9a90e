import Testing

@testable import Glyphs

@Suite("BDF fonts")
struct BDFReaderTests {
    /// The head of a font with cells of 8 rows, baseline on row 6, up to the number of glyphs.
    static let head = """
        STARTFONT 2.1
        COMMENT made for a test
        FONT -test-fixed-
        SIZE 8 72 72
        FONTBOUNDINGBOX 8 8 0 -2
        STARTPROPERTIES 2
        FONT_ASCENT 6
        FONT_DESCENT 2
        ENDPROPERTIES

        """

    static func font(count: Int = 1, _ glyphs: String) -> String {
        head + "CHARS \(count)\n" + glyphs + "ENDFONT\n"
    }

    static let comma = """
        STARTCHAR comma
        ENCODING 44
        SWIDTH 500 0
        DWIDTH 5 0
        BBX 2 3 1 -1
        BITMAP
        C0
        40
        80
        ENDCHAR

        """

    @Test("a glyph stands by its box: left edge, lower edge under the baseline")
    func placing() throws {
        let font = try BDFReader.read(Array(Self.font(Self.comma).utf8))
        #expect(font.name == "-test-fixed-")
        #expect(font.cellHeight == 8)
        #expect(
            font.picture(of: 44) == """
                .....
                .....
                .....
                .....
                .##..
                ..#..
                .#...
                .....
                """
        )
    }

    @Test("carriage returns, blank lines and unknown keywords do no harm")
    func tolerance() throws {
        let plain = try BDFReader.read(Array(Self.font(Self.comma).utf8))
        let noisy = Self.font(Self.comma)
            .replacing("SIZE", with: "METRICSSET 0\n\nSIZE")
            .replacing("BBX", with: "ATTRIBUTES 0000\nBBX")
            .replacing("\n", with: "\r\n")
        #expect(try BDFReader.read(Array(noisy.utf8)).glyphs == plain.glyphs)
    }

    @Test("glyphs without a code point are passed over")
    func unencoded() throws {
        let nameless = Self.comma.replacing("ENCODING 44", with: "ENCODING -1")
        let font = try BDFReader.read(Array(Self.font(count: 2, nameless + Self.comma).utf8))
        #expect(font.glyphs.keys.sorted() == [44])
    }

    static func glyph(_ change: String, _ to: String) -> String {
        font(comma.replacing(change, with: to))
    }

    static let bad = [
        MarkedFont("another format", says: "STARTFONT", "|>STARTFOND 2.1\n"),
        MarkedFont("cut in the head", says: "ends before CHARS", "STARTFONT 2.1\nSIZE 8 72 72|>"),
        MarkedFont("no count", says: "CHARS", head + "|>STARTCHAR a\n"),
        MarkedFont("count in words", says: "whole number", head + "CHARS |>one\n"),
        MarkedFont("absurd count", says: "outside 0 to", head + "CHARS |>999999999\n"),
        MarkedFont("more than counted", says: "1 glyphs", font(comma + "|>" + comma)),
        MarkedFont(
            "fewer than counted",
            says: "2 glyphs",
            head + "CHARS 2\n" + comma + "|>ENDFONT"
        ),
        MarkedFont("no end", says: "before ENDFONT", head + "CHARS 1\n" + comma + "COMMENT|>"),
        MarkedFont("stray word", says: "expected STARTCHAR", font("|>GLYPH\n" + comma)),
        MarkedFont("surrogate", says: "U+D800", glyph("G 44", "G |>55296")),
        MarkedFont("beyond Unicode", says: "1114112", glyph("G 44", "G |>1114112")),
        MarkedFont("no code point", says: "ENCODING", glyph("ENCODING 44\n", "").mark("BITMAP")),
        MarkedFont("no box", says: "BBX", glyph("BBX 2 3 1 -1\n", "").mark("BITMAP")),
        MarkedFont("half a box", says: "left edge", glyph("3 1 -1", "3|>")),
        MarkedFont("negative box", says: "box width is -2", glyph("BBX 2", "BBX |>-2")),
        MarkedFont("no bitmap", says: "no bitmap", glyph("BITMAP\nC0\n40\n80\n", "|>")),
        MarkedFont("short row", says: "row 1 of 3", glyph("C0", "|>C")),
        MarkedFont("long row", says: "longer", glyph("C0", "C0|>0")),
        MarkedFont("strange row", says: "row 2 of 3", glyph("40", "4|>g")),
        MarkedFont("too few rows", says: "row 3 of 3", glyph("80\nE", "E|>")),
        MarkedFont("too many rows", says: "expected ENDCHAR", glyph("80\n", "80\n|>80\n")),
    ]

    @Test("a fault is named by its place and a remedy", arguments: bad)
    func refuses(_ sample: MarkedFont) throws {
        let error = try #require(throws: FontError.self) { try BDFReader.read(sample.bytes) }
        #expect("\(error.line ?? 0):\(error.column ?? 0)" == "\(sample.line):\(sample.column)")
        #expect(error.description.contains(sample.says), "\(error)")
        #expect(!error.remedy.isEmpty)
    }

    @Test("a code point drawn twice is refused at the second glyph")
    func twice() throws {
        let text = Self.font(count: 2, Self.comma + Self.comma)
        let error = try #require(throws: FontError.self) { try BDFReader.read(Array(text.utf8)) }
        #expect(error.line == 21)
        #expect(error.problem == "U+002C is drawn twice")
    }

    @Test("every cut of a font is refused, whatever it cuts through")
    func truncation() {
        let bytes = Array(Self.font(Self.comma).utf8)
        // The last line may lack its line end, so the shortest whole font ends before it.
        for count in 0..<(bytes.count - 1) {
            #expect(throws: FontError.self) { try BDFReader.read(Array(bytes.prefix(count))) }
        }
    }
}

extension String {
    /// The text with the mark before the first place of a word.
    fileprivate func mark(_ word: String) -> String {
        replacing(word, with: "|>" + word, maxReplacements: 1)
    }
}
