import TestKit
import Testing

@testable import Typesetting

@Suite("Lines of a paragraph")
struct LinesTests {
    @Test("The last line holds two hanzi at least")
    func loneHanzi() {
        #expect(Paragraph("重点工作精细化管理").wrapped(16) == "重点工作精细化 ⏎ 管理")
        #expect(Paragraph("项目已完工。请查阅。").wrapped(16) == "项目已完工。请 ⏎ 查阅。")
        #expect(Paragraph("共有三百二十五家").wrapped(14) == "共有三百二十 ⏎ 五家")
        // Digits and words may stand alone.
        #expect(Paragraph("重点工作精细化管85%").wrapped(16) == "重点工作精细化管 ⏎ 85%")
        // Each stretch between newlines has a last line of its own.
        #expect(Paragraph("一二三四五\n六七八九十").wrapped(8) == "一二三 ⏎ 四五 ⏎ 六七八 ⏎ 九十")
        let free = LineRules(avoidsLoneHanzi: false)
        #expect(Paragraph("重点工作精细化管理", rules: free).wrapped(16) == "重点工作精细化管 ⏎ 理")
    }

    @Test("Where no earlier break mends a lone hanzi, the line says so")
    func unmended() {
        let lines = Paragraph("2025年11月3日止").lines(halfCells: 14)
        #expect(lines.map(\.warnings) == [[.loneHanzi], []])
        // The break before 2025 would leave twelve half-cells for the last line.
        let wide = Paragraph("项2025年3月止。")
        #expect(wide.wrapped(12) == "项 ⏎ 2025年3月止。")
        #expect(wide.wrapped(11) == "项2025年3月 ⏎ 止。")
    }

    @Test(
        "Marks give up their blank halves before a line is measured",
        arguments: [
            ("他说：“已整改。”", 15, "：。”"),
            ("《办法》《细则》", 13, "《》》"),
            ("（（一）", 5, "（（）"),
            ("（一）总", 7, "（"),
            ("吗？”）。", 6, "？”）。"),
            ("）（", 3, "）"),
            ("投资：85%", 9, ""),
            ("a，b", 4, ""),
        ]
    )
    func squeezes(text: String, width: Int, squeezed: String) {
        let paragraph = Paragraph(text)
        let lines = paragraph.lines(halfCells: 100)
        #expect(lines.map(\.width) == [width])
        let marks = lines.flatMap(\.squeezed).map { paragraph.clusters[$0].character }
        #expect(String(marks) == squeezed)
        #expect(lines[0].placed.map(\.width).reduce(0, +) == width)
    }

    @Test("A squeeze moves the break: eight cells hold nine half-marked characters")
    func squeezeMovesBreak() {
        #expect(Paragraph("办法》《细则》").wrapped(12) == "办法》《细则》")
        let stiff = LineRules(squeezesMarks: false)
        #expect(Paragraph("办法》《细则》", rules: stiff).wrapped(12) == "办法》 ⏎ 《细则》")
    }

    @Test("An opening mark at the start of a line loses its left half, not its right")
    func lineStart() {
        let line = Paragraph("（一）").lines(halfCells: 8)[0]
        #expect(line.placed.map(\.trimmedLeading) == [1, 0, 0])
        #expect(line.placed.map(\.x) == [0, 1, 3])
        #expect(line.placed.map(\.width) == [1, 2, 1])
    }

    @Test(
        "What is wider than a line breaks after its joints, and never after a sign",
        arguments: [
            ("8:00-12:00,14:00-17:30", 16, "8:00-12:00, ⏎ 14:00-17:30"),
            ("2025年11月3日至2025年12月31日", 16, "2025年11月3日至 ⏎ 2025年12月31日"),
            ("０７３１－８８８８１２３４", 16, "０７３１－ ⏎ ８８８８１２３４"),
            ("91430000MA4L1234XX", 16, "91430000MA4L1234 ⏎ XX"),
            ("a/b/cdefgh", 6, "a/b/ ⏎ cdefgh"),
            ("温度为-12345678", 3, "温 ⏎ 度 ⏎ 为 ⏎ -12 ⏎ 345 ⏎ 678"),
            ("123456%", 6, "12345 ⏎ 6%"),
        ]
    )
    func tooWide(text: String, width: Int, expected: String) {
        let paragraph = Paragraph(text)
        #expect(paragraph.wrapped(width) == expected)
        let warnings = paragraph.lines(halfCells: width).flatMap(\.warnings)
        #expect(warnings.contains { if case .atomBroken = $0 { true } else { false } })
    }

