import Bulletins
import Disclosure
import Testing

@Suite("Compiled bulletins")
struct BulletinCompilerTests {
    private let compiler = BulletinCompiler(issuer: "county")

    private func day(_ text: String) throws -> CivilDate {
        try #require(CivilDate(iso8601: text))
    }

    private func approved(
        _ id: String,
        unit: String,
        plan: (start: String, due: String, progress: Int)?,
        at: String = "2026-11-18T10:00:00+08:00"
    ) throws -> ApprovedRevision {
        let item = Item(
            id: id,
            kind: plan == nil ? .notice : .project,
            unit: unit,
            title: "事项\(id)",
            body: "",
            plan: try plan.map {
                Plan(
                    start: try day($0.start),
                    due: try day($0.due),
                    progress: $0.progress,
                    owner: "王",
                    milestones: []
                )
            }
        )
        let instant = try #require(Instant(iso8601: at))
        return ApprovedRevision(
            revision: Revision(item: item, number: 1, digest: item.digest, createdAt: instant),
            signatures: [
                Signature(step: .approved, person: "丙", at: instant, digest: item.digest)
            ]
        )
    }

    private func snapshot() throws -> Snapshot {
        Snapshot(
            version: 1,
            units: [
                Unit(code: "county", name: "县政府", parent: nil),
                Unit(code: "east", name: "东乡", parent: "county"),
                Unit(code: "west", name: "西乡", parent: "county"),
                Unit(code: "north", name: "北乡", parent: "county"),
            ],
            revisions: [
                try approved("E-1", unit: "east", plan: ("2026-01-05", "2026-12-31", 100)),
                try approved("E-2", unit: "east", plan: ("2026-01-05", "2026-10-30", 90)),
                try approved("N-1", unit: "north", plan: ("2027-01-05", "2027-10-30", 0)),
                try approved("T-1", unit: "east", plan: nil, at: "2026-11-25T09:00:00+08:00"),
                try approved("W-1", unit: "west", plan: ("2026-01-05", "2026-12-31", 95)),
                try approved("X-1", unit: "county", plan: ("2026-01-05", "2026-12-31", 60)),
            ]
        )
    }

    private func item(_ id: String, on date: String) throws -> Item? {
        compiler.drafts(of: try snapshot(), on: try day(date)).first { $0.item.id == id }?.item
    }

    @Test("the month before is ranked by what the lamps give; what has not begun is left out")
    func ranking() throws {
        let ranking = try #require(try item("RANK-2026-11", on: "2026-12-01"))
        #expect(ranking.kind == .assessment)
        #expect(ranking.title == "2026年11月各单位计划进度排名")
        // East: done and overdue; west: on schedule; county: more than 20 points behind.
        #expect(
            ranking.table?.rows
                == [["1", "西乡", "100.0"], ["2", "东乡", "50.0"], ["3", "县政府", "0.0"]]
        )
        #expect(ranking.body.contains("共3个单位、4项计划"))
    }

    @Test("equal scores share a place")
    func ties() throws {
        var input = try snapshot()
        input.revisions.append(
            try approved("Z-1", unit: "north", plan: ("2026-01-05", "2026-11-01", 100))
        )
        let drafts = compiler.drafts(of: input, on: try day("2026-12-31"))
        let rows = drafts.first { $0.item.id == "RANK-2026-11" }?.item.table?.rows
        #expect(rows?.map { $0[0] } == ["1", "1", "3", "4"])
    }

    @Test("January looks back to December of the year before")
    func turnOfYear() throws {
        let drafts = compiler.drafts(of: try snapshot(), on: try day("2027-01-04"))
        #expect(drafts.map(\.item.id).contains("RANK-2026-12"))
        #expect(!drafts.map(\.item.id).contains { $0.hasPrefix("WEEK") })
    }

    @Test("an overdue plan gets a notice whose text is the same on every later day")
    func supervision() throws {
        let first = try #require(try item("SUP-E-2", on: "2026-11-02"))
        #expect(first.kind == .supervision)
        #expect(first.body.contains("截至2026年10月31日应完成100%，实际90%"))
        for date in ["2026-11-03", "2026-12-24", "2027-03-01"] {
            #expect(try item("SUP-E-2", on: date)?.digest == first.digest)
        }
        #expect(try item("SUP-E-2", on: "2026-10-30") == nil)
        #expect(try item("SUP-E-1", on: "2026-11-02") == nil)
    }

    @Test("the week before is told by kind, Monday to Sunday")
    func digest() throws {
        let week = try #require(try item("WEEK-2026-W47", on: "2026-11-23"))
        #expect(week.title == "一周政务公开（2026年11月16日至2026年11月22日）")
        #expect(week.body.hasPrefix("本周公开5项。\n重点项目5项：事项E-1；"))
        let next = try #require(try item("WEEK-2026-W48", on: "2026-12-06"))
        #expect(next.body.hasPrefix("本周公开1项。\n公告公示1项：事项T-1。\n在列计划5项："))
        #expect(next.body.hasSuffix("未启动1项，正常1项，逾期2项，办结1项。"))
    }

    @Test("the same input gives the same bytes, and every draft keeps the rules of import")
    func bytes() throws {
        let input = try snapshot()
        let texts = try (1...28).map { number in
            let date = try day("2026-12-\(number < 10 ? "0" : "")\(number)")
            return compiler.drafts(of: input, on: date).map(\.item.canonicalText)
        }
        var shuffled = input
        shuffled.units.reverse()
        for (offset, text) in texts.enumerated() {
            let date = try day("2026-12-01").advanced(byDays: offset)
            #expect(compiler.drafts(of: shuffled, on: date).map(\.item.canonicalText) == text)
        }
        for text in Set(texts.flatMap { $0 }) {
            _ = try Item(canonicalText: text)
        }
        #expect(Set(texts.flatMap { $0 }).count == 4)
    }

    @Test("nothing that hangs makes nothing")
    func empty() throws {
        #expect(compiler.drafts(of: .empty, on: try day("2026-11-23")).isEmpty)
    }
}
