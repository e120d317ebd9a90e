import Disclosure
import Exhibits

/// The first page: what is late, what is new, what hangs on the walls, and the way to the rest.
struct OverviewPage {
    private static let newestLimit = 6
    private static let plansLimit = 5
    private static let mirrorLimit = 3
    private static let supervisionLimit = 4
    private static let rankingLimit = 5

    let model: KioskModel

    func page() -> Page {
        Page(
            title: model.officeName,
            section: .overview,
            name: "overview",
            main: """
                <h1 class="unseen">\(model.officeName)总览</h1>
                <div class="columns">
                <div class="column first">\(projects())\(supervision())</div>
                <div class="column second">\(newest())\(themes())</div>
                <div class="column third">\(boards())\(ranking())</div>
                </div>
                """
        )
    }

    /// Counts by lamp, and the projects that need looking at first.
    private func projects() -> Markup {
        let items = model.items { $0.kind == .project && $0.plan != nil }
        guard !items.isEmpty else {
            return Parts.section(
                "projects",
                "重点项目",
                "Key projects",
                Parts.empty("暂无重点项目", "项目公开后，这里显示进度与红黄绿灯。")
            )
        }
        let order: [Lamp] = [.onSchedule, .late, .overdue, .done, .notStarted]
        let counts = order.map { lamp in
            (lamp: lamp, count: items.count { model.plans[$0.id]?.lamp == lamp })
        }
        let legend = counts.filter { $0.count > 0 }.map { entry -> Markup in
            "<li>\(Symbols.word(entry.lamp)) <b>\(entry.count)</b></li>"
        }
        let rows = PlanOrder.sorted(items, model).prefix(Self.plansLimit).map {
            Parts.planRow($0, model)
        }
        return Parts.section(
            "projects",
            "重点项目",
            "Key projects",
            more: KioskPath.kind(.project),
            """
            <div class="summary"><p class="big"><b>\(items.count)</b> 个</p>\
            <div>\(Bars.stack(counts))<ul class="legend">\(legend.joined())</ul></div></div>
            <ul class="rows">\(rows.joined())</ul>
            """
        )
    }

    private func supervision() -> Markup {
        let items = model.items { $0.kind == .supervision && $0.plan != nil }
        guard !items.isEmpty else { return "" }
        let rows = PlanOrder.byDue(items, model).prefix(Self.supervisionLimit).map {
            item -> Markup in
            guard let plan = item.plan, let reading = model.plans[item.id] else { return "" }
            return """
                <li><a href="\(KioskPath.item(item.id))">\
                <span class="left \(Symbols.tone(reading.lamp))">\(Symbols.lamp(reading.lamp))\
                \(Parts.dueText(plan, reading, model.today))</span>\
                <span class="name">\(item.title)</span></a></li>
                """
        }
        return Parts.section(
            "supervision",
            "督查限期",
            "Deadlines",
            more: KioskPath.kind(.supervision),
            "<ul class=\"rows\">\(rows.joined())</ul>"
        )
    }

    /// What was approved today, or the latest before today when there is nothing yet.
    private func newest() -> Markup {
        let sorted = model.holdings.newest
        guard !sorted.isEmpty else {
            return Parts.section(
                "newest",
                "今日新公开",
                "New today",
                Parts.empty("暂无内容", "经审核批准的内容会立即出现在这里。")
            )
        }
        let start = model.zone.start(of: model.today)
        let today = sorted.prefix { $0.approvedAt >= start }
        let shown = today.isEmpty ? sorted[...] : today
        let rows = shown.prefix(Self.newestLimit).map { newestRow($0, withDate: today.isEmpty) }
        let more: Markup =
            today.count > Self.newestLimit
            ? "<p class=\"rest\">今天共公开 \(today.count) 条</p>" : ""
        return Parts.section(
            "newest",
            today.isEmpty ? "最近公开" : "今日新公开",
            today.isEmpty ? "Latest" : "New today",
            "<ul class=\"rows\">\(rows.joined())</ul>\(more)"
        )
    }

    private func newestRow(_ revision: ApprovedRevision, withDate: Bool) -> Markup {
        let item = revision.item
        let time = model.zone.civilTime(at: revision.approvedAt)
        let parts = time.date.components
        let clock = withDate ? "\(parts.month)-\(parts.day)" : DateText.clock(time)
        let lamp: Markup = model.plans[item.id].map { Symbols.word($0.lamp) } ?? ""
        return """
            <li><a href="\(KioskPath.item(item.id))">\
            <time datetime="\(DateText.iso(revision.approvedAt, model.zone))">\(clock)</time>\
            <span class="kind">\(item.kind.chineseName)</span>\
            <span class="name">\(item.title)</span>\(lamp)</a></li>
            """
    }

    private func boards() -> Markup {
        guard !model.boards.isEmpty else {
            return Parts.section(
                "walls",
                "大屏正在显示",
                "On the boards",
                Parts.empty("没有接入大屏", "接入后，这里同步显示每块屏的画面。")
            )
        }
        let mirrors = model.boards.prefix(Self.mirrorLimit).map { Parts.mirror($0, model) }
        return Parts.section(
            "walls",
            "大屏正在显示",
            "On the boards",
            more: "/boards",
            tool: Parts.motionButton,
            mirrors.joined()
        )
    }

    private func themes() -> Markup {
        Parts.section("themes", "分类查看", "Topics", Parts.themes(model))
    }

    private func ranking() -> Markup {
        let newest = model.visible.filter { $0.item.kind == .assessment && $0.item.table != nil }
            .max { ($0.approvedAt, $0.item.id) < ($1.approvedAt, $1.item.id) }
        guard let item = newest?.item, let table = item.table,
            let ranking = Ranking(table)
        else { return "" }
        let rows = ranking.rows.prefix(Self.rankingLimit).map { row -> Markup in
            """
            <li><span class="name">\(row.name)</span>\(Bars.share(row.score))\
            <span class="figure">\(row.text)</span></li>
            """
        }
        return Parts.section(
            "ranking",
            "绩效榜",
            "Ranking",
            more: KioskPath.item(item.id),
            "<p class=\"note\">\(item.title)</p><ol class=\"bars\">\(rows.joined())</ol>"
        )
    }
}

/// The orders in which plans are listed.
enum PlanOrder {
    /// What needs looking at first stands first; then the nearest due date.
    static func sorted(_ items: [Item], _ model: KioskModel) -> [Item] {
        let rank: [Lamp: Int] = [.overdue: 0, .late: 1, .onSchedule: 2, .notStarted: 3, .done: 4]
        return sorted(items) { item in
            model.plans[item.id].flatMap { rank[$0.lamp] } ?? 5
        }
    }

    /// The nearest due date first, finished ones last.
    static func byDue(_ items: [Item], _ model: KioskModel) -> [Item] {
        sorted(items) { model.plans[$0.id]?.lamp == .done ? 1 : 0 }
    }

    private static func sorted(_ items: [Item], _ rank: (Item) -> Int) -> [Item] {
        items.sorted {
            (rank($0), $0.plan?.due.dayNumber ?? .max, $0.id)
                < (rank($1), $1.plan?.due.dayNumber ?? .max, $1.id)
        }
    }
}
