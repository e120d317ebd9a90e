import Layout
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
        _ = packed.keepStrip(Self.tile(13, 2, 3))
        let patch = packed.keepStrip(tile)
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

    @Test("a strip of several colours, and one without any, stays as it is")
    func notPacked() {
        var stage = Stage()
        var two = Self.tile(20, 2, 2)
        two.draw([
            .fill(PixelRectangle(x: 3, y: 0, width: 2, height: 2), role: .label)
        ])
        #expect(stage.keepStrip(two).ink == 0)
        #expect(stage.keepStrip(Tile(width: 20, height: 2)).ink == 0)
        #expect(stage.packed.isEmpty)
        #expect(stage.pixels.count == 80)
    }

    @Test("pixel by pixel, and unpacked again, it is the tile")
    func unpacked() {
        let tile = Self.tile(37, 5, 4)
        var stage = Stage()
        let patch = stage.keepStrip(tile)
        for y in 0..<5 {
            for x in 0..<37 {
                #expect(stage.pixel(of: patch, x: x, y: y) == tile.pixels[y * 37 + x])
            }
        }
    }
}
