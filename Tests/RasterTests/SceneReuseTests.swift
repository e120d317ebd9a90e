import Disclosure
import Layout
import Planning
import TestKit
import Testing

@testable import Raster

/// What a scene takes over from the one before it, and that nobody sees it.
struct SceneReuseTests {
    private static let zones = """
        { id: 'c', at: [40, 0, 24, 8], face: { height: 8 }, show: 'clock',
          patterns: ['{hour}:{minute}'] },
        { id: 'a', at: [0, 8, 64, 8], face: { height: 8 }, motion: 'scroll', text: '{title}' },
        """
    private static let ticker = """
        { id: 'a', at: [0, 8, 64, 8], face: { height: 8 }, motion: 'ticker', text: '{title}' },
        """
    private static let words = ["山口田中日月王", "山", "田田田田田田田田田田田", "日月", "王中"]

    private static func programme(_ titles: [String]) -> Programme {
        Programme(
            board: Board(id: "b", name: "b"),
            at: Instant(milliseconds: 0),
            slots: titles.enumerated().map { Tiny.slot($1, id: "\($0)") },
            excluded: [],
            validUntil: nil
        )
    }

    private static func frames(_ scene: Scene) -> [Frame] {
        (0..<200).map { scene.frame(at: Instant(milliseconds: $0 * 733)) }
    }

    @Test func onlyWhatChangedIsDrawn() throws {
        let composer = try Tiny.composer(64, 16, Self.zones)
        var memory = ActMemory()
        let first = Scene(composer.compose(Self.programme(Self.words), memory: &memory))
        var changed = Self.words
        changed[2] = "口"
        let composition = composer.compose(Self.programme(changed), memory: &memory)
        let second = Scene(composition, after: first)
        let isKept = zip(first.drawn.acts, second.drawn.acts).map { $0 === $1 }
        #expect(isKept == [true, true, false, true, true])
    }

    /// A last item that is alone need not stay as long as one of several.
    @Test func anActThatLastsOtherwiseIsDrawnAnew() throws {
        let composer = try Tiny.composer(64, 16, Self.zones, framesPerSecond: 1_000)
        var memory = ActMemory()
        let two = composer.compose(Self.programme(["山", "口"]), memory: &memory)
        let one = composer.compose(Self.programme(["山"]), memory: &memory)
        let scene = Scene(one, after: Scene(two))
        #expect(Self.frames(scene) == Self.frames(Scene(one)))
        #expect(scene.drawn.frames == Scene(one).drawn.frames)
    }

    @Test func aSceneOfAnotherSizeGivesNothing() throws {
        let composer = try Tiny.composer(64, 16, Self.zones)
        let larger = try Tiny.composer(80, 16, Self.zones)
        var memory = ActMemory()
        let first = Scene(composer.compose(Self.programme(Self.words), memory: &memory))
        let next = larger.compose(Self.programme(Self.words), memory: &memory)
        #expect(Self.frames(Scene(next, after: first)) == Self.frames(Scene(next)))
    }

    /// Forty changes at random: taking over shows what drawing everything anew shows.
    @Test(arguments: [zones, ticker])
    func nobodySeesWhatWasTakenOver(zones: String) throws {
        let composer = try Tiny.composer(64, 16, zones)
        var random = SplitMix64(seed: 20)
        var memory = ActMemory()
        var last: Scene?
        var titles = Self.words
        for _ in 0..<40 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: titles.insert("中", at: Int.random(in: 0...titles.count, using: &random))
            case 1 where !titles.isEmpty: titles.removeLast()
            case 2: titles.shuffle(using: &random)
            default:
                for index in titles.indices where Bool.random(using: &random) {
                    titles[index] += "月"
                }
            }
            let programme = Self.programme(titles)
            let scene = Scene(composer.compose(programme, memory: &memory), after: last)
            let anew = Scene(composer.compose(programme))
            #expect(Self.frames(scene) == Self.frames(anew))
            #expect(scene.shown(at: Tiny.morning) == anew.shown(at: Tiny.morning))
            last = scene
        }
    }
}
