import Disclosure
import Notation
import Tabular
import Testing

@Suite("Tables that bring items")
struct TableImportTests {
    private let units = [
        Unit(code: "county", name: "县政府办公室", parent: nil),
        Unit(code: "xinyuan", name: "新园乡", parent: "county"),
    ]

    private func read(_ text: String, _ kind: Kind) throws -> TableImport {
        TableImport(try CSVDocument.read(text), kind: kind, units: units, zone: .china)
    }

    @Test("a project with its plan, dates as offices write them")
    func project() throws {
        let found = try read(
            """
            编号,单位,标题,正文,紧急程度,起始时间,截止时间,开始日期,完成期限,进度,责任人
            KP-1,新园乡,通村道路,"第一段
            第二段",紧急,2026/11/1,2026年12月31日,2026-03-01,2026.12.20,86%,县交通局
            """,
            .project
        )
        #expect(found.findings.isEmpty, "\(found.findings)")
        let item = try #require(found.items.first)
        #expect(item.unit == "xinyuan")
        #expect(item.body == "第一段\n第二段")
        #expect(item.urgency == .urgent)
        #expect(item.window.from == Instant(iso8601: "2026-11-01T00:00:00+08:00"))
        #expect(item.window.until == Instant(iso8601: "2027-01-01T00:00:00+08:00"))
        #expect(item.plan?.due.iso8601Text == "2026-12-20")
        #expect(item.plan?.progress == 86)
        #expect(item.plan?.owner == "县交通局")
    }

    @Test("rows with one id make one item with a table")
    func table() throws {
        let found = try read(
            """
            编号,单位,标题,收费项目,标准,依据
            F-1,county,收费公示,工本费,10元,发改价格〔2020〕1号
            F-1,,,复印费,0.5元,
            F-2,新园乡,停车,停车费,3元,
            ,,,,,
            """,
            .fee
        )
        #expect(found.findings.isEmpty, "\(found.findings)")
        #expect(found.items.map(\.id) == ["F-1", "F-2"])
        #expect(found.items.first?.table?.columns == ["收费项目", "标准", "依据"])
        #expect(
            found.items.first?.table?.rows == [
                ["工本费", "10元", "发改价格〔2020〕1号"], ["复印费", "0.5元", ""],
            ]
        )
    }

    @Test("a bad row is told with line and column and does not stop the others")
    func badRows() throws {
        let found = try read(
            """
            编号,单位,标题,开始日期,完成期限,进度,责任人
            KP-1,county,好,2026-03-01,2026-12-20,10,某
            坏,county,好,2026-03-01,2026-12-20,10,某
            KP-3,nowhere,好,2026-03-01,2026-12-20,10,某
            KP-4,county,,2026-03-01,2026-12-20,10,某
            KP-5,county,好,2026-03-01,2026-02-30,10,某
            KP-6,county,好,2026-03-01,2026-12-20,101,某
            KP-7,county,好,2026-03-01,2026-12-20,十,某
            KP-1,county,又,2026-03-01,2026-12-20,10,某
            KP-9,county,好,2026-03-01,2026-12-20,10,某,多
            KP-10,县政府办公室,好,2026-03-01,2026-12-20,10,某
            """,
            .task
        )
        #expect(found.items.map(\.id) == ["KP-1", "KP-10"])
        #expect(
            found.findings.map { $0.position?.description ?? "" } == [
                "3:1", "4:1", "5:1", "6:26", "7:37", "8:37", "9:1", "10:42",
            ],
            "\(found.findings.map(\.description))"
        )
    }

    @Test(
        "heads must be those of the template",
        arguments: [
            ("编号,单位,标提", "1:7", "did you mean \"标题\"?"), ("编号,单位,标题,编号", "1:10", "The heads are"),
            ("编号,单位", "1:1", "add it"), ("", "1:1", "begin with the heads"),
        ]
    )
    func heads(text: String, place: String, remedy: String) throws {
        let found = try read(text, .notice)
        #expect(found.items.isEmpty)
        let finding = try #require(found.findings.first)
        #expect(finding.position?.description == place)
        #expect(finding.remedy.contains(remedy), "\(finding)")
    }

    @Test("the keys of the import format are heads too")
    func keys() throws {
        let found = try read("id;unit;title;priority\nN-1;county;通知;routine\n", .notice)
        #expect(found.findings.isEmpty)
        #expect(found.items.map(\.title) == ["通知"])
    }

    @Test("every kind has a template that reads back as an empty table", arguments: Kind.allCases)
    func templates(kind: Kind) throws {
        let template = TableTemplate(kind)
        let found = try read(template.text, kind)
        #expect(found.items.isEmpty)
        #expect(found.findings.isEmpty)
        #expect(template.text.hasPrefix("\u{FEFF}编号,单位,标题"))
        #expect(Set(template.columns.map(\.head)).count == template.columns.count)
    }
}
