import Disclosure
import Recurrence
import Tabular
import Testing

@Suite("Columns of a schedule")
struct ScheduleColumnTests {
    private func read(_ heads: String, _ cells: String) throws -> TableImport {
        TableImport(
            try CSVDocument.read("编号,单位,标题,\(heads)\nN-1,county,题,\(cells)\n"),
            kind: .notice,
            units: [Unit(code: "county", name: "县", parent: nil)],
            zone: .china,
            schedules: { $0.fault }
        )
    }

    @Test("are read as offices write them")
    func columns() throws {
        let found = try read(
            "每日时段,星期,仅工作日,重复规则,规则起日,屏幕,屏幕标签,优先级,更正编号,更正版本",
            "08:30-12:00；14:00-17:30,周一至周三、周五,是,FREQ=DAILY,2026年11月2日,"
                + "east west,大厅,-1,FEE-7,2"
        )
        #expect(found.findings.isEmpty, "\(found.findings)")
        let item = try #require(found.items.first)
        #expect(
            item.schedule
                == Schedule(
                    hours: ["08:30-12:00", "14:00-17:30"],
                    weekdays: [1, 2, 3, 5],
                    workdaysOnly: true,
                    rule: "FREQ=DAILY",
                    start: CivilDate(iso8601: "2026-11-02")
                )
        )
        #expect(item.boards == Addressing(ids: ["east", "west"], tags: ["大厅"]))
        #expect(item.precedence == -1)
        #expect(item.corrects == RevisionName(item: "FEE-7", revision: 2))
    }

    @Test(
        "days of the week in every spelling",
        arguments: [
            ("1-5", [1, 2, 3, 4, 5]), ("星期六 星期天", [6, 7]), ("MO;we", [1, 3]),
            ("周六至周一", [1, 6, 7]), ("7", [7]), ("礼拜二到四", [2, 3, 4]),
        ]
    )
    func weekdays(text: String, days: [Int]) throws {
        let found = try read("星期", text)
        #expect(found.findings.isEmpty, "\(found.findings)")
        #expect(found.items.first?.schedule?.weekdays == Set(days))
    }

    @Test(
        "a wrong cell is told with line and column",
        arguments: [
            ("星期", "周八", "2:14: $.schedule.weekdays[0]: \"周八\" is not known here"),
            ("每日时段", "9点", "$.schedule.hours[0]: character 1: \"9点\" is no time"),
            ("仅工作日", "也许", "a string stands where true or false must stand"),
            ("更正版本", "2", "the key \"item\" is missing"),
            ("更正编号", "FEE-7", "the key \"revision\" is missing"),
            ("优先级", "高", "a string stands where an integer must stand"),
            ("重复规则", "FREQ=DAILY", "the rule has no first day"),
        ]
    )
    func mistakes(head: String, cell: String, expected: String) throws {
        let found = try read(head, cell)
        #expect(found.items.isEmpty)
        let finding = try #require(found.findings.first)
        #expect("\(finding)".contains(expected), "\(finding)")
    }

    @Test("empty cells say nothing")
    func empty() throws {
        let found = try read("每日时段,星期,仅工作日,屏幕,优先级", ",,,,")
        let item = try #require(found.items.first)
        #expect(item.schedule == nil)
        #expect(item.boards == .byScope)
        #expect(item.precedence == 0)
    }
}
