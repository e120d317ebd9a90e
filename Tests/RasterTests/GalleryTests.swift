import Disclosure
import Foundation
import Glyphs
import Layout
import Planning
import Raster
import Testing

/// Every kind on every layout, with the faces of the house.
@Suite(.enabled(if: RealFaces.areThere, "compiled faces are not built; see Fonts/build.sh"))
struct GalleryTests {
    static let slots = SampleItems.all.map(SampleItems.slot)

    static func composer(_ name: String, _ colours: BoardColours = .rgb) throws -> Composer {
        try Composer(
            layout: RealFaces.layout(name),
            colours: colours,
            faces: RealFaces.library(),
            directory: OfficeDirectory(office: "县政务公开", unitNames: SampleItems.units)
        )
    }

    @Test(arguments: [BoardColours.rgb, .dual, .red])
    func everyKindComposesOnEveryLayoutWithoutWarnings(colours: BoardColours) throws {
        #expect(Set(SampleItems.all.map(\.kind)) == Set(Kind.allCases))
        for name in try RealFaces.layoutNames() {
            let composer = try GalleryTests.composer(name, colours)
            for slots in [GalleryTests.slots, [SampleItems.slot(SampleItems.emergency)], []] {
                let composition = composer.compose(slots)
                #expect(composition.warnings.map(\.description) == [], "\(name)")
                #expect(!composition.acts.isEmpty)
            }
        }
    }

    /// Pictures for people: `PICTURES=folder swift test --filter Gallery`.
    ///
    /// Every act of every layout, with the sample disclosures: near its beginning and in its
    /// middle.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PICTURES"] != nil))
    func drawsPictures() throws {
        let folder = ProcessInfo.processInfo.environment["PICTURES"] ?? ""
        let noon = Instant(milliseconds: 1_795_225_260_000)
        let items = try SampleItems.shipped(on: CivilDate(dayNumber: 20_778))
        for name in try RealFaces.layoutNames() {
            let composer = try GalleryTests.composer(name)
            let sets: [(String, [Slot])] = [
                ("items", items), ("idle", []),
                ("emergency", [SampleItems.slot(SampleItems.emergency)]),
                ("notice", [OverrideSlots.notice(OverrideGalleryTests.text)]),
            ]
            for (label, slots) in sets {
                let composition = composer.compose(slots)
                for warning in composition.warnings { print(name, warning) }
                let scene = Scene(composition)
                let cycle = composition.acts.reduce(0) { $0 + $1.frames }
                let rate = Int64(composition.framesPerSecond)
                var first = noon.milliseconds * rate / 1_000 / Int64(cycle) * Int64(cycle)
                for (index, act) in composition.acts.enumerated() {
                    for (part, share) in [("a", 2), ("b", 50)] {
                        let number = first + Int64(act.frames * share / 100)
                        let at = Instant(milliseconds: (number * 1_000 + rate - 1) / rate)
                        let path = "\(folder)/\(name)-\(label)-\(index)\(part).png"
                        try Data(DotPicture(scene.frame(at: at), pitch: 4).png)
                            .write(to: URL(fileURLWithPath: path))
                    }
                    first += Int64(act.frames)
                }
            }
        }
    }
}
