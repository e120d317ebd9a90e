import Disclosure
import Exhibits
import Testing

@testable import Kiosk

extension SampleModel {
    /// An item of every kind as offices write it, so that each kind's form can be looked at.
    static let ofEveryKind: [Item] = Kind.allCases.map { kind in
        Item(
            id: "\(kind.rawValue)-1",
            kind: kind,
            unit: kind == .diary ? "hill" : "county",
            title: "\(kind.chineseName)样例",
            body: body(of: kind),
            plan: plan(of: kind),
            table: table(of: kind)
        )
    }

    private static func body(of kind: Kind) -> String {
        switch kind {
        case .diary: "上午走访农户；下午到项目工地"
        case .commitment: "固定任务：低保复核；动态任务：管网验收"
        case .weather: "小雨转阴，9～14℃，东北风3级。"
        default: "正文。"
        }
    }

    private static func plan(of kind: Kind) -> Plan? {
        switch kind {
        case .project, .task, .target:
            plan(
                due: date(2026, 12, 31),
                progress: 48,
                milestones: [Milestone(name: "路基工程", due: date(2026, 8, 31), done: nil)]
            )
        case .supervision: plan(due: date(2026, 11, 24), progress: 60)
        default: nil
        }
    }

    private static func table(of kind: Kind) -> Table? {
        switch kind {
        case .assessment:
            Table(columns: ["名次", "单位", "得分"], rows: [["1", "山前乡", "96.5"], ["2", "乙", "84.0"]])
        case .poll: Table(columns: ["选项", "占比"], rows: [["安全", "71.4%"], ["不安全", "28.6%"]])
        case .evaluation: Table(columns: ["评价", "票数"], rows: [["满意", "468"], ["不满意", "9"]])
        case .complaint: Table(columns: ["结果", "件数"], rows: [["办结", "23"], ["督办", "1"]])
        case .fee: Table(columns: ["项目", "标准"], rows: [["登记费", "80元/件"]])
        case .power: Table(columns: ["序号", "权力事项"], rows: [["1", "宅基地审核"]])
        case .duty: Table(columns: ["职责", "时限"], rows: [["走访", "每月25日前"]])
        case .problem: Table(columns: ["问题", "状态"], rows: [["用印登记", "已销号"]])
        default: nil
        }
    }
}

@Suite("Each kind's page has the form that suits it")
struct KindFormTests {
    private static let model = SampleModel.model(SampleModel.ofEveryKind)

    /// What the page of a kind holds; every kind is named, so that a new one cannot be forgotten.
    private static func marks(of kind: Kind) -> [String] {
        let plan = [
            "class=\"filters\"", "class=\"gauge\"", "48%", "还有 40 天", "class=\"step\"", "路基工程",
        ]
        switch kind {
        case .project, .task, .target: return plan
        case .supervision:
            return ["class=\"deadline\"", "<b>3</b>", "天后到期", "责任单位 县交通局"]
        case .diary: return ["今天的去向", "<li>上午走访农户</li>", "<li>下午到项目工地</li>"]
        case .commitment: return ["class=\"cards\"", "<li>动态任务：管网验收</li>"]
        case .weather: return ["class=\"cards\"", "东北风"]
        case .assessment: return ["<th scope=\"col\">名次</th>", "class=\"bar\"", "96.5"]
        case .poll: return ["<th scope=\"col\">选项</th>", "class=\"bar\"", "71.4%"]
        case .evaluation:
            return ["class=\"resultbar\"", "满意 <b>468</b>", "<th scope=\"col\">评价</th>"]
        case .complaint:
            return ["class=\"resultbar\"", "办结 <b>23</b>", "<th scope=\"col\">结果</th>"]
        case .fee: return ["<th scope=\"col\">标准</th>", "data-label=\"项目\"", "80"]
        case .power: return ["<th scope=\"col\">权力事项</th>", "宅基地审核"]
        case .duty: return ["<th scope=\"col\">时限</th>", "data-label=\"职责\""]
        case .problem: return ["<th scope=\"col\">状态</th>", "已销号"]
        case .approval, .notice, .bulletin, .urgent: return ["class=\"dated\"", "共 1 条"]
        }
    }

    @Test("with its own marks, and the way to the item", arguments: Kind.allCases)
    func form(kind: Kind) {
        let text = SampleModel.text("/kinds/\(kind.rawValue)", Self.model)
        for mark in Self.marks(of: kind) + ["/items/\(kind.rawValue)-1", kind.chineseName] {
            #expect(text.contains(mark), "\(mark) on \(kind)")
        }
    }

    @Test("and the item's page shows the same whole", arguments: Kind.allCases)
    func item(kind: Kind) throws {
        let text = SampleModel.text("/items/\(kind.rawValue)-1", Self.model)
        let item = try #require(SampleModel.ofEveryKind.first { $0.kind == kind })
        #expect(text.contains("<h1>\(item.title)</h1>"))
        for cell in item.table?.rows.flatMap(\.self) ?? [] {
            #expect(text.contains(cell), "\(cell) on \(kind)")
        }
        if let plan = item.plan { #expect(text.contains("\(plan.progress)%")) }
    }
}
