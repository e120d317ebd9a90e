import Disclosure
import Layout
import Planning
import Raster
import TestKit
import Testing

/// What a board that moves its content by itself is given.
struct SpreadTests {
    private static let line = "face: { height: 8 }"
    private static let scroll = """
        { id: 'a', at: [0, 0, 48, 8], \(line), motion: 'scroll', text: '{title}' },
        { id: 'c', at: [28, 8, 20, 8], \(line), show: 'clock', patterns: ['{hour}:{minute}'] }
        """

    /// How often each pixel lies in a rectangle.
    private static func coverage(_ spread: Spread, _ width: Int, _ height: Int) -> Set<Int> {
        var counts = [Int](repeating: 0, count: width * height)
        for area in spread.areas {
            for y in area.y..<area.y + area.height {
                for x in area.x..<area.x + area.width { counts[y * width + x] += 1 }
            }
        }
        return Set(counts)
    }

    @Test("a running line is a rectangle of its own, the rest stands around it")
    func divided() throws {
        let scene = try Tiny.scene(48, 16, Self.scroll, [Tiny.slot("山口田中日月山口田中日月")])
        let spread = scene.spread(at: Tiny.morning, areaLimit: 4)
        #expect(spread.areas.count == 2)
        #expect(Self.coverage(spread, 48, 16) == [1])
        guard case .running(let line, let pace) = spread.areas[0].content,
            case .pages(let pages) = spread.areas[1].content
        else {
            Issue.record("\(spread)")
            return
        }
        #expect(line.height == 8 && line.width >= 6 * 8 && pace > 0)
        // What stands is what the frame of the instant shows there.
        let whole = scene.frame(at: Tiny.morning)
        for y in 0..<8 {
            for x in 0..<48 { #expect(pages[0].frame[x, y] == whole[x, y + 8]) }
        }
        #expect(spread.roundMilliseconds == line.width * pace)
        // The clock's next minute.
        #expect(spread.validUntil == scene.nextMinute(after: Tiny.morning))
    }

    @Test("every column of the running line comes past in the board's own frames")
    func line() throws {
        let scene = try Tiny.scene(48, 16, Self.scroll, [Tiny.slot("山口田中日月山口田中日月")])
        guard
            case .running(let line, _) = scene.spread(at: Tiny.morning, areaLimit: 4).areas[0]
                .content
        else { return }
        var seen: Set<[Colour]> = []
        var at = Tiny.morning
        for _ in 0..<2_000 {
            let frame = scene.frame(at: at)
            for x in 0..<48 { seen.insert((0..<8).map { frame[x, $0] }) }
            guard let next = scene.nextChange(after: at) else { break }
            at = next
        }
        for x in 0..<line.width {
            #expect(seen.contains((0..<8).map { line[x, $0] }), "column \(x)")
        }
    }

    @Test("a board with too few areas gets the picture of the instant")
    func undivided() throws {
        let scene = try Tiny.scene(48, 16, Self.scroll, [Tiny.slot("山口田中日月山口田中日月")])
        let spread = scene.spread(at: Tiny.morning, areaLimit: 1)
        #expect(spread.areas.count == 1)
        #expect(
            spread.areas[0].content
                == .pages([.init(frame: scene.frame(at: Tiny.morning), milliseconds: 0)])
        )
        #expect(spread.validUntil == scene.nextChange(after: Tiny.morning))
    }

    @Test("an act that gives way to another says when")
    func acts() throws {
        let zones = "{ id: 'a', at: [0, 0, 32, 8], \(Self.line), text: '{title}' }"
        let scene = try Tiny.scene(32, 8, zones, [Tiny.slot("山口"), Tiny.slot("田中", id: "b")])
        let spread = scene.spread(at: Tiny.morning, areaLimit: 4)
        let until = try #require(spread.validUntil)
        #expect(scene.frame(at: until) != scene.frame(at: until.advanced(byMilliseconds: -1)))
        #expect(scene.shown(at: until) != scene.shown(at: Tiny.morning))
    }
}

extension Scene {
    fileprivate func nextMinute(after instant: Instant) -> Instant {
        Instant(milliseconds: (instant.milliseconds / 60_000 + 1) * 60_000)
    }
}
