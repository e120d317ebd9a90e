import Disclosure
import Layout
import Planning
import Raster
import Testing

/// How pages come and go and strips run, frame by frame.
struct EffectGoldenTests {
    private static let line = "face: { height: 8 }"

    /// The frames of the first half second, then one that holds and the last ones, each once.
    private static func film(_ scene: Scene, frames: [Int]) -> String {
        frames.map { number in
            let at = Instant(milliseconds: Int64(number) * 100)
            return "frame \(number)\n" + FrameText.text(of: scene.frame(at: at))
        }.joined(separator: "\n")
    }

    /// Ten frames a second; 400 ms are four frames of four columns or two rows.
    @Test(arguments: ["wipe", "roll"], Direction.allCases)
    func pagesComeAndGo(effect: String, direction: Direction) throws {
        let zones = """
            { id: 'a', at: [1, 1, 16, 8], \(Self.line), motion: 'pages', effect: '\(effect)',
              direction: '\(direction.rawValue)', entranceMilliseconds: 400,
              text: '{title}' }
            """
        let scene = try Tiny.scene(18, 10, zones, [Tiny.slot("山口田中")])
        // The first page comes out of the dark, the second over the first.
        let film = Self.film(scene, frames: [0, 1, 2, 3, 4, 34, 35, 36, 37])
        Golden.check(film, "\(effect)-\(direction.rawValue)")
    }

    @Test func pagesLeaveTheirZoneDark() throws {
        let zones = """
            { id: 'a', at: [0, 0, 16, 8], \(Self.line), motion: 'pages', effect: 'wipe',
              direction: 'right', entranceMilliseconds: 200, exitMilliseconds: 400,
              text: '{title}' }
            """
        let scene = try Tiny.scene(16, 8, zones, [Tiny.slot("山口田中")])
        // 2 frames in, 30 held, 4 out.
        Golden.check(Self.film(scene, frames: [0, 1, 31, 32, 33, 34, 35, 36, 37]), "wipe-exit")
    }

    @Test(arguments: Direction.allCases)
    func stripsRunInFourDirections(direction: Direction) throws {
        let zones = """
            { id: 'a', at: [1, 1, 16, 8], \(Self.line), motion: 'scroll',
              direction: '\(direction.rawValue)', text: '{title}' }
            """
        let scene = try Tiny.scene(18, 10, zones, [Tiny.slot("山口田中")])
        let frames = direction.isHorizontal ? [0, 2, 4, 8, 14] : [0, 2, 4, 8, 16, 20]
        Golden.check(Self.film(scene, frames: frames), "scroll-\(direction.rawValue)")
    }

    @Test func aFlashGoesDarkOnceASecond() throws {
        let zones = """
            { id: 'a', at: [0, 0, 16, 8], \(Self.line), effect: 'flash', text: '{title}' },
            { id: 'b', at: [0, 8, 64, 8], \(Self.line), text: '月' }
            """
        let scene = try Tiny.scene(64, 16, zones, [Tiny.slot("山口")])
        let lit = (0..<40).map { number -> String in
            let frame = scene.frame(at: Instant(milliseconds: Int64(number) * 100))
            return frame.pixels.prefix(64 * 8).contains { $0 != 0 } ? "#" : "."
        }.joined()
        #expect(lit == String(repeating: "#######...", count: 4))
    }

    @Test func aTickerOfLinesRises() throws {
        let zones = """
            { id: 'a', at: [0, 0, 24, 16], \(Self.line), motion: 'ticker', direction: 'up',
              text: '{title}' }
            """
        let slots = [Tiny.slot("山口田"), Tiny.slot("中")]
        let scene = try Tiny.scene(24, 16, zones, slots)
        Golden.check(Self.film(scene, frames: [0, 5, 10, 20, 29, 30]), "ticker-up")
    }
}
