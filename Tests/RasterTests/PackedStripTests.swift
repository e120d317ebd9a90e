import Glyphs
import Layout
import TestKit
import Testing

@testable import Raster

/// Strips of one colour are kept as bits; nobody can see it.
struct PackedStripTests {
    /// A tile with a pattern in which every neighbourhood is another.
    private static func tile(_ width: Int, _ height: Int, _ ink: UInt8) -> Tile {
        var tile = Tile(width: width, height: height)
        var random: UInt64 = 88_172_645_463_325_252
        for y in 0..<height {
            for x in 0..<width {
                random ^= random << 13
                random ^= random >> 7
                random ^= random << 17
                if random & 3 == 0 {
                    let dot = PixelRectangle(x: x, y: y, width: 1, height: 1)
                    tile.draw([.fill(dot, role: Role(rawValue: ink) ?? .text)])
                }
            }
        }
        return tile
    }

    private static func draw(_ copy: Copy, of stage: Stage, _ width: Int, _ height: Int) -> [UInt8]
    {
        // What stood there before is another number, so that pixels left out are seen.
        var board = [UInt8](repeating: 99, count: width * height)
        unsafe stage.pixels.withUnsafeBufferPointer { pixels in
            unsafe stage.packed.withUnsafeBufferPointer { packed in
                unsafe board.withUnsafeMutableBufferPointer { target in
                    guard let base = target.baseAddress else { return }
                    unsafe Blit.perform(
                        copy,
                        from: pixels,
                        packed: packed,
                        onto: base,
                        width: width,
                        height: height,
                        depth: 1
                    )
                }
            }
        }
        return board
    }

    @Test("a window anywhere shows the same dots", arguments: [1, 7, 8, 9, 16, 61, 128])
    func windows(width: Int) {
        let tile = Self.tile(150, 3, 2)
        var packed = Stage()
        // A second strip before it, so that its rows do not begin at the beginning.
        _ = packed.keepStrip(Self.tile(13, 2, 3), isHorizontal: true)
        let patch = packed.keepStrip(tile, isHorizontal: true)
        var plain = Stage()
        let reference = plain.keep(tile)
        #expect(patch.ink == 2)
        #expect(packed.pixels.isEmpty)
        for place in -10...160 {
            for (x, y) in [(0, 0), (-3, 1), (4, -1)] {
                var copy = Copy(source: patch, x: x, y: y, width: width, height: 3)
                copy.sourceX = place
                let seen = Self.draw(copy, of: packed, width, 3)
                copy.source = reference
                #expect(seen == Self.draw(copy, of: plain, width, 3), "\(place) \(x) \(y)")
            }
        }
    }

    @Test("two colours above each other, and none at all, stay as they are")
    func notPacked() {
        var stage = Stage()
        var two = Self.tile(20, 2, 2)
        two.draw([
            .fill(PixelRectangle(x: 3, y: 0, width: 2, height: 1), role: .label),
            .fill(PixelRectangle(x: 3, y: 1, width: 2, height: 1), role: .text),
        ])
        #expect(stage.keepStrip(two, isHorizontal: true).ink == 0)
        #expect(stage.keepStrip(Tile(width: 20, height: 2), isHorizontal: true).ink == 0)
        #expect(stage.packed.isEmpty)
        #expect(stage.pixels.count == 80)
    }

    /// Four words of three colours, with dark room between two of them and none between others.
    private static func words(isHorizontal: Bool) -> Tile {
        let (width, height) = isHorizontal ? (90, 5) : (5, 90)
        var tile = Tile(width: width, height: height)
        for (from, ink) in [(2, 2), (21, 3), (40, 2), (41, 4)] as [(Int, UInt8)] {
            let word = Self.tile(isHorizontal ? 17 : 5, isHorizontal ? 5 : 17, ink)
            tile.paste(word, x: isHorizontal ? from : 0, y: isHorizontal ? 0 : from)
        }
        return tile
    }

    @Test("words of several colours are bits as well", arguments: [true, false])
    func words(isHorizontal: Bool) {
        let tile = Self.words(isHorizontal: isHorizontal)
        var stage = Stage()
        let patch = stage.keepStrip(tile, isHorizontal: isHorizontal)
        #expect(patch.stretches.count > 2)
        #expect(stage.pixels.isEmpty)
        for y in 0..<tile.height {
            for x in 0..<tile.width {
                #expect(stage.pixel(of: patch, x: x, y: y) == tile.pixels[y * tile.width + x])
            }
        }
        // An upright strip has colours from row to row; seen as a lying one it has not.
        #expect(stage.keepStrip(tile, isHorizontal: !isHorizontal).ink == 0)
    }

