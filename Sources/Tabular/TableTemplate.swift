public import Disclosure

/// The columns of a table that brings items of one kind.
///
/// Rows with the same id make one item; each brings a row of the item's own table.
public struct TableTemplate: Sendable, Hashable {
    /// A column: the key it fills and its head.
    public struct Column: Sendable, Hashable {
        /// The item's key, such as `title` or `plan.due`; nil for a column of the item's table.
        public var key: String?
        /// The head in Chinese.
        public var head: String
        /// Whether every item needs it.
        public var isRequired: Bool
    }

    /// The kind.
    public let kind: Kind
    /// The columns, in the order of the template.
    public let columns: [Column]

    /// The template of a kind.
    public init(_ kind: Kind) {
        self.kind = kind
        var columns = [
            Column(key: "id", head: "编号", isRequired: true),
            Column(key: "unit", head: "单位", isRequired: true),
            Column(key: "title", head: "标题", isRequired: true),
            Column(key: "body", head: "正文", isRequired: false),
            Column(key: "priority", head: "紧急程度", isRequired: false),
            Column(key: "window.from", head: "起始时间", isRequired: false),
            Column(key: "window.until", head: "截止时间", isRequired: false),
            Column(key: "matter", head: "公开事项", isRequired: false),
            Column(key: "formed", head: "形成日期", isRequired: false),
        ]
        columns += [
            Column(key: "schedule.hours", head: "每日时段", isRequired: false),
            Column(key: "schedule.weekdays", head: "星期", isRequired: false),
            Column(key: "schedule.workdays", head: "仅工作日", isRequired: false),
            Column(key: "schedule.rule", head: "重复规则", isRequired: false),
            Column(key: "schedule.start", head: "规则起日", isRequired: false),
            Column(key: "boards.ids", head: "屏幕", isRequired: false),
            Column(key: "boards.tags", head: "屏幕标签", isRequired: false),
            Column(key: "precedence", head: "优先级", isRequired: false),
            Column(key: "corrects.item", head: "更正编号", isRequired: false),
            Column(key: "corrects.revision", head: "更正版本", isRequired: false),
        ]
        if Self.hasPlan(kind) {
            columns += [
                Column(key: "plan.start", head: "开始日期", isRequired: true),
                Column(key: "plan.due", head: "完成期限", isRequired: true),
                Column(key: "plan.progress", head: "进度", isRequired: true),
                Column(key: "plan.owner", head: "责任人", isRequired: true),
            ]
        }
        columns += Self.tableHeads(kind).map { Column(key: nil, head: $0, isRequired: false) }
        self.columns = columns
    }

    /// The heads of the item's own table; empty for a kind without one.
    public var tableHeads: [String] { Self.tableHeads(kind) }

    /// The empty table as a file that office software opens rightly: with a byte order mark.
    public var text: String {
        "\u{FEFF}" + columns.map(\.head).joined(separator: ",") + "\r\n"
    }

    private static func hasPlan(_ kind: Kind) -> Bool {
        kind == .project || kind == .task || kind == .target
    }

    private static func tableHeads(_ kind: Kind) -> [String] {
        switch kind {
        case .diary: ["姓名", "职务", "去向", "事由"]
        case .power, .duty: ["事项", "依据", "责任科室"]
        case .problem: ["问题", "整改措施", "责任人", "完成情况"]
        case .assessment: ["名次", "单位名称", "得分"]
        case .evaluation, .poll: ["项目", "票数", "比例"]
        case .complaint: ["诉求", "办理结果", "办结日期"]
        case .approval: ["事项名称", "申请人", "状态"]
        case .fee: ["收费项目", "标准", "依据"]
        default: []
        }
    }
}