    @Test("A character wider than the line stands alone, with a warning")
    func characterTooWide() {
        let lines = Paragraph("公开").lines(halfCells: 1)
        #expect(lines.map(\.clusters) == [0..<1, 1..<2])
        #expect(lines.map(\.warnings) == [[.characterTooWide(0)], [.characterTooWide(1)]])
        #expect(lines[0].warnings[0].description == "Character 1 is wider than the line.")
    }

    @Test("Blanks hang over the end of a line, and newlines take no room")
    func blanks() {
        let lines = Paragraph("进度 85%\n黄灯").lines(halfCells: 4)
        #expect(lines.map(\.clusters) == [0..<2, 3..<6, 7..<9])
        #expect(lines.map(\.width) == [4, 3, 4])
        #expect(Paragraph("").lines(halfCells: 4) == [])
        #expect(Paragraph("\n\n黄").lines(halfCells: 4).map(\.clusters) == [0..<0, 1..<1, 2..<3])
    }

    @Test("Widths in pixels come from the faces of the board, with a gap around Latin")
    func pixels() {
        let measure = Measure(em: 16, gap: 2) { $0.halfCells * 8 }
        let paragraph = Paragraph("完成85%（LED屏）")
        let line = paragraph.lines(width: 200, measure: measure)[0]
        //      完  成  8   5   %   （  L   E   D    屏   ）
        let x = [0, 16, 34, 42, 50, 58, 74, 82, 90, 100, 116]
        #expect(line.placed.map(\.x) == x)
        #expect(line.width == 124)
        // The gap is gone where the letter begins a line.
        let narrow = paragraph.lines(width: 32, measure: measure)
        #expect(paragraph.text(of: narrow[1]) == "85%")
        #expect(narrow[1].placed[0].x == 0)
    }

    @Test("What has no glyph takes no room, whatever the measure says")
    func noGlyph() {
        let measure = Measure(em: 16) { _ in 8 }
        let lines = Paragraph("a\u{200B}b\u{2060}\nلا").lines(width: 100, measure: measure)
        #expect(lines.map(\.width) == [16, 8])
    }

    @Test("Whatever the text and the width: nothing lost, nothing too wide, no bad start")
    func properties() {
        let seed: UInt64 = 8_105
        var source = DisclosureSentences(seed: seed)
        for number in 0..<1_500 {
            let text = source.next()
            let width = 4 + number % 45
            let paragraph = Paragraph(text)
            let lines = paragraph.lines(halfCells: width)
            let label: Comment = "seed \(seed), case \(number), width \(width): \(text)"
            check(paragraph, lines, width: width, label)
        }
    }

    private func check(_ paragraph: Paragraph, _ lines: [Line], width: Int, _ label: Comment) {
        var drawn = 0
        for (number, line) in lines.enumerated() {
            let between = paragraph.clusters[drawn..<line.clusters.lowerBound]
            #expect(between.allSatisfy { $0.role == .space || $0.role == .newline }, label)
            drawn = line.clusters.upperBound
            let isWarned = line.warnings.contains {
                if case .characterTooWide = $0 { true } else { false }
            }
            #expect(line.width <= width || isWarned, label)
            let right = line.placed.last.map { $0.x + $0.width } ?? 0
            #expect(line.width == right, label)
            let isForced = number > 0 && lines[number - 1].warnings.contains { $0 != .loneHanzi }
            let start = lines[number].clusters.lowerBound
            if number > 0, !isForced, !line.clusters.isEmpty {
                #expect(paragraph.verdicts[start].isOpportunity, label)
                #expect(paragraph.clusters[start].blankSide != .trailing, label)
            }
        }
        let rest = paragraph.clusters[drawn...]
        #expect(rest.allSatisfy { $0.role == .space || $0.role == .newline }, label)
    }
}
