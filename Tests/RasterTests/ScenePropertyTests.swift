import Disclosure
import Layout
import Planning
import Raster
import TestKit
import Testing

/// What holds for every scene at every instant.
struct ScenePropertyTests {
    /// Scenes with every sort of movement.
    private static func scenes() throws -> [(name: String, scene: Scene)] {
        let line = "face: { height: 8 }"
        let header = "{ id: 'h', at: [2, 1, 30, 8], \(line), motion: 'pages', text: '一\\n二' }"
        let clock = """
            { id: 'c', at: [40, 1, 20, 8], \(line), show: 'clock', patterns: ['{hour}:{minute}'] }
            """
        let slots = [
            Tiny.slot("山口田中日月山口", body: "王王王（一）王王王王", progress: 30, lamp: .late),
            Tiny.slot("月", body: "中"),
        ]
        let emergency = Tiny.slot("山口田中", body: "日月王山口田中", urgency: .emergency)
        func scene(_ motion: String, _ slots: [Slot]) throws -> Scene {
            let zones = """
                \(header), \(clock),
                { id: 'm', at: [3, 11, 41, 8], \(line), motion: '\(motion)', text: '{title}{body}' }
                """
            return try Tiny.scene(64, 20, zones, slots)
        }
        return try TextMotion.allCases.map { ($0.rawValue, try scene($0.rawValue, slots)) } + [
            ("emergency", try scene("still", [emergency])),
            ("idle", try scene("still", [])),
        ]
    }

    private static func instants(_ seed: UInt64, _ count: Int) -> [Instant] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            Instant(milliseconds: Int64.random(in: -10_000_000...2_000_000_000_000, using: &random))
        }
    }

    @Test func equalInstantsGiveEqualFramesWhateverWasDrawnBefore() throws {
        for (name, scene) in try Self.scenes() {
            var used = Canvas(width: scene.width, height: scene.height, fill: 9)
            for instant in Self.instants(1, 60) {
                scene.draw(at: instant, into: &used)
                #expect(used.pixels == scene.frame(at: instant).pixels, "\(name) at \(instant)")
            }
        }
    }

    @Test func aSceneMadeAnewGoesOnInTheSamePhase() throws {
        let (first, second) = (try Self.scenes(), try Self.scenes())
        for (one, other) in zip(first, second) {
            for instant in Self.instants(2, 40) {
                #expect(one.scene.frame(at: instant) == other.scene.frame(at: instant))
            }
        }
    }

    @Test func aCanvasOfAnotherSizeIsReplaced() throws {
        let scene = try Tiny.scene(16, 8, "{ id: 'l', at: [0, 0, 8, 8], show: 'lamp' }", [])
        for size in [(1, 1), (64, 2), (0, 0)] {
            var canvas = Canvas(width: size.0, height: size.1)
            scene.draw(at: Tiny.morning, into: &canvas)
            #expect(canvas.width == 16 && canvas.height == 8)
        }
    }

    /// Between an instant and the next change nothing changes, and every change is announced.
    @Test func nextChangeIsExact() throws {
        for (name, scene) in try Self.scenes() {
            for start in Self.instants(3, 12) {
                guard let change = scene.nextChange(after: start) else {
                    Issue.record("\(name) says that it never changes, and it has a clock")
                    continue
                }
                #expect(change > start, "\(name)")
                let frame = scene.frame(at: start)
                let span = change.milliseconds - start.milliseconds
                for step in stride(from: 0, to: span, by: max(1, Int(span / 40))) {
                    let between = start.advanced(byMilliseconds: step)
                    #expect(scene.frame(at: between) == frame, "\(name) \(start) + \(step) ms")
                }
                let last = change.advanced(byMilliseconds: -1)
                #expect(scene.frame(at: last) == frame, "\(name) changes before \(change)")
            }
        }
    }

    @Test func aBoardThatStandsNeverChanges() throws {
        let zones = "{ id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, text: '{title}' }"
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口")])
        #expect(scene.nextChange(after: Tiny.morning) == nil)
    }

    @Test func aBoardWithOnlyAClockChangesOnTheMinute() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, show: 'clock',
              patterns: ['{hour}:{minute}'] }
            """
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口")])
        let start = Tiny.morning.advanced(byMilliseconds: 1)
        #expect(scene.nextChange(after: start) == Tiny.morning.advanced(byMilliseconds: 60_000))
        #expect(
            scene.nextChange(after: Tiny.morning) == Tiny.morning.advanced(byMilliseconds: 60_000)
        )
    }

    /// The zone stands at 5, 6 with 30 by 8 pixels on a board that is otherwise dark.
    @Test(arguments: TextMotion.allCases)
    func nothingIsDrawnOutsideAZone(motion: TextMotion) throws {
        let zones = """
            { id: 'm', at: [5, 6, 30, 8], face: { height: 8 }, motion: '\(motion.rawValue)',
              text: '{title}' }
            """
        let scene = try Tiny.scene(48, 20, zones, [Tiny.slot("山口田中日月（一）王")])
        for step in 0..<300 {
            let frame = scene.frame(at: Instant(milliseconds: Int64(step) * 100))
            for y in 0..<20 {
                for x in 0..<48 where !(5..<35).contains(x) || !(6..<14).contains(y) {
                    guard frame.pixels[y * 48 + x] == 0 else {
                        Issue.record("\(motion) lights \(x), \(y) in frame \(step)")
                        return
                    }
                }
            }
        }
    }

    /// Each frame is the one before moved left by the same whole pixels; the seam is no exception.
    @Test func aTickerMovesByWholePixels() throws {
        let zones = """
            { id: 'm', at: [0, 0, 32, 8], face: { height: 8 }, motion: 'ticker', text: '{title}' }
            """
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口田中日月王")])
        // 10 frames a second: 3.5 cells of 8 pixels a second are 3 pixels a frame.
        let step = 3
        for index in 0..<120 {
            let before = scene.frame(at: Instant(milliseconds: Int64(index) * 100))
            let after = scene.frame(at: Instant(milliseconds: Int64(index + 1) * 100))
            for y in 0..<8 {
                let old = Array(before.pixels[(y * 32 + step)..<(y * 32 + 32)])
                let new = Array(after.pixels[(y * 32)..<(y * 32 + 32 - step)])
                #expect(old == new, "frame \(index), row \(y)")
            }
        }
    }

    @Test func aPassBeginsAndEndsDark() throws {
        let zones = """
            { id: 'm', at: [0, 0, 16, 8], face: { height: 8 }, motion: 'scroll', text: '{title}' }
            """
        let scene = try Tiny.scene(16, 8, zones, [Tiny.slot("山口田中日月")])
        let frames = (0..<22).map { scene.frame(at: Instant(milliseconds: Int64($0) * 100)) }
        let lit = frames.map { frame in frame.pixels.contains { $0 != 0 } }
        #expect(lit == [false] + [Bool](repeating: true, count: 21) || lit.first == false)
        #expect(
            frames[1].pixels.enumerated().allSatisfy { $0.element == 0 || $0.offset % 16 >= 13 }
        )
    }

    @Test func theSceneTellsWhatItShows() throws {
        let zones = "{ id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, text: '{title}' }"
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口")])
        #expect(scene.shown(at: Tiny.morning).map(\.item) == ["N-1"])
        #expect(try Tiny.scene(32, 8, zones, []).shown(at: Tiny.morning).isEmpty)
    }
}
