import Disclosure
import Gates
import Matters
import Testing

@Suite("Words, catalogue and release")
struct GateReportTests {
    private let item = Item(
        id: "C-1",
        kind: .complaint,
        unit: "county",
        title: "办结",
        body: "已电话13800138000答复"
    )

    @Test(
        "listed words are found longest first",
        arguments: [
            ("国家级最佳单位", [("最佳单位", 3)]), ("最佳单位评选", [("最佳单位", 0)]),
            ("最 佳\n单 位", [("最佳单位", 0)]), ("ＶＩＰ与vip", [("VIP", 0), ("VIP", 4)]),
            ("最最佳佳", [("最佳", 1)]), ("单位", []), ("", []),
        ]
    )
    func words(text: String, expected: [(String, Int)]) {
        let list = WordList(text: "# 用语\n最佳\t写明依据\n最佳单位\nVIP\n\n最佳\t重复\n")
        #expect(list.entries.map(\.word) == ["最佳", "最佳单位", "VIP"])
        let found = WordGate(list).findings(in: text, field: "body")
        #expect(found.map(\.offset) == expected.map(\.1))
        for (finding, word) in zip(found, expected) {
            #expect(finding.problem.contains("\"\(word.0)\""))
            #expect(finding.severity == .warning)
        }
    }

    @Test("a note is the remedy")
    func notes() {
        let gate = WordGate(WordList([.init(word: "最佳", note: "写明依据")]))
        #expect(gate.findings(in: "最佳", field: "title").first?.remedy == "写明依据")
    }

    @Test("the catalogue demands its kind and its fields")
    func catalogue() {
        let matter = Matter(
            id: "complaint.result",
            name: "投诉办理结果",
            kind: .notice,
            basis: "条例",
            body: "县政府办公室",
            channels: ["电子屏"],
            audience: "全社会",
            level: .county,
            required: [.body, .until, .table]
        )
        let report = GateReport(
            item,
            privacy: PrivacyGate(publicNumbers: ["13800138000"]),
            matter: matter
        )
        #expect(report.findings.map(\.field) == ["kind", "table", "window.until"])
        #expect(report.findings.map(\.code) == [.otherKind, .missingField, .missingField])
        #expect(!report.isOpen)
    }

    @Test("a release with a reason opens the gate for this content alone")
    func release() throws {
        let closed = GateReport(item)
        #expect(!closed.isOpen)
        let finding = try #require(closed.findings.first)
        #expect(
            finding.description
                == "body, character 4: the text holds a mobile phone's number; "
                + "mask it as 138****8000, or release it with a reason."
        )
        #expect(GateRelease(finding, of: item, person: "李某", reason: " ") == nil)
        let release = try #require(
            GateRelease(finding, of: item, person: "李某", reason: "本人同意公开")
        )
        let open = GateReport(item, releases: [release])
        #expect(open.isOpen)
        #expect(open.released.map(\.release.reason) == ["本人同意公开"])
        var edited = item
        edited.body += "。"
        #expect(!GateReport(edited, releases: [release]).isOpen)
    }

    @Test("nobody can release a forbidden character, and warnings block nothing")
    func severities() throws {
        var hidden = item
        hidden.body = "通\u{202E}知"
        let finding = try #require(GateReport(hidden).findings.first)
        #expect(GateRelease(finding, of: hidden, person: "李某", reason: "无妨") == nil)
        #expect(!GateReport(hidden).isOpen)
        var plain = item
        plain.body = "最佳单位"
        let report = GateReport(plain, words: WordGate(WordList(text: "最佳")))
        #expect(report.findings.count == 1)
        #expect(report.isOpen)
    }
}
