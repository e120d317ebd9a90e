import Disclosure
import Exhibits
import HTTP

/// Which plans a list shows; plain links carry it in the address, no script is needed.
struct PlanFilter {
    var lamp: Lamp?
    var unit: String?

    init(_ target: Target) {
        lamp = target.parameter("lamp").flatMap(Lamp.init(rawValue:))
        unit = target.parameter("unit")
    }

    func takes(_ item: Item, _ model: KioskModel) -> Bool {
        if let lamp, model.plans[item.id]?.lamp != lamp { return false }
        if let unit { return model.holdings.units.isUnit(item.unit, within: unit) }
        return true
    }

    /// The address of a kind's page with this filter.
    func path(_ kind: Kind) -> String {
        let parts = [
            lamp.map { "lamp=" + $0.rawValue }, unit.map { "unit=" + Target.encoded($0) },
        ].compactMap(\.self)
        return KioskPath.kind(kind) + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}

/// The items of one kind, in the form that suits the kind.
struct KindPage {
    private static let rowLimit = 200

    let model: KioskModel
    let kind: Kind
    let filter: PlanFilter

    private var revisions: [ApprovedRevision] {
        model.holdings.newest.filter { $0.item.kind == kind }
    }

    func page() -> Page {
        let all = revisions
        return Page(
            title: "\(kind.chineseName) · \(model.officeName)",
            section: .kinds,
            name: "list",
            feed: KioskPath.kind(kind),
            main: """
                <h1>\(Page.label(kind.chineseName, kind.englishName))</h1>
                \(all.isEmpty ? nothing : content(all))
                """
        )
    }

    private var nothing: Markup {
        Parts.empty("暂无内容", "“\(kind.chineseName)”公开后会列在这里。")
    }

    private func content(_ all: [ApprovedRevision]) -> Markup {
        if all.contains(where: { $0.item.plan != nil }) { return plans(all.map(\.item)) }
        switch kind {
        case .assessment, .poll, .evaluation, .complaint, .fee, .power, .duty, .problem:
            return newestWhole(all)
        case .diary:
            return whereabouts(all)
        case .commitment, .weather:
            return cards(all)
        default:
            let rows = all.prefix(Self.rowLimit).map { Parts.datedRow($0, model) }
            return "<p class=\"note\">共 \(all.count) 条</p><ul class=\"rows\">\(rows.joined())</ul>"
        }
    }

    // MARK: - Plans

    private func plans(_ items: [Item]) -> Markup {
        let chosen = items.filter { filter.takes($0, model) }
        let ordered =
            kind == .supervision ? PlanOrder.byDue(chosen, model) : PlanOrder.sorted(chosen, model)
        let rows = ordered.prefix(Self.rowLimit).map { item -> Markup in
            kind == .supervision ? deadlineRow(item) : Parts.planRow(item, model, withSteps: true)
        }
        let list: Markup =
            rows.isEmpty
            ? Parts.empty("没有符合条件的内容", "换一个条件，或查看全部。")
            : "<ul class=\"rows\">\(rows.joined())</ul>"
        return """
            \(filters(items))
            <p class="note">共 \(chosen.count) 条</p>
            \(list)
            """
    }

    /// Links that choose a lamp and a unit, with how many each would leave.
    private func filters(_ items: [Item]) -> Markup {
        var byLamp = filter
        byLamp.lamp = nil
        let inUnit = items.filter { byLamp.takes($0, model) }
        var lamps = [chip(Page.label("全部", "All"), inUnit.count, byLamp, filter.lamp == nil)]
        for lamp in Lamp.allCases {
            let count = inUnit.count { model.plans[$0.id]?.lamp == lamp }
            guard count > 0 else { continue }
            byLamp.lamp = lamp
            lamps.append(chip(Symbols.word(lamp), count, byLamp, filter.lamp == lamp))
        }
        var byUnit = filter
        byUnit.unit = nil
        let withLamp = items.filter { byUnit.takes($0, model) }
        let codes = Set(items.map(\.unit)).sorted()
        var units = [
            chip(Page.label("全部单位", "All units"), withLamp.count, byUnit, filter.unit == nil)
        ]
        for code in codes {
            byUnit.unit = code
            let count = items.count { byUnit.takes($0, model) }
            units.append(chip("\(model.unitName(code))", count, byUnit, filter.unit == code))
        }
        let unitChips: Markup =
            codes.count > 1 ? "<ul class=\"chips\">\(units.joined())</ul>" : ""
        return """
            <nav class="filters" aria-label="筛选"><ul class="chips">\(lamps.joined())</ul>\
            \(unitChips)</nav>
            """
    }

