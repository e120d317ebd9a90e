import Disclosure
import Notation
import Tabular
import Testing

@Suite("Progress by table")
struct ProgressTableTests {
    private func table(_ text: String) throws -> ProgressTable {
        ProgressTable(try CSVDocument.read(text))
    }

    private func item() throws -> Item {
        let start = try #require(CivilDate(iso8601: "2026-03-01"))
        return Item(
            id: "P-1",
            kind: .project,
            unit: "u",
            title: "路",
            body: "",
            plan: Plan(
                start: start,
                due: start.advanced(byDays: 100),
                progress: 10,
                owner: "王",
                milestones: [Milestone(name: "开工", due: start, done: nil)]
            )
        )
    }

    @Test("rows change progress and milestones, and nothing else")
    func applies() throws {
        let read = try table("编号,进度,里程碑,完成日期\nP-1,45%,,\nP-1,,开工,2026/3/2\n,,,\n")
        #expect(read.findings.isEmpty)
        var changed = try item()
        for update in read.updates { changed = try update.applied(to: changed) }
        #expect(changed.plan?.progress == 45)
        #expect(changed.plan?.milestones.first?.done?.iso8601Text == "2026-03-02")
        var wanted = try item()
        wanted.plan?.progress = 45
        wanted.plan?.milestones[0].done = CivilDate(iso8601: "2026-03-02")
        #expect(changed == wanted)
    }

    @Test(
        "a bad row is told with line and column, the others go in",
        arguments: [
            ("P-1,101,,", "2:5", "no progress"), ("P-1,,,", "2:1", "changes nothing"),
            (",5,,", "2:1", "names no item"), ("P-1,1,开工,二月", "2:10", "no day"),
            ("P-1,五,,", "2:5", "no progress"),
        ]
    )
    func badRows(row: String, place: String, reason: String) throws {
        let read = try table("编号,进度,里程碑,完成日期\n\(row)\nP-1,50,,\n")
        #expect(read.updates.map(\.progress) == [50])
        #expect(read.findings.map { $0.position?.description } == [place])
        #expect(read.findings.first?.problem.contains(reason) == true, "\(read.findings)")
    }

    @Test("heads that are not the template's are refused")
    func heads() throws {
        #expect(try table("编号,进读\nP-1,5").findings.first?.remedy.contains("进度") == true)
        #expect(try table("进度\n5").findings.first?.problem.contains("编号") == true)
        #expect(try table("").findings.first?.problem.contains("empty") == true)
        #expect(try CSVDocument.read(Array(ProgressTable.text.utf8)).records.count == 1)
    }

    @Test("an item without a plan or a milestone unknown is refused at its row")
    func refused() throws {
        let update = try #require(try table("编号,里程碑\nP-1,完工").updates.first)
        #expect(throws: NotationError.self) { try update.applied(to: try item()) }
        var bare = try item()
        bare.plan = nil
        #expect(throws: NotationError.self) { try update.applied(to: bare) }
    }
}
