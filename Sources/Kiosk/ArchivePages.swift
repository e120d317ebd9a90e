import Disclosure
import Exhibits

/// What is public, by the month in which it was approved.
struct ArchivePages {
    private struct Month: Hashable, Comparable {
        var year: Int
        var month: Int

        static func < (a: Month, b: Month) -> Bool {
            (a.year, a.month) < (b.year, b.month)
        }

        var path: String { "\(year)-\(DateText.two(month))" }
        var name: String { DateText.month(year, month) }
    }

    let model: KioskModel

    private var byMonth: [Month: [ApprovedRevision]] {
        Dictionary(grouping: model.holdings.newest) { revision in
            let parts = model.zone.civilTime(at: revision.approvedAt).date.components
            return Month(year: parts.year, month: parts.month)
        }
    }

    func months() -> Page {
        let months = byMonth
        let tiles = months.keys.sorted(by: >).map { month -> Markup in
            """
            <li><a href="/archive/\(month.path)"><b>\(month.name)</b>\
            <span class="count">\(months[month, default: []].count) 条</span></a></li>
            """
        }
        let list: Markup =
            tiles.isEmpty
            ? Parts.empty("暂无内容", "公开的内容会按月份归在这里。")
            : "<ul class=\"tiles\">\(tiles.joined())</ul>"
        return Page(
            title: "按月归档 · \(model.officeName)",
            section: nil,
            name: "kinds",
            main: "<h1>\(Page.label("按月归档", "Archive"))</h1>\(list)"
        )
    }

    /// One month, day by day; nil when nothing was approved in it.
    func month(_ path: String) -> Page? {
        let months = byMonth
        guard let month = months.keys.first(where: { $0.path == path }) else { return nil }
        let days = Dictionary(grouping: months[month, default: []]) {
            model.zone.civilTime(at: $0.approvedAt).date
        }
        let sections = days.keys.sorted(by: >).map { day -> Markup in
            let rows = days[day, default: []].map { Parts.datedRow($0, model) }
            return """
                <section aria-labelledby="d-\(day.components.day)">
                <h2 id="d-\(day.components.day)">\(DateText.day(day))</h2>
                <ul class="rows">\(rows.joined())</ul></section>

                """
        }
        return Page(
            title: "\(month.name) · \(model.officeName)",
            section: nil,
            name: "list",
            main: """
                <p class="eyebrow"><a href="/archive">\(Page.label("按月归档", "Archive"))</a></p>
                <h1>\(month.name)</h1>
                \(sections.joined())
                """
        )
    }
}
