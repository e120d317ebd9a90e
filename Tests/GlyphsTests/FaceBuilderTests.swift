import Testing

@testable import Glyphs

@Suite("Building faces")
struct FaceBuilderTests {
    static let cells = CellPlacement(cellHeight: 2, ascent: 2, ranges: [0x41...0x43])
    static let hex = FontFile(
        name: "a.hex",
        bytes: Array("0041:FF00\n0042:00FF\n0044:0000".utf8)
    )
    static let drawn = FontFile(
        name: "a.txt",
        bytes: Array("font a 2\nU+0041 a 1\n#\n#\nU+0043 c 1\n.\n#\nU+0050 p 1\n#\n#\n".utf8)
    )
    static let bdf = FontFile(
        name: "a.bdf",
        bytes: Array(
            """
            STARTFONT 2.1
            FONT_ASCENT 2
            FONT_DESCENT 0
            CHARS 1
            STARTCHAR B
            ENCODING 66
            DWIDTH 3 0
            BBX 3 1 0 0
            BITMAP
            E0
            ENDCHAR
            ENDFONT
            """.utf8
        )
    )

    @Test("files of three forms make one face; the earlier file wins, ranges select")
    func merges() throws {
        let build = try FaceBuilder.build(
            [Self.bdf, Self.drawn, Self.hex],
            name: "mixed",
            placement: Self.cells
        )
        #expect(build.font.glyphs.keys.sorted() == [0x41, 0x42, 0x43])
        #expect(build.font.picture(of: 0x42) == "...\n###")
        #expect(build.font.picture(of: 0x41) == "#\n#")
        let face = try Face(FaceStorage(bytes: build.bytes))
        #expect(face.name == "mixed")
        #expect(face.glyph(for: "B")?.width == 3)
    }

    @Test("an error names the file, the line and the column")
    func names() throws {
        let bad = FontFile(name: "bad.hex", bytes: Array("0041:FFFF\n0042:FFFG\n".utf8))
        let error = try #require(throws: FontError.self) {
            try FaceBuilder.build([Self.bdf, bad], name: "x", placement: Self.cells)
        }
        #expect(
            error.description
                == "bad.hex:2:9: a row holds something other than hex digits. Use 0-9 and A-F."
        )
    }

    @Test("packed files, other heights and empty selections are refused with a remedy")
    func refusals() throws {
        let packed = FontFile(name: "a.pcf.gz", bytes: [0x1F, 0x8B, 8, 0])
        let tall = FontFile(name: "b.txt", bytes: Array("font b 1\nU+0041 a 1\n#\n".utf8))
        for (file, says) in [(packed, "gzip -d"), (tall, "1 dots high")] {
            let error = try #require(throws: FontError.self) {
                try FaceBuilder.build([file], name: "x", placement: Self.cells)
            }
            #expect(error.description.contains(says))
            #expect(error.source == file.name)
        }
        #expect(throws: FontError.self) {
            try FaceBuilder.build([], name: "x", placement: Self.cells)
        }
    }
}