    private func chip(
        _ label: Markup,
        _ count: Int,
        _ filter: PlanFilter,
        _ isCurrent: Bool
    ) -> Markup {
        let current: Markup = isCurrent ? " aria-current=\"true\"" : ""
        return """
            <li><a class="chip" href="\(filter.path(kind))"\(current)>\(label) \
            <span class="count">\(count)</span></a></li>
            """
    }

    /// A supervision notice: the days that are left, and the closing mark when it is done.
    private func deadlineRow(_ item: Item) -> Markup {
        guard let plan = item.plan, let reading = model.plans[item.id] else {
            return Parts.plainRow(item, model)
        }
        let days = plan.due.dayNumber - model.today.dayNumber
        let mark: Markup
        if reading.lamp == .done {
            mark = "<span class=\"closing done\">已销号</span>"
        } else {
            mark = """
                <span class="days \(Symbols.tone(reading.lamp))"><b>\(abs(days))</b>\
                <span>\(days < 0 ? "天前到期" : "天后到期")</span></span>
                """
        }
        return """
            <li class="deadline"><a href="\(KioskPath.item(item.id))">\(mark)\
            <span class="what"><span class="name">\(item.title)</span>\
            <span class="unit">\(model.unitName(item.unit)) · 责任单位 \(plan.owner)</span></span>\
            \(Symbols.word(reading.lamp))</a></li>
            """
    }

    // MARK: - Tables and words

    /// The newest item with its whole table, then the earlier ones as rows.
    private func newestWhole(_ all: [ApprovedRevision]) -> Markup {
        let whole = all.prefix(kind == .assessment ? 1 : 3).map { revision -> Markup in
            let item = revision.item
            return """
                <section class="whole-item" aria-labelledby="i-\(item.id)">
                <h2 id="i-\(item.id)"><a href="\(KioskPath.item(item.id))">\(item.title)</a></h2>
                <p class="note">\(model.unitName(item.unit)) · \
                \(DateText.moment(revision.approvedAt, model.zone))</p>
                \(Parts.paragraphs(item.body))\(TableView(item: item).markup())
                </section>

                """
        }
        let rest = all.dropFirst(whole.count).prefix(Self.rowLimit).map {
            Parts.datedRow($0, model)
        }
        let earlier: Markup =
            rest.isEmpty
            ? ""
            : "<h2>\(Page.label("更早", "Earlier"))</h2><ul class=\"rows\">\(rest.joined())</ul>"
        return whole.joined() + earlier
    }

    /// Where people are today, and only then where they were.
    private func whereabouts(_ all: [ApprovedRevision]) -> Markup {
        let start = model.zone.start(of: model.today)
        let today = all.filter { $0.approvedAt >= start }
        let earlier = all.filter { $0.approvedAt < start }
        let now: Markup =
            today.isEmpty
            ? Parts.empty("今天还没有去向", "干部今天的工作去向公开后会列在这里。")
            : cards(today, heading: "h3")
        let before: Markup =
            earlier.isEmpty
            ? ""
            : "<h2>\(Page.label("更早", "Earlier"))</h2>\(cards(earlier, heading: "h3"))"
        return "<h2>\(Page.label("今天的去向", "Today"))</h2>\(now)\(before)"
    }

    /// Short texts in full, one card a unit's entry.
    private func cards(_ all: [ApprovedRevision], heading: Markup = "h2") -> Markup {
        let cards = all.prefix(Self.rowLimit).map { revision -> Markup in
            let item = revision.item
            let clauses = item.body.split { "；\n".contains($0) }.map { clause -> Markup in
                "<li>\(Parts.prose(String(clause)))</li>"
            }
            return """
                <li class="card"><p class="note">\(model.unitName(item.unit)) · \
                <time datetime="\(DateText.iso(revision.approvedAt, model.zone))">\
                \(DateText.moment(revision.approvedAt, model.zone))</time></p>
                <\(heading)><a href="\(KioskPath.item(item.id))">\(item.title)</a></\(heading)>
                <ul class="clauses">\(clauses.joined())</ul></li>

                """
        }
        return "<ul class=\"cards\">\(cards.joined())</ul>"
    }
}
