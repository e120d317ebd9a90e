import Disclosure
import Layout
import Planning
import TestKit
import Testing

@testable import Raster

/// What a frame costs, counted and not timed.
struct FrameWorkTests {
    /// Copies, rows and pixels of a frame.
    private struct Work: Equatable {
        var copies = 0
        var rows = 0
        var pixels = 0
    }

    private static func work(_ scene: Scene, at instant: Instant) -> Work {
        var work = Work()
        guard let moment = scene.moment(at: instant) else { return work }
        scene.drawn.acts[moment.act].stage.forEachCopy(moment, in: scene.drawn.zone) { copy in
            work.copies += 1
            work.rows += copy.height
            work.pixels += copy.width * copy.height
        }
        return work
    }

    private static func scene(_ zones: String, characters: Int) throws -> Scene {
        let title = String(String(repeating: "山口田中日月王", count: 300).prefix(characters))
        return try Tiny.scene(64, 24, zones, [Tiny.slot(title)])
    }

    /// 2,000 characters move at the price of 60, in every direction.
    @Test(arguments: ["scroll", "ticker", "reveal"], Direction.allCases)
    func aFrameCostsTheSameHoweverLongItsText(motion: String, direction: Direction) throws {
        let zones = """
            { id: 'a', at: [0, 4, 64, 16], face: { height: 8 }, motion: '\(motion)',
              direction: '\(direction.rawValue)', text: '{title}' }
            """
        let short = try Self.scene(zones, characters: 60)
        let long = try Self.scene(zones, characters: 2_000)
        for step in 0..<200 {
            let at = Instant(milliseconds: Int64(step) * 3_700)
            let work = Self.work(long, at: at)
            // Two dark bands of four rows and the strip's sixteen: each pixel is written once.
            for work in [work, Self.work(short, at: at)] {
                #expect(work.pixels == 64 * 24)
                // The mark between two rounds has a colour of its own, so that a window over it is
                // copied in three parts.
                #expect((3...5).contains(work.copies))
                if motion != "ticker" { #expect(work.rows == 24) }
            }
        }
    }

    /// Whatever moves, each pixel is written at most once and a second time below a clock.
    @Test func noPixelIsDrawnInVain() throws {
        let zones = """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, motion: 'pages', effect: 'roll',
              text: '{title}' },
            { id: 'b', at: [0, 8, 64, 16], face: { height: 8 }, motion: 'scroll', text: '{title}' }
            """
        let scene = try Self.scene(zones, characters: 30)
        for step in 0..<100 {
            let work = Self.work(scene, at: Instant(milliseconds: Int64(step) * 100))
            #expect(work.pixels == 64 * 24)
            #expect(work.copies <= 3)
        }
    }

    /// A canvas that fits is drawn upon in place: its memory stays where it is, and nobody else
    /// holds it.
    @Test func framesAreDrawnInPlace() throws {
        let zones = """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, motion: 'ticker', text: '{title}' },
            { id: 'b', at: [0, 8, 40, 8], face: { height: 8 }, show: 'clock',
              patterns: ['{hour}:{minute}'] }
            """
        let scene = try Self.scene(zones, characters: 50)
        let lamps = LampScene(scene)
        var canvas = Canvas(width: 64, height: 24)
        var bytes = [UInt8](repeating: 0, count: lamps.byteCount)
        func addresses() -> [UInt] {
            let first = unsafe canvas.pixels.withUnsafeBufferPointer {
                UInt(bitPattern: $0.baseAddress)
            }
            let second = unsafe bytes.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
            return [first, second]
        }
        let before = addresses()
        for step in 0..<1_000 {
            let at = Instant(milliseconds: Int64(step) * 1_100)
            scene.draw(at: at, into: &canvas)
            lamps.draw(at: at, into: &bytes)
        }
        #expect(addresses() == before)
    }

    /// Once a scene runs, drawing asks for no memory, whatever moves.
    @Test(.enabled(if: Allocations.areCounted))
    func nothingIsAllocatedForAFrame() throws {
        let zones = """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, motion: 'ticker', text: '{title}' },
            { id: 'b', at: [0, 8, 40, 8], face: { height: 8 }, show: 'clock',
              patterns: ['{hour}:{minute}'] },
            { id: 'c', at: [0, 16, 64, 8], face: { height: 8 }, motion: 'pages', effect: 'wipe',
              text: '{title}' }
            """
        let scene = try Self.scene(zones, characters: 50)
        let lamps = LampScene(scene)
        var canvas = Canvas(width: 64, height: 24)
        var bytes = [UInt8](repeating: 0, count: lamps.byteCount)
        func draw(_ steps: Range<Int64>) {
            // Without optimisation walking a range would take memory, and be counted.
            var step = steps.lowerBound
            while step < steps.upperBound {
                let at = Instant(milliseconds: step * 1_100)
                scene.draw(at: at, into: &canvas)
                lamps.draw(at: at, into: &bytes)
                step += 1
            }
        }
        draw(0..<10)
        #expect(Allocations.count { draw(10..<1_000) } == 0)
        // The count counts: a scene of its own takes memory.
        #expect(try Allocations.count { _ = try Self.scene(zones, characters: 1) } > 0)
    }

    /// A scene's memory grows with what it draws, not with the faces behind it.
    @Test func memoryGrowsWithTheGlyphsUsed() throws {
        let zones = """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, motion: 'scroll', text: '{title}' }
            """
        let sizes = try [100, 200, 400].map { count in
            try Self.scene(zones, characters: count).drawn.acts.reduce(0) {
                $0 + $1.stage.pixels.count + $1.stage.packed.count
            }
        }
        // The strip's way in and out is the same for all; each hundred hanzi add as much: a bit a
        // dot, for they have one colour.
        #expect(sizes[1] - sizes[0] >= 100 * 64 / 8)
        #expect(sizes[2] - sizes[1] == 2 * (sizes[1] - sizes[0]))
    }
}
