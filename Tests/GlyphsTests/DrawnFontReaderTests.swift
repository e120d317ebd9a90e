import Testing

@testable import Glyphs

@Suite("Drawn signs")
struct DrawnFontReaderTests {
    @Test("a drawing is read as it is drawn")
    func reads() throws {
        let drawing = """
            #..#
            .##.
            """
        let text =
            "; comment\n\nfont tiny 2\n\nU+E000 cross 4\n\(drawing)\n; end\nU+41 bar 1\n#\n.\n"
        let (font, names) = try DrawnFontReader.readSigns(
            Array(text.replacing("U+41", with: "U+0041").utf8)
        )
        #expect(font.name == "tiny")
        #expect(font.picture(of: 0xE000) == drawing)
        #expect(font.picture(of: 0x41) == "#\n.")
        #expect(names == ["cross": 0xE000, "bar": 0x41])
    }

    static let title = "font tiny 2\n"
    static let bad = [
        MarkedFont("no title", says: "title", "|>U+E000 a 1\n#\n#\n"),
        MarkedFont("no height", says: "height", "font tiny |>\n"),
        MarkedFont("cells too high", says: "1 to 64", "font tiny |>65\n"),
        MarkedFont("no code point", says: "code point", title + "|>E000 a 1\n#\n#\n"),
        MarkedFont("surrogate", says: "code point", title + "|>U+D800 a 1\n#\n#\n"),
        MarkedFont("no name", says: "no name", title + "U+E000|>\n"),
        MarkedFont("no width", says: "width", title + "U+E000 a |>wide\n"),
        MarkedFont("more words", says: "width", title + "U+E000 a |>1 2\n"),
        MarkedFont("other dots", says: "row 1", title + "U+E000 a 2\n#|>o\n##\n"),
        MarkedFont("short row", says: "has 1 dots", title + "U+E000 a 2\n##\n#|>\n"),
        MarkedFont("long row", says: "wider than 2", title + "U+E000 a 2\n##|>#\n##\n"),
        MarkedFont("missing row", says: "1 of 2 rows", title + "U+E000 a 2\n##|>"),
        MarkedFont("twice", says: "second time", title + "U+E000 a 1\n#\n#\n|>U+E000 b 1\n"),
        MarkedFont("same name", says: "second time", title + "U+E000 a 1\n#\n#\n|>U+E001 a 1\n"),
    ]

    @Test("a slip of the pen is named by its place and a remedy", arguments: bad)
    func refuses(_ sample: MarkedFont) throws {
        let error = try #require(throws: FontError.self) { try DrawnFontReader.read(sample.bytes) }
        #expect("\(error.line ?? 0):\(error.column ?? 0)" == "\(sample.line):\(sample.column)")
        #expect(error.description.contains(sample.says), "\(error)")
        #expect(!error.remedy.isEmpty)
    }
}
