import Disclosure
import Exhibits

/// An item as plain text, for readers that know no pages.
struct ItemText {
    let text: String

    init(_ item: Item, _ model: KioskModel) {
        var lines: [String] = []
        if let plan = item.plan {
            let word = model.plans[item.id].map { $0.lamp.chineseWord + "，" } ?? ""
            lines.append("\(word)进度 \(plan.progress)%，\(DateText.full(plan.due))到期，\(plan.owner)")
        }
        if !item.body.isEmpty { lines.append(item.body) }
        if let table = item.table {
            lines.append(table.columns.joined(separator: "\t"))
            lines += table.rows.map { $0.joined(separator: "\t") }
        }
        // A feed entry with neither text nor title's echo would be no entry (RFC 4287, 4.1.2).
        text = lines.isEmpty ? item.title : lines.joined(separator: "\n")
    }
}
