extension Lamp {
    /// The lamp as officials call it: 绿灯, 黄灯, 红灯, or the state outside the lights.
    public var chineseLightName: String {
        switch self {
        case .notStarted: "未启动"
        case .onSchedule: "绿灯"
        case .late: "黄灯"
        case .overdue: "红灯"
        case .done: "已办结"
        }
    }
}

extension CivilDate {
    /// The date in Chinese, `12月31日`, with the year when it is not `year`.
    public func chineseText(inYear year: Int) -> String {
        let (own, month, day) = components
        return (own == year ? "" : "\(own)年") + "\(month)月\(day)日"
    }
}

extension Plan {
    /// The progress in words, `进度48%`.
    public var progressWords: String { "进度\(progress)%" }

    /// The due date in words, `12月31日到期`, with the year when it is not that of `date`.
    public func dueWords(on date: CivilDate) -> String {
        due.chineseText(inYear: date.components.year) + "到期"
    }

    /// The time left in words: `剩余40天`, `今日到期` or `逾期3天`; `已办结` when finished.
    public func timeLeftWords(on date: CivilDate) -> String {
        if progress >= 100 { return "已办结" }
        let days = due.dayNumber - date.dayNumber
        if days == 0 { return "今日到期" }
        return days > 0 ? "剩余\(days)天" : "逾期\(-days)天"
    }
}

extension Item {
    /// The plan in one line, `黄灯 进度48% 12月31日到期`; nil for an item without a plan.
    public func planWords(
        on date: CivilDate,
        rule: LampRule = .standard,
        calendar: WorkingCalendar = .weekendsOnly
    ) -> String? {
        guard let plan else { return nil }
        let lamp = plan.lamp(on: date, rule: rule, calendar: calendar)
        let light = lamp.chineseLightName
        if lamp == .done { return light }
        return "\(light) \(plan.progressWords) \(plan.dueWords(on: date))"
    }
}
