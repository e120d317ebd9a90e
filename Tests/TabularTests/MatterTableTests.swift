import Disclosure
import Matters
import Notation
import Tabular
import Testing

@Suite("A catalogue of matters by table")
struct MatterTableTests {
    private static let heads = "事项编号,事项名称,类别,公开依据,公开时限,公示天数,责任主体,公开渠道,公开对象,层级,必备内容\n"

    private func read(_ rows: String, heads: String = heads) throws -> MatterCatalogue {
        MatterTable(try CSVDocument.read(heads + rows)).catalogue
    }

    @Test("a row is a matter, with kinds, levels and fields in either language")
    func rows() throws {
        let catalogue = try read(
            """
            fee.road,占道收费,收费公示,条例第二十条,20,5,城管局,电子屏、触摸屏,全社会,县级,表格；正文
            p.major,重点项目,project,条例,,,发改局,电子屏,全社会,乡,

            """
        )
        #expect(catalogue.findings.isEmpty, "\(catalogue.findings)")
        let fee = try #require(catalogue.matter("fee.road"))
        #expect(fee.kind == .fee && fee.limitDays == 20 && fee.publicityDays == 5)
        #expect(fee.channels == ["电子屏", "触摸屏"] && fee.level == .county)
        #expect(fee.required == [.table, .body])
        let project = try #require(catalogue.matter("p.major"))
        #expect(project.limitDays == nil && project.level == .township)
    }

    @Test(
        "a bad cell is told with line, column and head, and stops no other row",
        arguments: [
            ("x,名,收费公示,据,0,,局,屏,人,县,", 2, "公开时限"), ("x,名,收费公示,据,二十,,局,屏,人,县,", 2, "公开时限"),
            ("x,名,税,据,,,局,屏,人,县,", 2, "类别"), ("x,名,收费公示,据,,,局,屏,人,省,", 2, "层级"),
            ("x,名,收费公示,,,,局,屏,人,县,", 2, "公开依据 is missing"),
            (",名,收费公示,据,,,局,屏,人,县,", 2, "事项编号 is missing"),
            ("x,名,收费公示,据,,,局,屏,人,县,颜色", 2, "必备内容"), ("ok,名,收费公示,据,,,局,屏,人,县,", 3, "already above"),
        ]
    )
    func refused(row: String, line: Int, problem: String) throws {
        let good = "ok,占道,收费公示,据,,,局,屏,人,县,\n"
        let catalogue = try read(line == 2 ? row + "\n" + good : good + row + "\n")
        #expect(catalogue.matters.map(\.id) == ["ok"])
        let finding = try #require(catalogue.findings.first)
        #expect(catalogue.findings.count == 1 && finding.position?.line == line)
        #expect("\(finding)".contains(problem), "\(finding)")
    }

    @Test("the template's heads are those that are read")
    func template() throws {
        let document = try CSVDocument.read(MatterTable.text)
        #expect(MatterTable(document).catalogue.findings.isEmpty)
        let other = try read("", heads: "事项编号,颜色\n")
        #expect(other.findings.first?.problem.contains("颜色") == true)
    }

    @Test("what a table and a document say alike has one canonical text")
    func canonical() throws {
        let row = try read("fee.road,占道收费,fee,条例,20,,局,屏,全社会,county,table\n")
        let document = MatterCatalogue.read(
            """
            { schema: "placard.matters/1", matters: [{ id: "fee.road", level: "county",
              name: "占道收费", kind: "fee", basis: "条例", limitDays: 20, body: "局",
              channels: ["屏"], audience: "全社会", required: ["table"] }] }
            """
        )
        let text = try #require(row.matters.first?.canonicalText)
        #expect(text == document.matters.first?.canonicalText)
        #expect(MatterCatalogue.read(contents: [("fee.road", text)]).matters == row.matters)
        #expect(MatterCatalogue.read(contents: [("x", "{}")]).findings.first?.path.first == "x")
    }
}
