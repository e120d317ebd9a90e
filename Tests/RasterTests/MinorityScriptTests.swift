import Glyphs
import Layout
import Testing

/// The scripts of GB 18030 that need no shaping, and those that presentation forms write.
@Suite(.enabled(if: RealFaces.areThere, "compiled faces are not built; see Fonts/build.sh"))
struct MinorityScriptTests {
    private static let texts = [
        "ꆈꌠꁱꂷ", "안녕하십니까", "ꓡꓲꓢꓴ", "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ", "ᦑᦺᦟᦹᧉ", "قازاقستان", "كىرگىز تىلى",
        "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى",
    ]

    @Test("every height writes them without a gap", arguments: [16, 24, 32, 48])
    func written(height: Int) throws {
        let faces = try RealFaces.completeLibrary(height: height)
        for text in Self.texts {
            let layout = """
                { schema: "placard.layout/1", size: { width: 1024, height: 64 }, zones: [
                    { id: "a", at: [0, 0, 1024, 64], face: { height: \(height) },
                      text: "\(text)" }
                ] }
                """
            let composer = try Composer(
                layout: LayoutDocument.read(layout, name: "scripts"),
                colours: .rgb,
                faces: faces,
                directory: OfficeDirectory(office: "", unitNames: [:])
            )
            let composition = composer.compose([SampleItems.slot(SampleItems.all[0])])
            #expect(composition.warnings.map(\.description) == [], "\(text)")
        }
    }
}
