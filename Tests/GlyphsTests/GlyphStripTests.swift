import Testing

@testable import Glyphs

@Suite("Strips of text")
struct GlyphStripTests {
    /// The strip drawn dot by dot from the glyphs, without any of the shortcuts.
    static func slowly(_ text: String, _ chain: FaceChain) -> [String] {
        var rows = [String](repeating: "", count: chain.cellHeight)
        for character in text {
            guard let glyph = chain.glyph(for: character) else { continue }
            for y in rows.indices {
                for x in 0..<glyph.width {
                    rows[y] += glyph.row(y) << UInt64(x) & (1 << 63) == 0 ? "." : "#"
                }
            }
        }
        return rows
    }

    static func picture(_ strip: GlyphStrip) -> [String] {
        (0..<strip.height).map { y in
            let dots = strip.row(y).map { word in
                let digits = String(word, radix: 2)
                return String(repeating: "0", count: 64 - digits.count) + digits
            }.joined()
            return String(dots.prefix(strip.width).map { $0 == "0" ? "." : "#" })
        }
    }

    @Test(
        "glyphs of every width meet at every column, at all sizes of rows and cells",
        arguments: [(8, 16), (13, 15), (16, 16), (24, 24), (32, 30), (48, 48), (64, 64)]
    )
    func equalsSlowDrawing(width: Int, height: Int) throws {
        var random = SeededGenerator(seed: UInt64(width))
        var fonts = [
            BitmapFont(name: "a", cellHeight: height), BitmapFont(name: "b", cellHeight: height),
        ]
        let letters: [Unicode.Scalar] = ["公", "开", "大", "屏", "a", "b", "é", "𰻝", "。"]
        for (index, scalar) in letters.enumerated() {
            let rows = (0..<height).map { _ in random.next() }
            let own = Int.random(in: 0...width, using: &random)
            fonts[index & 1].glyphs[scalar.value] = BitmapGlyph(width: own, rows: rows)
        }
        fonts[1].glyphs[0x63] = BitmapGlyph(
            width: width,
            rows: [UInt64](repeating: ~0, count: height)
        )
        let chain = FaceChain(
            try fonts.map { try Face(FaceStorage(bytes: FaceCompiler.compile($0))) }
        )
        for _ in 0..<40 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                text +=
                    ["公", "开", "大", "屏", "a", "b", "é", "。", "c", "x"]
                    .randomElement(using: &random) ?? ""
            }
            #expect(
                Self.picture(GlyphStrip(text, faces: chain)) == Self.slowly(text, chain),
                "\(text)"
            )
            let mixed = text + "𰻝e\u{301}公\u{FE00}\u{200B}\n" + text
            #expect(
                Self.picture(GlyphStrip(mixed, faces: chain)) == Self.slowly(mixed, chain),
                "\(mixed)"
            )
        }
    }

    @Test("what is invisible or steers stays undrawn, even if a font has a picture of it")
    func pictures() throws {
        let chain = FaceChain([try .drawn(["A", "\u{200B}", "\n", "\u{FE0F}", "\u{85}"])])
        for text in ["A\u{200B}A", "A\nA", "A\u{FE0F}A", "A\u{85}A"] {
            #expect(GlyphStrip(text, faces: chain).width == 16, "\(text.debugDescription)")
        }
    }

    @Test("nothing makes an empty strip, and words outside a strip are dark")
    func bounds() throws {
        let chain = FaceChain([try .drawn(["A"])])
        let empty = GlyphStrip("", faces: chain)
        #expect(empty.width == 0)
        #expect(empty.wordsPerRow == 0)
        #expect(GlyphStrip("A", faces: FaceChain([])).height == 0)
        let strip = GlyphStrip("A", faces: chain)
        #expect(strip.word(0, row: 0) != 0)
        for (index, row) in [(-1, 0), (1, 0), (0, -1), (0, 16)] {
            #expect(strip.word(index, row: row) == 0)
        }
    }

    @Test("a code point called standalone never joins the character before it")
    func standalone() {
        for value in UInt32(0)..<0x11_0000 {
            guard let scalar = Unicode.Scalar(value), StandaloneCharacters.contain(scalar.value)
            else {
                continue
            }
            var text = String.UnicodeScalarView()
            text.append("公")
            text.append(scalar)
            #expect(String(text).count == 2, "U+\(String(value, radix: 16))")
            #expect(!InvisibleCharacters.contain(scalar))
            #expect(!ControlCharacters.contain(scalar))
        }
    }
}
