import Glyphs
import Measures
import POSIX
import Raster
import Testing

@testable import Benchmarks

/// The bench compares like with like: C must draw the very dots that Placard draws.
@Suite("The plain C text")
struct TextReferenceTests {
    private static let fonts = ".build/fonts"

    @Test(
        "draws the strips that Placard draws",
        .enabled(if: Files.status(fonts) != nil, "build the faces with make fonts"),
        arguments: [BenchTexts.disclosures, BenchTexts.hanzi, "A\u{2A6D6}", ""]
    )
    func sameStrips(text: String) throws {
        let mapped = try MappedFile("\(Self.fonts)/han16.face")
        let face = try unsafe Face(FaceStorage(mapped: mapped.bytes) { _ = mapped })
        let strip = GlyphStrip(text, faces: FaceChain([face]))
        var words = [UInt64](repeating: .max, count: PlainGlyphs.words(columns: strip.width))
        #expect(PlainGlyphs.draw(Array(text.utf8), face: mapped, into: &words) == strip.width)
        for index in 0..<strip.wordsPerRow {
            for y in 0..<strip.height {
                #expect(words[index * PlainGlyphs.rows + y] == strip.word(index, row: y))
            }
        }
        var tooFew = [UInt64](repeating: 0, count: PlainGlyphs.rows)
        let drawn = PlainGlyphs.draw(Array(text.utf8), face: mapped, into: &tooFew)
        #expect(drawn == (text.isEmpty ? 0 : nil))
    }

    @Test(
        "moves the lane that the scene moves",
        .enabled(if: Files.status(fonts) != nil, "build the faces with make fonts")
    )
    func sameFrames() throws {
        let strips = try ScrollingStrips(fonts: Self.fonts, cell: PlainGlyphs.rows)
        let scene = try strips.scene(0, body: BenchTexts.body(60))
        let lamps = LampScene(scene)
        let lane = try PlainLane(scene, boards: 2)
        for frame in [0, 1, 39, 120, 399] {
            let instant = LaneBench.instant(frame)
            var pixels = [UInt8](repeating: 7, count: scene.width * scene.height)
            lane.draw(frame, board: 1, depth: 1, into: &pixels)
            #expect(pixels == scene.frame(at: instant).pixels, "frame \(frame)")
            var expected = [UInt8](repeating: 7, count: lamps.byteCount)
            lamps.draw(at: instant, into: &expected)
            var bytes = [UInt8](repeating: 9, count: lamps.byteCount)
            lane.draw(frame, board: 1, depth: 3, into: &bytes)
            #expect(bytes == expected, "frame \(frame)")
            bytes = [UInt8](repeating: 9, count: lamps.byteCount + 1)
            lane.expand(frame, board: 1, into: &bytes)
            #expect(bytes.dropLast() == expected[...], "frame \(frame), expanded")
        }
    }

    @Test("the texts have 2,000 characters, the hanzi all different")
    func texts() {
        #expect(BenchTexts.disclosures.count == BenchTexts.count)
        #expect(Set(BenchTexts.hanzi).count == BenchTexts.count)
    }
}
