import TestKit
import Testing

@testable import Typesetting

@Suite("Arabic script: Uyghur, Kazakh, Kirghiz")
struct ArabicTextTests {
    /// The code points of the scalars to draw, from left to right.
    func drawn(_ text: String) -> [String] {
        let lines = Paragraph(text).lines(halfCells: 1_000)
        return lines.flatMap(\.placed).filter { $0.width > 0 }
            .map { String($0.scalar.value, radix: 16, uppercase: true) }
    }

    @Test("Letters take the form that their neighbours ask for")
    func forms() {
        // بىر: BEH initial, ALEF MAKSURA medial, REH final; read from the right.
        #expect(drawn("بىر") == ["FEAE", "FBE9", "FE91"])
        // REH joins nothing after it.
        #expect(drawn("رب") == ["FE8F", "FEAD"])
        #expect(drawn("ب") == ["FE8F"])
        // A space parts the letters.
        #expect(drawn("ب ب") == ["FE8F", "20", "FE8F"])
        // A non-joiner parts them too, and takes no room.
        #expect(drawn("ب\u{200C}ب") == ["FE8F", "FE8F"])
        // A joiner asks for a joined form where there is no neighbour.
        #expect(drawn("ب\u{200D}") == ["FE91"])
    }

    @Test("AE borrows the forms of HEH")
    func ae() {
        #expect(drawn("بە") == ["FEEA", "FE91"])
        #expect(drawn("دە") == ["FEE9", "FEA9"])
    }

    @Test("LAM and ALEF become one glyph, which the next letter does not join")
    func ligatures() {
        #expect(drawn("لا") == ["FEFB"])
        #expect(drawn("سالام") == ["FEE1", "FEFB", "FE8E", "FEB3"])
        #expect(drawn("بلاب") == ["FE8F", "FEFC", "FE91"])
        // The ALEF keeps its place among the clusters.
        #expect(Paragraph("لا").clusters.map(\.halfCells) == [1, 0])
    }

    @Test("Every letter of the Uyghur alphabet has the forms it needs")
    func alphabet() {
        for letter in "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە".unicodeScalars {
            let forms = ArabicForms.forms(of: [letter])
            #expect(forms?.isolated != nil && forms?.final != nil, "\(letter)")
            if JoiningType(of: letter) == .dual {
                #expect(forms?.initial != nil && forms?.medial != nil, "\(letter)")
            }
        }
    }

    @Test("Numbers keep their own direction, and brackets turn with the text")
    func numbers() {
        //                                  read from the right: BEH, space, 85%
        #expect(drawn("ب 85%") == ["38", "35", "25", "20", "FE8F"])
        #expect(drawn("ب 2025-11-21") == codes("2025-11-21") + ["20", "FE8F"])
        #expect(drawn("ب 8:00-12:00") == codes("8:00-12:00") + ["20", "FE8F"])
        #expect(drawn("ب -5") == ["2D", "35", "20", "FE8F"])
        // A hyphen after a letter is no minus.
        #expect(drawn("ب-5") == ["35", "2D", "FE8F"])
        // A hyphen after a number joins the next word.
        #expect(drawn("ب 5-ب") == ["FE8F", "2D", "35", "20", "FE8F"])
        // ب (5) is drawn as (5) ب with both brackets turned.
        #expect(drawn("ب (5)") == ["28", "35", "29", "20", "FE8F"])
    }

    func codes(_ text: String) -> [String] {
        text.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
    }

    @Test("A line knows at which end it begins")
    func direction() {
        let lines = Paragraph("ئۇقتۇرۇش\n通知").lines(halfCells: 40)
        #expect(lines.map(\.isRightToLeft) == [true, false])
        let mixed = Paragraph("通知 ئۇقتۇرۇش").lines(halfCells: 40)
        #expect(mixed.map(\.isRightToLeft) == [false])
        #expect(mixed[0].placed.map(\.cluster) == [0, 1, 2, 10, 9, 8, 7, 6, 5, 4, 3])
        #expect(mixed[0].placed.map(\.x) == [0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    }

    @Test("Lines of a paragraph from the right hold its words in the order of reading")
    func lines() {
        let paragraph = Paragraph("مۇھىم خىزمەت، 85%.")
        let lines = paragraph.lines(halfCells: 8)
        #expect(lines.map(paragraph.text(of:)) == ["مۇھىم", "خىزمەت،", "85%."])
        #expect(lines.map(\.isRightToLeft) == [true, true, true])
        // The full stop of the last line stands at its left.
        #expect(lines[2].placed.map(\.scalar) == [".", "8", "5", "%"])
    }

    @Test(
        "FriBidi draws the same",
        .enabled(if: ToolRunner.has("fribidi"), "needs Debian's package libfribidi-bin")
    )
    func fribidi() throws {
        let seed: UInt64 = 33
        var random = SplitMix64(seed: seed)
        let texts = (0..<3_000).map { _ in ArabicTextTests.sentence(&random) }
        let input = texts.map(ArabicTextTests.isolated).joined(separator: "\n")
        let options = ["--wltr", "--nopad", "--nobreak", "--clean"]
        let answer = try ToolRunner.run("fribidi", options, input: Array(input.utf8))
        let lines = answer.outputText.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count >= texts.count)
        for (text, line) in zip(texts, lines) {
            // FriBidi leaves AE as it is, and a filler after each ligature.
            let found = drawn(text).map { ["FEE9", "FEEA"].contains($0) ? "6D5" : $0 }
            let expected = codes(String(line)).filter { $0 != "FEFF" }
            #expect(found == expected, "seed \(seed): \(text)")
        }
    }

    @Test("Every cluster of a line is placed once, edge to edge")
    func places() {
        let seed: UInt64 = 9
        var random = SplitMix64(seed: seed)
        for number in 0..<300 {
            let paragraph = Paragraph(ArabicTextTests.sentence(&random))
            for line in paragraph.lines(halfCells: 6 + number % 30) {
                #expect(line.placed.map(\.cluster).sorted() == Array(line.clusters), "seed \(seed)")
                var x = 0
                for placed in line.placed {
                    #expect(placed.x == x, "seed \(seed)")
                    x += placed.width
                }
                #expect(x == line.width, "seed \(seed)")
            }
        }
    }

    /// Words of Uyghur letters with numbers, Latin words, hanzi and brackets between.
    static func sentence(_ random: inout SplitMix64) -> String {
        let letters = Array("ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە")
        let others = ["85%", "2025", "3.5", "LED", "通知", "(ب)", "«ب»", "8:00", "A-b", "（ب）", "[5]"]
        let count = Int.random(in: 1...6, using: &random)
        let words = (0..<count).map { _ in
            if Int.random(in: 0..<3, using: &random) == 0 {
                return others.randomElement(using: &random) ?? ""
            }
            let length = Int.random(in: 1...7, using: &random)
            return String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
        }
        return words.joined(separator: " ") + ["", "؟", ".", "،"][count % 4]
    }

    /// The same text with its numbers isolated, as the paragraph does by itself.
    static func isolated(_ text: String) -> String {
        let clusters = text.map { Cluster($0) }
        let isolates = NumberIsolates(clusters)
        var result = ""
        for (index, cluster) in clusters.enumerated() {
            if isolates.starts.contains(index) { result += "\u{2066}" }
            result.append(cluster.character)
            if isolates.lasts.contains(index) { result += "\u{2069}" }
        }
        return result
    }
}
