import Testing

@testable import Typesetting

@Suite("Characters as their readers see them")
struct GraphemeTests {
    @Test(
        "T06: Swift's characters are Unicode's grapheme clusters, all but one case of 602",
        .enabled(if: UnicodeData.has("auxiliary/GraphemeBreakTest.txt"), UnicodeData.hint)
    )
    func unicodeCases() throws {
        let cases = try UnicodeData.lines("auxiliary/GraphemeBreakTest.txt")
        var differing: [String] = []
        for line in cases {
            let clusters = line.split(separator: "÷").map { cluster in
                cluster.split(whereSeparator: { $0 == " " || $0 == "×" || $0 == "\t" })
                    .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            }.filter { !$0.isEmpty }
            var text = ""
            text.unicodeScalars.append(contentsOf: clusters.joined())
            let found = text.map { Array($0.unicodeScalars) }
            if found != clusters { differing.append(String(line)) }
        }
        #expect(cases.count == 602)
        // Two pairs of scissors with a joiner, which no text of a board holds.
        #expect(differing.map { $0.trimmingPrefix("÷ ").prefix(18) } == ["2701 × 200D × 2701"])
    }

    @Test("T06: A paragraph cuts between characters only, wherever it breaks")
    func cuts() {
        let text = "晴☀️👍🏻🇨🇳葛\u{E0100}e\u{301}한다"
        let paragraph = Paragraph(text)
        #expect(paragraph.clusters.map(\.character) == Array(text))
        for width in 1...20 {
            let lines = paragraph.lines(halfCells: width)
            #expect(lines.map { paragraph.text(of: $0) }.joined() == text)
        }
    }
}
