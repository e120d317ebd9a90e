import Disclosure
import Layout
import Planning
import Raster
import Testing

/// No board flashes more than once a second over a quarter of its area, and none inverts.
struct FlashTests {
    private static let line = "face: { height: 8 }"

    /// The frames of a scene, one after another from the epoch.
    private static func film(_ scene: Scene, seconds: Int) -> [Frame] {
        (0..<(seconds * scene.framesPerSecond)).map { number in
            let at = Int64(number) * 1_000 / Int64(scene.framesPerSecond) + 1
            return scene.frame(at: Instant(milliseconds: at))
        }
    }

    private static func flashes(_ film: [Frame], _ framesPerSecond: Int) throws -> Int {
        let first = try #require(film.first)
        var meter = FlashMeter(
            width: first.width,
            height: first.height,
            framesPerSecond: framesPerSecond
        )
        for frame in film { meter.add(frame) }
        return meter.flashesPerSecond
    }

    private static func frame(lit: Bool, width: Int = 16, height: Int = 8) throws -> Frame {
        let pixels = [UInt8](repeating: lit ? 1 : 0, count: width * height)
        return try #require(
            Frame(width: width, height: height, pixels: pixels, palette: Palette([.black, .red]))
        )
    }

    /// The meter itself: what is lit and dark in turns is counted, what stands is not.
    @Test(arguments: [(1, 5), (2, 2), (5, 1), (10, 0)])
    func theMeterCountsFlashes(framesEach: Int, flashes: Int) throws {
        let film = try (0..<40).map { try Self.frame(lit: $0 / framesEach % 2 == 1) }
        #expect(try Self.flashes(film, 10) == flashes)
    }

    @Test func theMeterSeesAQuarterAndOverlooksLess() throws {
        func film(rows: Int) throws -> [Frame] {
            try (0..<40).map { number in
                let lit = number % 2 == 1 ? rows * 16 : 0
                let pixels = (0..<128).map { UInt8($0 < lit ? 1 : 0) }
                let palette = Palette([.black, .white])
                return try #require(
                    Frame(width: 16, height: 8, pixels: pixels, palette: palette)
                )
            }
        }
        #expect(try Self.flashes(film(rows: 2), 10) == 5)
        #expect(try Self.flashes(film(rows: 0), 10) == 0)
    }

    /// Every effect and every motion, with two items that take turns.
    @Test(
        "H10: no movement flashes",
        arguments: [
            "effect: 'cut'", "effect: 'wipe'", "effect: 'roll', direction: 'up'",
            "motion: 'pages', effect: 'wipe', direction: 'down', entranceMilliseconds: 100",
            "motion: 'pages', effect: 'roll', exitMilliseconds: 100", "motion: 'scroll'",
            "motion: 'scroll', direction: 'right'", "motion: 'scroll', direction: 'up'",
            "motion: 'reveal'", "motion: 'ticker'", "motion: 'ticker', direction: 'down'",
        ]
    )
    func noMovementFlashes(movement: String) throws {
        let zones = "{ id: 'a', at: [0, 0, 64, 32], \(Self.line), \(movement), text: '{title}' }"
        let slots = [
            Tiny.slot(String(repeating: "山口田中日月王", count: 6)),
            Tiny.slot(String(repeating: "王", count: 40)),
        ]
        let film = Self.film(try Tiny.scene(64, 32, zones, slots), seconds: 40)
        #expect(try Self.flashes(film, 10) <= 1)
        expectNoInversion(film)
    }

    /// However many zones want to flash, no more than a quarter of the board does.
    @Test func flashingZonesShareAQuarterOfTheBoard() throws {
        let zones = (0..<8).map { index in
            """
            { id: 'z\(index)', at: [\(index % 4 * 16), \(index / 4 * 8), 16, 8], \(Self.line),
              effect: 'flash', text: '{title}' }
            """
        }.joined(separator: ",")
        let film = Self.film(try Tiny.scene(64, 16, zones, [Tiny.slot("王王")]), seconds: 5)
        let changing = (0..<(64 * 16)).count { place in
            film.contains { $0.pixels[place] != film[0].pixels[place] }
        }
        #expect(changing > 0 && changing <= 64 * 16 / 4)
        #expect(try Self.flashes(film, 10) <= 1)
    }

    /// Programmes that cut every frame if they could are held for a second an item.
    @Test func realLayoutsOfferNoFlash() throws {
        let zones = """
            { id: 'a', at: [0, 0, 16, 8], \(Self.line), effect: 'flash', role: 'urgent',
              text: '{title}' },
            { id: 'b', at: [0, 8, 64, 8], \(Self.line), motion: 'scroll', text: '{title}{body}' }
            """
        let slots = [Tiny.slot("王王", body: "山口田中日月"), Tiny.slot("", body: "")]
        let film = Self.film(try Tiny.scene(64, 16, zones, slots), seconds: 30)
        #expect(try Self.flashes(film, 10) <= 1)
        expectNoInversion(film)
    }

    /// From one frame to the next a board is never turned into its opposite.
    private func expectNoInversion(_ film: [Frame]) {
        for (before, after) in zip(film, film.dropFirst()) {
            let turned = zip(before.pixels, after.pixels).count { ($0 == 0) != ($1 == 0) }
            #expect(turned * 2 <= before.pixels.count, "\(turned) of \(before.pixels.count)")
        }
    }
}
