import Foundation
import Testing

@testable import Glyphs

/// The drawings in `Fonts`, as they are shipped.
@Suite("The signs of Placard")
struct DrawnSignsTests {
    static let fonts = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fonts")

    static func signs(_ dots: Int) throws -> (font: BitmapFont, names: [String: UInt32]) {
        let file = fonts.appending(path: "signs\(dots).txt")
        return try DrawnFontReader.readSigns(Array(try Data(contentsOf: file)))
    }

    static let lamps = [
        "lamp-done", "lamp-on-schedule", "lamp-late", "lamp-overdue", "lamp-not-started",
    ]

    @Test("five lamps of different shapes stand at U+E000 in every size", arguments: [16, 24, 32])
    func lampShapes(dots: Int) throws {
        let (font, names) = try Self.signs(dots)
        #expect(font.name == "signs\(dots)")
        #expect(font.cellHeight == dots)
        var shapes: Set<BitmapGlyph> = []
        for (place, name) in Self.lamps.enumerated() {
            let codePoint = try #require(names[name])
            #expect(codePoint == 0xE000 + UInt32(place))
            let glyph = try #require(font.glyphs[codePoint])
            #expect(glyph.width == dots)
            // A dark rim all round keeps lamps apart from what stands beside them.
            #expect(glyph.rows.first == 0)
            #expect(glyph.rows.last == 0)
            #expect(glyph.rows.allSatisfy { $0 >> 63 == 0 && $0 << UInt64(dots - 1) == 0 })
            shapes.insert(glyph)
        }
        #expect(shapes.count == Self.lamps.count)
    }

    @Test("lamps differ by shape alone: a tenth of the cell and more, pair by pair")
    func lampDistances() throws {
        for dots in [16, 24, 32] {
            let (font, names) = try Self.signs(dots)
            for (place, one) in Self.lamps.enumerated() {
                for other in Self.lamps[(place + 1)...] {
                    let first = try #require(names[one].flatMap { font.glyphs[$0] })
                    let second = try #require(names[other].flatMap { font.glyphs[$0] })
                    let distance = zip(first.rows, second.rows)
                        .reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
                    // A bar or a tick in a disc is the smallest difference.
                    #expect(distance * 20 >= dots * dots, "\(one) and \(other) at \(dots)")
                }
            }
        }
    }

    @Test(
        "stops stand low and left, brackets and quotes hug their text",
        arguments: [
            ("，", 0...7, 8...15), ("、", 0...7, 8...15), ("。", 0...7, 8...15),
            ("：", 0...7, 4...15), ("；", 0...7, 4...15), ("！", 0...7, 0...15),
            ("？", 0...7, 0...15), ("（", 8...15, 0...15), ("）", 0...7, 0...15),
            ("“", 8...15, 0...7), ("”", 0...7, 0...7), ("‘", 8...15, 0...7),
            ("’", 0...7, 0...7), ("《", 6...15, 0...15), ("》", 0...9, 0...15),
            ("【", 8...15, 0...15), ("】", 0...7, 0...15),
        ] as [(Unicode.Scalar, ClosedRange<Int>, ClosedRange<Int>)]
    )
    func mainlandPlaces(mark: Unicode.Scalar, columns: ClosedRange<Int>, rows: ClosedRange<Int>)
        throws
    {
        let glyph = try #require(try Self.signs(16).font.glyphs[mark.value])
        #expect(glyph.width == 16)
        let inkRows = glyph.rows.indices.filter { glyph.rows[$0] != 0 }
        let ink = glyph.rows.reduce(0, |)
        let first = try #require(inkRows.first)
        let last = try #require(inkRows.last)
        #expect(rows.contains(first) && rows.contains(last))
        #expect(columns.contains(ink.leadingZeroBitCount))
        #expect(columns.contains(63 - ink.trailingZeroBitCount))
    }

    @Test("two dashes join, six dots of an ellipsis stand in one row", arguments: [16, 24, 32])
    func longMarks(dots: Int) throws {
        let font = try Self.signs(dots).font
        let dash = try #require(font.glyphs[0x2014])
        #expect(dash.rows.contains(BitmapGlyph.mask(width: dots)))
        guard let ellipsis = font.glyphs[0x2026] else { return }
        #expect(Set(ellipsis.rows.filter { $0 != 0 }).count == 1)
    }

    @Test("the table of standard hanzi has 8,105, of which 196 lie outside the BMP")
    func table() throws {
        let text = try String(
            contentsOf: Self.fonts.appending(path: "standard_hanzi.txt"),
            encoding: .utf8
        )
        let hanzi = text.unicodeScalars.filter { $0 != "\n" }
        #expect(hanzi.count == 8105)
        #expect(Set(hanzi).count == 8105)
        #expect(hanzi.filter { $0.value > 0xFFFF }.count == 196)
        #expect(hanzi.first == "一")
    }
}