    @Test("pixel by pixel, and unpacked again, it is the tile")
    func unpacked() {
        let tile = Self.tile(37, 5, 4)
        var stage = Stage()
        let patch = stage.keepStrip(tile, isHorizontal: true)
        for y in 0..<5 {
            for x in 0..<37 {
                #expect(stage.pixel(of: patch, x: x, y: y) == tile.pixels[y * 37 + x])
            }
        }
    }

    /// Glyphs side by side with gaps, in stretches of three colours, some above or below the edge.
    private static func marks(
        _ chain: FaceChain,
        _ text: String,
        height: Int,
        _ random: inout SplitMix64
    ) -> [Mark] {
        var pen = 0
        var role = Role.text
        return (0..<40).compactMap { _ in
            if Int.random(in: 0..<4, using: &random) == 0 {
                role = [.text, .label, .divider].randomElement(using: &random) ?? .text
            }
            guard let character = text.randomElement(using: &random),
                let glyph = chain.glyph(for: character), glyph.width > 0
            else { return nil }
            pen += Int.random(in: 0..<6, using: &random)
            defer { pen += glyph.width }
            let y = Int.random(in: -glyph.height...height, using: &random)
            return Mark.glyph(glyph, x: pen, y: Bool.random(using: &random) ? 0 : y, role: role)
        }
    }

    /// The same marks in pieces of any size.
    private static func pieces(_ marks: [Mark], _ random: inout SplitMix64) -> [StripPiece] {
        var rest = marks[...]
        var pieces: [StripPiece] = []
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...9, using: &random))
            rest = rest.dropFirst(part.count)
            let x = Int.random(in: 0...20, using: &random)
            pieces.append(StripPiece(x: x, marks: part.map { $0.moved(x: -x, y: 0) }))
        }
        return pieces
    }

    @Test(
        "words drawn as bits are the tile, cut off at any column and begun again",
        arguments: [8, 16, 32],
        1...20 as ClosedRange<UInt64>
    )
    func straight(faceHeight: Int, seed: UInt64) throws {
        if faceHeight > 8, !RealFaces.areThere { return }
        let library = try faceHeight == 8 ? Tiny.library() : RealFaces.library()
        let chain = try #require(library.chain(for: FaceKey(height: faceHeight)))
        var random = SplitMix64(seed: seed)
        let height = Int.random(in: 1...faceHeight + 4, using: &random)
        let marks = Self.marks(
            chain,
            faceHeight == 8 ? "山口日月 " : "收费公示 Ab,1",
            height: height,
            &random
        )
        let end = marks.last?.endX ?? 0
        let length = max(1, end + Int.random(in: -3...9, using: &random))
        let lane = Int.random(in: 0..<70, using: &random)
        let again = end <= length ? length : nil
        let start = again == nil ? Int.random(in: 0...30, using: &random) : 0
        var tile = Tile(width: length + lane, height: height)
        tile.draw(marks, x: start)
        if let again { tile.repeatBeginning(from: again, isHorizontal: true) }
        let drawn = PackedStrip(
            Self.pieces(marks, &random),
            width: length + lane,
            height: height,
            at: start,
            again: again
        )
        guard let drawn else {
            #expect(tile.pixels.allSatisfy { $0 == 0 }, "seed \(seed)")
            return
        }
        var stage = Stage()
        let patch = stage.keep(drawn)
        for y in 0..<height {
            for x in 0..<tile.width {
                let dot = stage.pixel(of: patch, x: x, y: y)
                guard dot == tile.pixels[y * tile.width + x] else {
                    Issue.record("seed \(seed): another dot at \(x), \(y)")
                    return
                }
            }
        }
    }

    @Test("what is no line of words is left to the tile")
    func notWords() throws {
        let chain = try #require(try Tiny.library().chain(for: FaceKey(height: 8)))
        let glyph = try #require(chain.glyph(for: Character("山")))
        let word = Mark.glyph(glyph, x: 4, y: 0, role: .text)
        let before = Mark.glyph(glyph, x: 3, y: 0, role: .text)
        let box = Mark.fill(PixelRectangle(x: 30, y: 0, width: 2, height: 2), role: .text)
        func strip(_ marks: [Mark], width: Int = 40) -> PackedStrip? {
            PackedStrip(
                [StripPiece(x: 0, marks: marks)],
                width: width,
                height: 8,
                at: 0,
                again: nil
            )
        }
        #expect(strip([word]) != nil)
        #expect(strip([word, before]) == nil, "one over the other")
        #expect(strip([word, box]) == nil)
        #expect(strip([]) == nil, "nothing is lit")
        #expect(strip([word], width: 0) == nil)
    }
}
