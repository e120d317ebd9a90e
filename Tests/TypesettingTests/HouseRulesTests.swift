import Testing

@testable import Typesetting

@Suite("House rules for Chinese disclosure text")
struct HouseRulesTests {
    /// Where this project decides otherwise than the program that recorded the cases.
    static let departures: [String: String] = [
        // A bracketed rank keeps its noun as a bare one does.
        "HR022 breaks": "依|据|《条|例》|第〈三〉条",
        "HR097 breaks": "第一行",
        // Full-width letters make a word as full-width digits make a number.
        "HR137 breaks": "ＬＥＤ|显|示|屏",
        // An atom wider than the line breaks after its joints, never before a hyphen.
        "HR050 at 16": "电话 ⏎ ０７３１－ ⏎ ８８８８",
        "HR059 at 16": "8:00-12:00, ⏎ 14:00-17:30",
        // A soft hyphen has no width until it is used.
        "HR098 at 16": "inter\u{AD}national合 ⏎ 作",
        "HR098 cells": "17",
        // A modifier or a variation selector belongs to the cell of its base.
        "HR101 cells": "4",
        "HR111 cells": "4",
    ]

    @Test("The recorded cases: breaks, cells and lines of 16 and 24 cells")
    func recorded() throws {
        let rules = LineRules(avoidsLoneHanzi: false, trimsLineStart: false)
        for row in try UnicodeData.fixture("house-rules.tsv") {
            let paragraph = Paragraph(row[2], rules: rules)
            let whole = paragraph.lines(width: 1_000, measure: .eastAsianHalfCells)
            let found = [
                ("breaks", segments(paragraph), row[3]),
                ("at 16", wrapped(paragraph, width: 16), row[4]),
                ("at 24", wrapped(paragraph, width: 24), row[5]),
                ("cells", whole.map { String($0.width) }.joined(separator: "+"), row[6]),
            ]
            for (name, text, recorded) in found {
                let key = "\(row[0]) \(name)"
                #expect(text == HouseRulesTests.departures[key] ?? recorded, "\(key)")
            }
        }
    }

    func wrapped(_ paragraph: Paragraph, width: Int) -> String {
        paragraph.lines(width: width, measure: .eastAsianHalfCells)
            .map { text($0, of: paragraph) }
            .joined(separator: " ⏎ ")
    }

    func segments(_ paragraph: Paragraph) -> String {
        var text = ""
        for (index, cluster) in paragraph.clusters.enumerated() {
            if index > 0, paragraph.verdicts[index].isOpportunity { text += "|" }
            text.append(cluster.character)
        }
        return text
    }

    func text(_ line: Line, of paragraph: Paragraph) -> String {
        String(paragraph.clusters[line.clusters].map(\.character))
    }
}
