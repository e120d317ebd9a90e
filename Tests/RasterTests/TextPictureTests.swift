import Disclosure
import Layout
import Planning
import Raster
import TestKit
import Testing

/// A ladder of 12 by 8 dots that stands for a word which no bitmap face can write.
private let ladder = [
    "#..........#",
    "############",
    "#..........#",
    "############",
    "#..........#",
    "############",
    "#..........#",
    "############",
]

@Suite("Words drawn beforehand stand among those of the faces")
struct TextPictureTests {
    private static func slot(_ title: String, rows: [String] = ladder) throws -> Slot {
        let picture = TextPicture(
            text: "བོད",
            width: rows.first?.count ?? 0,
            height: rows.count,
            dots: rows.joined().map { $0 == "#" }
        )
        var item = Item(id: "N-1", kind: .notice, unit: "u", title: title, body: "")
        item.pictures = [try #require(picture)]
        return SampleItems.slot(item)
    }

    private static func frame(
        _ width: Int,
        _ height: Int,
        _ zone: String,
        _ title: String
    ) throws -> String {
        let scene = try Tiny.scene(width, height, zone, [slot(title)])
        return FrameText.text(of: scene.frame(at: Instant(seconds: 0)))
    }

    @Test("on a line, where the word stands")
    func line() throws {
        let frame = try Self.frame(
            28,
            8,
            "{ id: 'a', at: [0, 0, 28, 8], face: { height: 8 }, text: '{title}', role: 'title' }",
            "一བོད山"
        )
        #expect(
            frame == """
                ........Y..........Y...Y....
                ........YYYYYYYYYYYY...Y....
                ........Y..........YY..Y..Y.
                YYYYYYY.YYYYYYYYYYYYY..Y..Y.
                ........Y..........YY..Y..Y.
                ........YYYYYYYYYYYYY..Y..Y.
                ........Y..........YYYYYYYY.
                ........YYYYYYYYYYYY........

                """
        )
    }

    @Test("on pages it is never torn, and keeps its place in the lines")
    func pages() throws {
        let frame = try Self.frame(
            16,
            16,
            "{ id: 'a', at: [0, 0, 16, 16], face: { height: 8 }, text: '{title}', motion: 'pages', gap: 0 }",
            "一བོད"
        )
        let rows = frame.split(separator: "\n").map(String.init)
        let drawn = ladder.map { $0.replacing("#", with: "Y") + "...." }
        #expect(Array(rows.suffix(8)) == drawn, "\(frame)")
    }

    @Test("in upright text it lies on its side")
    func upright() throws {
        let frame = try Self.frame(
            8,
            24,
            "{ id: 'a', at: [0, 0, 8, 24], face: { height: 8 }, text: '{title}', writing: 'vertical', valign: 'top' }",
            "一བོད"
        )
        // Turned by a quarter to the right, the ladder's eight rows are columns from right to left.
        let columns = (0..<12).map { x in
            String(ladder.reversed().map { Array($0)[x] == "#" ? "Y" : "." })
        }
        let rows = frame.split(separator: "\n").map(String.init)
        #expect(rows[10..<22].elementsEqual(columns), "\(frame)")
    }

    @Test("a picture higher than the line is no help, and the reviewer reads why")
    func tooHigh() throws {
        let high = Array(repeating: "####", count: 9)
        let zone = "{ id: 'a', at: [0, 0, 28, 8], face: { height: 8 }, text: '{title}' }"
        let composition = try Tiny.composer(28, 8, zone)
            .compose([Self.slot("一བོད", rows: high)])
        let warning = try #require(composition.warnings.first).description
        #expect(warning.contains("Tibetan"), "\(warning)")
        #expect(warning.contains("needs a picture"), "\(warning)")
    }
}
