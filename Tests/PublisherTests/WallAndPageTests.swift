import BoardSimulator
import Glyphs
import POSIX
import TestKit
import Testing

@testable import Publisher

/// A face whose characters say by their own dots which they are, so that a wall can be read.
private enum ReadableFace {
    static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-".unicodeScalars)
    static let cell = 4

    /// Row r of a character's first column is bit r of its place; its foot is a bar of three dots.
    static var drawing: String {
        let glyphs = characters.enumerated().map { place, character in
            let rows = (0..<6).map { place >> $0 & 1 == 1 ? "#..." : "...." }
            let head = "U+00" + String(character.value, radix: 16, uppercase: true)
            return (["\(head) c\(place) \(cell)"] + rows + ["###.", "...."]).joined(separator: "\n")
        }
        return "font code8 8\n\n" + glyphs.joined(separator: "\n") + "\n"
    }

    /// The characters on a board of 64 by 8 dots, three bytes a dot, from its left edge on.
    static func text(on lamps: [UInt8]) -> String {
        func isLit(_ column: Int, _ row: Int) -> Bool {
            let dot = (row * 64 + column) * 3
            return lamps[dot..<dot + 3].contains { $0 > 0 }
        }
        var text = ""
        for start in stride(from: 0, to: 64, by: cell) where isLit(start, 6) {
            let place = (0..<6).reduce(0) { $0 | (isLit(start, $1) ? 1 << $1 : 0) }
            text.unicodeScalars.append(place < characters.count ? characters[place] : "?")
        }
        return text
    }
}

@Suite(
    "What hangs on the wall can be found on the kiosk",
    .timeLimit(.minutes(10)),
    .enabled(if: ToolRunner.has("curl"), "needs curl")
)
struct WallAndPageTests {
    @Test("the code on the board is the code on the item's page, in its interface, and by search")
    func code() throws {
        let office = try TestOffice()
        let font = try DrawnFontReader.read(Array(ReadableFace.drawing.utf8))
        try Files.writeAtomically(
            FaceCompiler.compile(font),
            to: office.folder.file("fonts/latin8.face")
        )
        try office.addLayout("coded", motion: "still", text: "{code}")
        try office.put(TestOffice.item("N-1", "山口收费公示"))
        let running = try RunningOffice(office, ["wall": "coded"], kiosk: KioskSettings(port: 0))

        var code = ""
        let isWhole = eventually {
            let picture = running.boards[0].picture()
            guard picture.frameCount > 0 else { return false }
            code = ReadableFace.text(on: picture.bytes)
            return code.count == 9
        }
        #expect(isWhole, "the wall says “\(code)”")
        #expect(try eventually { try running.visit("items/N-1").outputText.contains(code) })
        #expect(
            try running.visit("api/v1/items/N-1").outputText
                .contains("\"short_code\":\"\(code)\"")
        )
        #expect(try running.visit("search?q=" + code).outputText.contains("/items/N-1"))

        try office.put(TestOffice.item("N-1", "山口收费公示（更正）"), revision: 2)
        #expect(
            eventually { ReadableFace.text(on: running.boards[0].picture().bytes) != code },
            "another text has another code"
        )
        #expect(try eventually { try !running.visit("items/N-1").outputText.contains(code) })
    }
}
