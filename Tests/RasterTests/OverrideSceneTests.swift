import Disclosure
import Layout
import Planning
import Raster
import Testing

/// Slots that no item fills: an operator's notice, and darkness.
enum OverrideSlots {
    static let dark = Slot(content: .dark, rank: .blackout)

    static func notice(_ text: String, _ rank: Slot.Rank = .urgent) -> Slot {
        Slot(content: .notice(text), rank: rank)
    }
}

@Suite("Notices and darkness, drawn")
struct OverrideSceneTests {
    @Test("a notice takes every family of boards in the urgent style", arguments: SmallBoards.all)
    func notice(family: SmallBoards.Family) throws {
        let frame = try Stamped.frame(
            family.width,
            family.height,
            family.zones,
            [OverrideSlots.notice("今日有灯", .emergency)]
        )
        Golden.check(Stamped.text(of: frame), "\(family.name)-override")
    }

    @Test("a dark board has every dot off, whatever else is planned", arguments: SmallBoards.all)
    func dark(family: SmallBoards.Family) throws {
        let frame = try Stamped.frame(
            family.width,
            family.height,
            family.zones,
            [SampleItems.slot(SampleItems.all[0]), OverrideSlots.dark]
        )
        #expect(frame.pixels.allSatisfy { $0 == 0 })
    }
}

@Suite(
    "Notices and darkness on the shipped layouts",
    .enabled(if: RealFaces.areThere, "compiled faces are not built; see Fonts/build.sh")
)
struct OverrideGalleryTests {
    static let text = "紧急停水：今日14时至18时，县城东片停水，请提前储水。电话12345"

    @Test("both are laid out on every layout without a warning")
    func everywhere() throws {
        let names = try RealFaces.layoutNames()
        #expect(names.count >= 9)
        for name in names {
            for colours in [BoardColours.rgb, .dual, .red] {
                let composer = try GalleryTests.composer(name, colours)
                let notice = composer.compose([OverrideSlots.notice(Self.text)])
                #expect(notice.warnings.map(\.description) == [], "\(name)")
                #expect(Self.mostLit(notice) > 100, "\(name): the notice is drawn")
                #expect(Self.mostLit(composer.compose([OverrideSlots.dark])) == 0, "\(name)")
            }
        }
    }

    @Test("an interleaved notice has its turns among the items")
    func interleaved() throws {
        let items = Array(GalleryTests.slots.prefix(2))
        let notice = OverrideSlots.notice(Self.text)
        for name in try RealFaces.layoutNames() {
            let composer = try GalleryTests.composer(name)
            let alone = composer.compose([notice]).acts.count
            let plain = composer.compose(items).acts
            let mixed = composer.compose([notice] + items).acts
            #expect(mixed.count == plain.count + alone, "\(name)")
            #expect(mixed.prefix(alone).allSatisfy { $0.shows.isEmpty }, "\(name)")
            #expect(mixed.flatMap(\.shows) == plain.flatMap(\.shows), "\(name)")
        }
    }

    @Test("L12: an interleaved notice is seen from its beginning, whenever that is")
    func beginning() throws {
        let composer = try GalleryTests.composer(try #require(RealFaces.layoutNames().first))
        for milliseconds in stride(from: Int64(1_000), to: 60_000, by: 3_700) {
            let start = Instant(milliseconds: milliseconds)
            let order = Override(
                id: "u-1",
                kind: .urgent,
                text: Self.text,
                span: start..<start.advanced(byMilliseconds: 600_000),
                person: "张三",
                reason: "抢修",
                at: start
            )
            let notice = Slot(content: .notice(Self.text), rank: .urgent, order: order)
            let items = GalleryTests.slots.prefix(3)
            let scene = Scene(composer.compose([notice] + items))
            for later in [Int64(0), 100, 900] {
                let seen = scene.shown(at: start.advanced(byMilliseconds: later))
                #expect(seen.isEmpty, "an item is seen \(later) ms after \(milliseconds)")
            }
        }
    }

    /// The most dots that are lit in any of some frames of the cycle.
    private static func mostLit(_ composition: Composition) -> Int {
        let scene = Scene(composition)
        return (0..<20).map { step in
            scene.frame(at: Instant(milliseconds: Int64(step) * 700)).pixels.count { $0 != 0 }
        }.max() ?? 0
    }
}
