import Glyphs
import Layout
import Testing

@Suite("Scripts that join, run to the left, or cannot be written with bitmaps")
struct ScriptTests {
    /// One face with every letter, form, digit and mark that the cases need, 4 dots wide.
    private static func library() throws -> FaceLibrary {
        var font = BitmapFont(name: "letters", cellHeight: 8)
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x600...0x6FF, 0xF40...0xF6C, 0xFB50...0xFDFF, 0xFE70...0xFEFC,
            0xE000...0xE00C, 0x2600...0x26FF, 0x4E00...0x4E10, 0x25C6...0x25C6, 0x1F600...0x1F600,
        ]
        for point in ranges.joined() {
            font.glyphs[point] = BitmapGlyph(width: 4, rows: [0xF << 60])
        }
        let face = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        return FaceLibrary([FaceKey(height: 8): FaceChain([face])])
    }

    private func compose(_ title: String, motion: String = "still", text: String = "{title}")
        throws -> Composition
    {
        let zone = """
            { id: 'a', at: [0, 0, 48, 16], face: { height: 8 }, motion: '\(motion)',
              text: '\(text)' }
            """
        let composer = try Composer(
            layout: Tiny.layout(48, 16, zones: zone),
            colours: .rgb,
            faces: Self.library(),
            directory: OfficeDirectory(office: "", unitNames: [:])
        )
        return composer.compose([Tiny.slot(title)])
    }

    private func right(of composition: Composition) -> Int? {
        guard case .still(let marks) = composition.acts[0].lanes[0].content else { return nil }
        return marks.map { mark in
            if case .glyph(let glyph, let x, _, _) = mark { x + glyph.width } else { 0 }
        }.max()
    }

    @Test("Uyghur letters take their joined forms, run to the left and stand at the right")
    func uyghur() throws {
        let composition = try compose("سالام 85%")
        // From the left: the number, then MEEM, LAM with ALEF, final ALEF, initial SEEN.
        #expect(composition.text(ofLaneAt: 0, 0) == "85%\u{FEE1}\u{FEFB}\u{FE8E}\u{FEB3}")
        #expect(right(of: composition) == 48)
        #expect(composition.warnings == [])
    }

    @Test("Chinese text with an Uyghur word in it keeps its own direction")
    func mixed() throws {
        let composition = try compose("一سا丁")
        #expect(composition.text(ofLaneAt: 0, 0) == "一\u{FE8E}\u{FEB3}丁")
    }

    @Test("pages set each line from its own right end")
    func pages() throws {
        let composition = try compose("سالام 85% سا (سا)", motion: "pages")
        let text = try #require(composition.text(ofLaneAt: 0, 0))
        #expect(text.hasPrefix("\u{FE8E}\u{FEB3}85%\u{FEE1}\u{FEFB}\u{FE8E}\u{FEB3}"), "\(text)")
        // The brackets are mirrored, so that the first one opens to the left.
        #expect(text.hasSuffix("(\u{FE8E}\u{FEB3})"), "\(text)")
        #expect(right(of: composition) == 48)
    }

    @Test(
        "a strip of such text moves to the right, one that begins in Chinese to the left",
        arguments: ["scroll", "reveal", "ticker"],
        [("سالام سالام سالام", Direction.right), ("一二 سالام سالام سالام", .left)]
    )
    func strips(motion: String, text: (title: String, direction: Direction)) throws {
        let composition = try compose(text.title, motion: motion)
        guard case .strip(let strip) = composition.acts[0].lanes[0].content else {
            Issue.record("nothing moves")
            return
        }
        #expect(strip.direction == text.direction)
        #expect(strip.pieces.flatMap(\.marks).text.contains("\u{FEE1}\u{FEFB}\u{FE8E}\u{FEB3}"))
    }

    @Test(
        "what bitmaps cannot write is left out, and the reviewer reads why",
        arguments: [
            ("一ཀ丁", "Tibetan (1 from character 2): needs a picture"),
            ("一\u{1820}丁", "Mongolian (1 from character 2): needs a picture"),
            ("一😀丁", "emoji (1 from character 2): refused"),
            ("一\u{E000}丁", "private character (1 from character 2): refused"),
            ("一\u{202E}丁", "direction control (1 from character 2): refused"),
        ]
    )
    func refused(title: String, finding: String) throws {
        let composition = try compose(title)
        #expect(composition.text(ofLaneAt: 0, 0) == "一丁")
        let warnings = composition.warnings.map(\.description)
        #expect(warnings.count == 1)
        #expect(warnings.first?.hasPrefix("N-1: left out of title: " + finding) == true)
    }

    @Test("a layout's own words may hold the office's signs")
    func ownSigns() throws {
        let composition = try compose("一", text: "\u{E00C}{title}")
        #expect(composition.text(ofLaneAt: 0, 0) == "\u{E00C}一")
        #expect(composition.warnings == [])
    }

    @Test("variation selectors are passed over with one warning")
    func selectors() throws {
        let composition = try compose("一\u{FE00}丁\u{E0100}☀\u{FE0E}")
        #expect(composition.text(ofLaneAt: 0, 0) == "一丁☀")
        #expect(
            composition.warnings.map(\.description)
                == ["N-1: variation selectors in title are ignored."]
        )
    }
}
