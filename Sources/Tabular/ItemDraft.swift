import Disclosure
import Notation

/// The cells of one item, on their way to the object that the import reads.
struct ItemDraft {
    var position: TextPosition
    var id: String?
    /// Values by key; `plan.due` stands for the key `due` in the object `plan`.
    var values: [String: JSONNode] = [:]
    /// The cells of the item's own table, by the template's column.
    var cells: [Int: CSVDocument.Cell] = [:]
    /// All rows of the item's own table.
    var rows: [[Int: CSVDocument.Cell]] = []

    init(position: TextPosition) {
        self.position = position
    }

    func node(_ template: TableTemplate) -> JSONNode {
        var members = [member("kind", string(template.kind.rawValue))]
        var groups: [String: [JSONNode.Member]] = [:]
        for column in template.columns {
            guard let key = column.key, let value = values[key] else { continue }
            let parts = key.split(separator: ".").map(String.init)
            if parts.count == 1 {
                members.append(member(key, value))
            } else {
                groups[parts[0], default: []].append(member(parts[1], value))
            }
        }
        if values["body"] == nil { members.append(member("body", string(""))) }
        for name in ["window", "plan", "schedule", "boards", "corrects"] {
            guard let group = groups[name] else { continue }
            let place = group.first?.node.position ?? position
            members.append(member(name, JSONNode(position: place, value: .object(group))))
        }
        if let table = table(template) { members.append(member("table", table)) }
        return JSONNode(position: position, value: .object(members))
    }

    private func table(_ template: TableTemplate) -> JSONNode? {
        let columns = template.columns.indices.filter { template.columns[$0].key == nil }
        let filled = rows.filter { row in row.values.contains { !$0.text.trimmed.isEmpty } }
        guard !columns.isEmpty, !filled.isEmpty else { return nil }
        let heads = columns.map { string(template.columns[$0].head) }
        let lines = filled.map { row in
            let place = row.values.map(\.position).min() ?? position
            let cells = columns.map { column in
                row[column].map {
                    JSONNode(position: $0.position, value: .string($0.text.trimmed))
                } ?? string("")
            }
            return JSONNode(position: place, value: .array(cells))
        }
        return JSONNode(
            position: position,
            value: .object([
                member("columns", JSONNode(position: position, value: .array(heads))),
                member("rows", JSONNode(position: position, value: .array(lines))),
            ])
        )
    }

    private func string(_ text: String) -> JSONNode {
        JSONNode(position: position, value: .string(text))
    }

    private func member(_ key: String, _ node: JSONNode) -> JSONNode.Member {
        JSONNode.Member(key: key, keyPosition: node.position, node: node)
    }
}

extension String {
    /// The text without white space around it.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text with line feeds alone between lines, and no white space around it.
    var unixLines: String {
        // A carriage return and a line feed are one character in Swift.
        String(trimmed.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }

    /// `2026/1/5`, `2026年1月5日` and `2026.1.5` as `2026-01-05`; nil for any other form.
    var isoDate: String? {
        let text = hasSuffix("日") ? dropLast() : self[...]
        let parts = text.split(omittingEmptySubsequences: false) { "/年月.-".contains($0) }
        guard parts.count == 3,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)?.iso8601Text
    }
}
