import Disclosure
import Gates
import Matters
import Testing

@Suite("What boards cannot show")
struct BoardGateTests {
    private let item = Item(
        id: "N-1",
        kind: .notice,
        unit: "u",
        title: "公示龘",
        body: "第二段",
        table: Table(columns: ["项目"], rows: [["占道费"]])
    )

    private func report(
        _ trouble: BoardGate.Trouble,
        board: String = "gate",
        field: String = "title"
    ) -> BoardGate.Report {
        BoardGate.Report(board: board, field: field, trouble: trouble)
    }

    @Test("T04: a missing glyph is refused where it stands, once for all boards")
    func glyphs() {
        let trouble = BoardGate.Trouble.missingGlyph("龘", names: "U+9F98")
        let found = BoardGate.findings(
            [report(trouble), report(trouble, board: "hall"), report(trouble, board: "hall")],
            in: item
        )
        #expect(found.map(\.severity) == [.refusal])
        #expect(found.first?.field == "title" && found.first?.offset == 2)
        #expect(found.first?.problem == "no glyph for \"龘\" (U+9F98) on gate, hall")
    }

    @Test("a glyph that only the layout writes stands in nobody's way")
    func layoutGlyphs() {
        let found = BoardGate.findings(
            [report(.missingGlyph("…", names: "U+2026"), field: "layout")],
            in: item
        )
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.field == "layout")
    }

    @Test(
        "every other trouble has its severity",
        arguments: [
            (.cutText("占道费"), .hold, "table.rows[0][0]"), (.cutText("别处"), .hold, "title"),
            (.tooLong, .hold, "title"), (.unshownText(reason: "x."), .refusal, "title"),
            (.selectors, .warning, "title"), (.notShown, .warning, "title"),
            (.unasked(reason: "no fonts."), .warning, "title"),
        ] as [(BoardGate.Trouble, GateFinding.Severity, String)]
    )
    func severities(
        trouble: BoardGate.Trouble,
        severity: GateFinding.Severity,
        field: String
    ) throws {
        let finding = try #require(BoardGate.findings([report(trouble)], in: item).first)
        #expect(finding.severity == severity)
        #expect(finding.field == field)
        #expect(!finding.description.contains(".;"))
    }

    @Test("the catalogue knows the matter, or says what is near; without one it hints")
    func matters() {
        let matter = Matter(
            id: "notice.public",
            name: "公告",
            kind: .notice,
            basis: "条例",
            body: "办公室",
            channels: ["电子屏"],
            audience: "全社会",
            level: .county
        )
        let catalogue = MatterCatalogue([matter])
        func findings(_ id: String?) -> [GateFinding] {
            var item = item
            item.matter = id
            return GateReport(item, catalogue: catalogue).findings
        }
        #expect(findings("notice.public").isEmpty)
        #expect(findings(nil).map(\.code) == [.noMatter])
        #expect(findings(nil).map(\.severity) == [.warning])
        #expect(findings("notice.publik").map(\.code) == [.unknownMatter])
        #expect(findings("notice.publik").first?.remedy == "write \"notice.public\"")
        #expect(GateReport(item, catalogue: nil).findings.isEmpty)
    }
}
