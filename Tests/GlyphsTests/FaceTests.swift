import Testing

@testable import Glyphs

@Suite("Compiled faces")
struct FaceTests {
    @Test("every glyph comes back dot for dot, at every row size", arguments: [8, 12, 16, 24, 64])
    func roundTrip(width: Int) throws {
        var random = SeededGenerator(seed: 7)
        let font = BitmapFont.random(count: 700, cellHeight: 24, width: width, using: &random)
        let face = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        #expect(face.name == font.name)
        #expect(face.cellHeight == 24)
        #expect(face.glyphCount == font.glyphs.count)
        #expect(face.codePoints == font.glyphs.keys.sorted())
        for (codePoint, expected) in font.glyphs {
            let scalar = try #require(Unicode.Scalar(codePoint))
            let glyph = try #require(face.glyph(for: scalar))
            #expect(glyph.codePoint == codePoint)
            #expect(glyph.width == expected.width)
            #expect(glyph.rows == expected.rows)
        }
        try face.verify()
    }

    @Test("equal fonts compile to equal bytes")
    func deterministic() {
        var random = SeededGenerator(seed: 3)
        let font = BitmapFont.random(count: 90, cellHeight: 16, width: 16, using: &random)
        var again = BitmapFont(name: font.name, cellHeight: 16)
        for key in font.glyphs.keys.sorted(by: >) { again.glyphs[key] = font.glyphs[key] }
        #expect(FaceCompiler.compile(font) == FaceCompiler.compile(again))
    }

    @Test("a code point the face lacks has no glyph, nor has one at either end of Unicode")
    func absent() throws {
        let face = try Face.drawn(["A"])
        for value: UInt32 in [0, 0x40, 0x42, 0xC1, 0xD7FF, 0xE000, 0x10FFFF] {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(face.glyph(for: scalar) == nil)
        }
    }

    @Test("rows outside the cell are dark")
    func rowsOutside() throws {
        let glyph = try #require(try Face.drawn(["A"]).glyph(for: "A"))
        #expect(glyph.row(-1) == 0)
        #expect(glyph.row(16) == 0)
        #expect(glyph.row(.max) == 0)
        #expect(glyph.row(.min) == 0)
    }

    @Test("the mapping is undone once, when the last glyph is gone")
    func release() throws {
        let bytes = FaceCompiler.compile(.drawn(["A"]))
        let count = Counter()
        unsafe try bytes.withUnsafeBytes { buffer in
            var glyph: Glyph?
            do {
                let storage = unsafe FaceStorage(mapped: buffer) { count.increment() }
                glyph = try Face(storage).glyph(for: "A")
            }
            #expect(count.value == 0)
            #expect(glyph?.width == 8)
            glyph = nil
            #expect(count.value == 1)
        }
    }
}
