import Disclosure
import Exhibits

/// An item's table: heads for its columns, bars where it holds shares, cells that name their
/// column on a narrow screen.
struct TableView {
    private static let kindsWithBars: Set<Kind> = [.assessment, .evaluation, .poll, .complaint]

    let item: Item

    func markup() -> Markup {
        guard let table = item.table else { return "" }
        let figures = table.columns.indices.map { Figures(table, column: $0) }
        let heads = zip(table.columns, figures).map { column, figures -> Markup in
            figures == nil
                ? "<th scope=\"col\">\(column)</th>"
                : "<th scope=\"col\" class=\"number\">\(column)</th>"
        }
        let rows = table.rows.enumerated().map { index, row -> Markup in
            let cells = row.enumerated().map { column, cell -> Markup in
                let name = column < table.columns.count ? table.columns[column] : ""
                guard column < figures.count, let figures = figures[column] else {
                    return "<td data-label=\"\(name)\">\(cell)</td>"
                }
                return """
                    <td class="number" data-label="\(name)">\(bar(figures, index))\
                    <span>\(cell)</span></td>
                    """
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            \(ResultChart(item: item).markup())
            <div class="table" role="region" aria-label="表格：\(item.title)" tabindex="0">
            <table><caption class="unseen">\(item.title)</caption>
            <thead><tr>\(heads.joined())</tr></thead>
            <tbody>\(rows.joined())</tbody></table></div>

            """
    }

    private func bar(_ figures: Figures, _ row: Int) -> Markup {
        guard Self.kindsWithBars.contains(item.kind) else { return "" }
        return Bars.share(figures.shares(outOfHundred: item.kind == .assessment)[row])
    }
}

/// What became of complaints or how votes fell, as one bar in parts that differ in pattern as well
/// as in shade, so that it reads in black and white; the table behind it has the numbers.
struct ResultChart {
    private static let partLimit = 5

    let item: Item

    func markup() -> Markup {
        guard [.complaint, .evaluation].contains(item.kind), let table = item.table,
            let column = table.columns.indices.first(where: { Figures(table, column: $0) != nil }),
            let figures = Figures(table, column: column), table.rows.count <= Self.partLimit,
            let name = table.columns.indices.first(where: { $0 != column })
        else { return "" }
        let total = figures.values.reduce(0, +)
        guard total > 0 else { return "" }
        var parts: [Markup] = []
        var keys: [Markup] = []
        var start = 0.0
        for (place, row) in table.rows.enumerated() {
            let width = figures.values[place] / total * 1_000
            parts.append(
                """
                <rect class="part part-\(place + 1)" x="\(Int(start.rounded()))" \
                width="\(max(1, Int(width.rounded()) - 4))" height="40"/>
                """
            )
            keys.append(
                """
                <li><svg class="key" viewBox="0 0 16 16" aria-hidden="true">\
                <rect class="part part-\(place + 1)" width="16" height="16"/></svg>\
                \(row[name]) <b>\(row[column])</b></li>
                """
            )
            start += width
        }
        return """
            <figure class="result"><svg class="resultbar" viewBox="0 0 1000 40" \
            preserveAspectRatio="none" aria-hidden="true">\
            \(parts.joined())</svg><figcaption><ul class="legend">\(keys.joined())</ul>\
            </figcaption></figure>
            """
    }
}
