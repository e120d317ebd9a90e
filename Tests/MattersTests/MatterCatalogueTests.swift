import Disclosure
import Matters
import Notation
import Testing

@Suite("The catalogue of matters")
struct MatterCatalogueTests {
    private static let document = """
        { schema: "placard.matters/1", matters: [
          { id: "project.major", name: "重大建设项目", kind: "project", basis: "政府信息公开条例第二十条",
            limitDays: 20, publicityDays: 7, body: "县发展和改革局", channels: ["政府网站", "电子屏"],
            audience: "全社会", level: "county", required: ["body", "plan", "milestones"] },
          { id: "village.finance", name: "村级财务", kind: "fee", basis: "村民委员会组织法第三十条",
            body: "村民委员会", channels: ["村公示栏"], audience: "本村村民", level: "village",
            required: ["table", "until"] },
        ] }
        """

    @Test("a document gives its matters")
    func reads() throws {
        let catalogue = MatterCatalogue.read(Self.document)
        #expect(catalogue.findings.isEmpty)
        #expect(catalogue.matters.map(\.id) == ["project.major", "village.finance"])
        let project = try #require(catalogue.matter("project.major"))
        #expect(project.limitDays == 20)
        #expect(project.publicityDays == 7)
        #expect(project.channels == ["政府网站", "电子屏"])
        #expect(project.required == [.body, .plan, .milestones])
        let finance = try #require(catalogue.matter("village.finance"))
        #expect(finance.limitDays == nil)
        #expect(finance.level == .village)
        #expect(finance.kind == .fee)
    }

    @Test(
        "a bad matter is told with its place and does not stop the others",
        arguments: [
            ("limitDays: 20", "limitDays: 0", "$.matters[0].limitDays"),
            ("level: \"county\"", "level: \"province\"", "$.matters[0].level"),
            ("audience: \"全社会\"", "audience: \" \"", "$.matters[0].audience"),
            ("\"milestones\"]", "\"milestone\"]", "$.matters[0].required[2]"),
            ("basis: \"政府信息公开条例第二十条\",", "", "$.matters[0]"),
            ("body: \"县", "bodies: \"县", "$.matters[0].bodies"),
        ]
    )
    func badMatter(part: String, instead: String, path: String) throws {
        let at = try #require(Self.document.firstRange(of: part))
        let catalogue = MatterCatalogue.read(Self.document.replacingCharacters(at, instead))
        #expect(catalogue.findings.map(\.path) == [path])
        #expect(catalogue.matters.map(\.id) == ["village.finance"])
    }

    @Test("an id stands once, and a document that is none is one finding")
    func whole() throws {
        let at = try #require(Self.document.firstRange(of: "village.finance"))
        let twice = MatterCatalogue.read(Self.document.replacingCharacters(at, "project.major"))
        #expect(twice.matters.count == 1)
        #expect(twice.findings.map(\.path) == ["$.matters[1]"])
        #expect(MatterCatalogue.read("{").findings.count == 1)
        #expect(MatterCatalogue.read("{ schema: 'x', matters: [] }").findings.count == 1)
    }

    @Test("an item is held against what its matter demands")
    func demands() throws {
        let catalogue = MatterCatalogue.read(Self.document)
        let project = try #require(catalogue.matter("project.major"))
        let finance = try #require(catalogue.matter("village.finance"))
        var item = Item(id: "A", kind: .project, unit: "county", title: "道路", body: " \n")
        #expect(project.missingFields(of: item) == [.body, .plan, .milestones])
        #expect(finance.missingFields(of: item) == [.table, .until])
        item.body = "县城至新园乡道路"
        item.plan = Plan(
            start: try day("2026-03-01"),
            due: try day("2026-12-31"),
            progress: 0,
            owner: "县交通局",
            milestones: []
        )
        item.table = Table(columns: ["项目", "金额"], rows: [])
        item.window = Window(until: try at("2026-12-31 18:00"))
        #expect(project.missingFields(of: item) == [.milestones])
        #expect(finance.missingFields(of: item) == [.table])
        item.table?.rows = [["办公费", "120"]]
        item.plan?.milestones = [Milestone(name: "路基", due: try day("2026-06-30"), done: nil)]
        #expect(project.missingFields(of: item).isEmpty)
        #expect(finance.missingFields(of: item).isEmpty)
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
