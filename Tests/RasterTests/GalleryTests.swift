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
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PICTURES"] != nil))
    func drawsPictures() throws {
        let folder = ProcessInfo.processInfo.environment["PICTURES"] ?? ""
        let noon = Instant(milliseconds: 1_795_225_260_000)
        for name in try RealFaces.layoutNames() {
            let composer = try GalleryTests.composer(name)
            let sets: [(String, [Slot])] = [
                ("items", GalleryTests.slots), ("idle", []),
                ("emergency", [SampleItems.slot(SampleItems.emergency)]),
            ]
            for (label, slots) in sets {
                let scene = Scene(composer.compose(slots))
                var frames: [Frame] = []
                var at = noon
                while frames.count < (label == "items" ? 24 : 6) {
                    let frame = scene.frame(at: at)
                    if frames.last != frame { frames.append(frame) }
                    at = at.advanced(byMilliseconds: 3_500)
                    if at.milliseconds - noon.milliseconds > 400_000 { break }
                }
                for (index, frame) in frames.enumerated() {
                    for pitch in [1, 4] {
                        let path = "\(folder)/\(name)-\(label)-\(index)-\(pitch).png"
                        try Data(DotPicture(frame, pitch: pitch).png)
                            .write(to: URL(fileURLWithPath: path))
                    }
                }
            }
        }
    }
}
