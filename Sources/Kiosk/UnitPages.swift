import Disclosure
import Exhibits

/// The units as a tree, and one unit with what it has disclosed.
struct UnitPages {
    private static let itemLimit = 100
    /// A tree of offices is a few levels deep; a damaged one must not hold the page.
    private static let depthLimit = 8

    let model: KioskModel

    /// All units, each under the one above it, with the number of its items.
    func tree() -> Page {
        var counts: [String: Int] = [:]
        for revision in model.visible { counts[revision.item.unit, default: 0] += 1 }
        let codes = Set(model.snapshot.units.map(\.code))
        let roots = model.snapshot.units.filter { $0.parent.map { !codes.contains($0) } ?? true }
        let children = Dictionary(grouping: model.snapshot.units) { $0.parent ?? "" }
        let list = branch(roots, children, counts, depth: 0)
        let content: Markup =
            model.snapshot.units.isEmpty
            ? Parts.empty("暂无单位", "导入单位后，这里按隶属关系列出。") : list
        return Page(
            title: "单位 · \(model.officeName)",
            section: .units,
            name: "list",
            main: "<h1>\(Page.label("单位", "Units"))</h1>\(content)"
        )
    }

    private func branch(
        _ units: [Unit],
        _ children: [String: [Unit]],
        _ counts: [String: Int],
        depth: Int
    ) -> Markup {
        guard !units.isEmpty, depth < Self.depthLimit else { return "" }
        let rows = units.map { unit -> Markup in
            """
            <li><a href="\(KioskPath.unit(unit.code))"><b class="name">\(unit.name)</b>\
            <span class="count">\(counts[unit.code, default: 0]) 条</span></a>\
            \(branch(children[unit.code, default: []], children, counts, depth: depth + 1))</li>
            """
        }
        return "<ul class=\"\(depth == 0 ? "tree" : "twig")\">\(rows.joined())</ul>"
    }

    /// One unit: where it stands, what is below it, and its items, the newest first.
    func unit(_ unit: Unit) -> Page {
        let units = model.holdings.units
        let above = units.ancestors(of: unit.code).reversed().map { code -> Markup in
            "<a href=\"\(KioskPath.unit(code))\">\(units.name(of: code))</a> › "
        }
        let below = model.snapshot.units.filter { $0.parent == unit.code }.map { child -> Markup in
            "<li><a class=\"chip\" href=\"\(KioskPath.unit(child.code))\">\(child.name)</a></li>"
        }
        let own = model.holdings.newest.filter { units.isUnit($0.item.unit, within: unit.code) }
        let rows = own.prefix(Self.itemLimit).map { Parts.datedRow($0, model) }
        let list: Markup =
            rows.isEmpty
            ? Parts.empty("暂无内容", "“\(unit.name)”公开后会列在这里。")
            : "<ul class=\"rows\">\(rows.joined())</ul>"
        let chips: Markup = below.isEmpty ? "" : "<ul class=\"chips\">\(below.joined())</ul>"
        return Page(
            title: "\(unit.name) · \(model.officeName)",
            section: .units,
            name: "list",
            feed: KioskPath.unit(unit.code),
            main: """
                <p class="eyebrow">\(above.joined())\(unit.name)</p>
                <h1>\(unit.name)</h1>\(chips)
                <p class="note">共 \(own.count) 条，含下属单位</p>
                \(list)
                """
        )
    }
}
