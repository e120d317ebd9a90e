import Testing

@testable import Glyphs

@Suite("Chains of faces")
struct FaceChainTests {
    let chain: FaceChain

    init() throws {
        chain = FaceChain([
            try .drawn(["A", "é", "ǚ"], name: "latin"),
            try .drawn(["A", "公", "榜", "が", "한", "e"], name: "han"),
        ])
    }

    @Test("the first face that has a glyph draws it")
    func order() throws {
        var wide = BitmapFont(name: "wide", cellHeight: 16)
        wide.glyphs[0x41] = BitmapGlyph(width: 16, rows: [])
        let first = try Face(FaceStorage(bytes: FaceCompiler.compile(wide)))
        let both = FaceChain([first] + chain.faces)
        #expect(both.glyph(for: Character("A"))?.width == 16)
        #expect(both.glyph(for: Character("公"))?.width == 16)
        #expect(chain.glyph(for: Character("A"))?.width == 8)
        #expect(chain.cellHeight == 16)
    }

    @Test(
        "one glyph draws a character however it is spelled",
        arguments: [
            ("e\u{301}", 0xE9), ("\u{E9}", 0xE9), ("u\u{308}\u{30C}", 0x1DA),
            ("\u{304B}\u{3099}", 0x304C), ("\u{1112}\u{1161}\u{11AB}", 0xD55C),
            ("公\u{FE00}", 0x516C), ("榜\u{E0100}", 0x699C), ("e\u{301}\u{FE0E}", 0xE9),
        ] as [(Character, UInt32)]
    )
    func spelling(character: Character, codePoint: UInt32) {
        #expect(chain.glyph(for: character)?.codePoint == codePoint)
    }

    @Test(
        "what is not seen takes no room and is not missing",
        arguments: [
            "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FE0F}", "\u{FEFF}",
            "\u{E0101}",
        ] as [Character]
    )
    func invisible(character: Character) throws {
        let glyph = try #require(chain.glyph(for: character))
        #expect(glyph.width == 0)
        #expect(glyph.height == 16)
        #expect(glyph.rows.allSatisfy { $0 == 0 })
    }

    @Test(
        "controls and letters with accents of no single code point stay blank",
        arguments: ["\n", "\r\n", "\t", "\0", "\u{7F}", "\u{85}", "e\u{305}", "👨‍👩‍👧", "x"]
            as [Character]
    )
    func absent(character: Character) {
        #expect(chain.glyph(for: character) == nil)
    }

    @Test("missing characters are named with their places and code points")
    func missing() {
        let found = chain.missing(in: "公x榜e\u{305}\u{200D}𰻝")
        #expect(found.map(\.offset) == [1, 3, 4])
        #expect(found.map(\.codePoints) == [[0x78], [0x65, 0x305, 0x200D], [0x30EDD]])
        #expect(found.last?.description == "\"𰻝\" (U+30EDD, GB18030 9A378637) at 4")
        #expect(chain.missing(in: "公榜Aé") == [])
    }

    @Test("a chain without faces draws nothing")
    func empty() {
        let none = FaceChain([])
        #expect(none.cellHeight == 0)
        #expect(none.missing(in: "公").count == 1)
    }

    @Test("faces of different heights do not join")
    func heights() async {
        await #expect(processExitsWith: .failure) {
            let tall = BitmapFont(name: "tall", cellHeight: 24)
            _ = FaceChain([
                try .drawn(["A"]), try Face(FaceStorage(bytes: FaceCompiler.compile(tall))),
            ])
        }
    }
}
