import Glyphs
import Layout
import Testing

/// The scripts of GB 18030 that need no shaping, and those that presentation forms write.
@Suite(.enabled(if: RealFaces.areThere, "compiled faces are not built; see Fonts/build.sh"))
struct MinorityScriptTests {
    @Test(
        "every height writes them without a gap",
        arguments: [16, 24, 32, 48],
        [
            "ꆈꌠꁱꂷ", "안녕하십니까", "ꓡꓲꓢꓴ", "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ", "ᦑᦺᦟᦹᧉ", "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى",
            "قازاقستان",
            "كىرگىز تىلى",
        ]
    )
    func written(height: Int, text: String) throws {
        let text = """
            { schema: "placard.layout/1", size: { width: 1024, height: 64 }, zones: [
                { id: "a", at: [0, 0, 1024, 64], face: { height: \(height) }, text: "\(text)" }
            ] }
            """
        let composer = try Composer(
            layout: LayoutDocument.read(text, name: "scripts"),
            colours: .rgb,
            faces: RealFaces.completeLibrary(),
            directory: OfficeDirectory(office: "", unitNames: [:])
        )
        let composition = composer.compose([SampleItems.slot(SampleItems.emergency)])
        #expect(composition.warnings.map(\.description) == [])
    }
}
