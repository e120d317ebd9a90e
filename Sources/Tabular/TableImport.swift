public import Disclosure
public import Notation

/// Turns the records of a table into items; one bad row never stops the others.
public struct TableImport: Sendable {
    /// What keeps the rules, in the order of the table.
    public var items: [Item] = []
    /// What was refused and why, with line and column, in the order of the table.
    public var findings: [NotationError] = []

    private static let urgencyWords = ["普通": "routine", "紧急": "urgent", "特急": "emergency"]
    private static let flags = ["是": true, "否": false, "true": true, "false": false]
    private let template: TableTemplate
    private let units: [Unit]

    /// Reads a table whose first record holds the heads of the kind's template, or its keys.
    public init(
        _ document: CSVDocument,
        kind: Kind,
        units: [Unit],
        zone: Zone,
        schedules: ScheduleCheck? = nil
    ) {
        template = TableTemplate(kind)
        self.units = units
        guard let heads = document.records.first else {
            findings = [
                Self.error(
                    TextPosition(line: 1, column: 1),
                    "the table is empty",
                    "begin with the heads of the template"
                )
            ]
            return
        }
        guard let places = places(heads) else { return }
        let nodes = gathered(document.records.dropFirst(), places, columns: heads.count)
        let read = ImportDocument.read(
            items: nodes,
            of: units,
            zone: zone,
            schedules: schedules
        )
        items = read.items
        findings = (findings + read.findings).sorted {
            ($0.position?.line ?? 0, $0.position?.column ?? 0)
                < ($1.position?.line ?? 0, $1.position?.column ?? 0)
        }
    }

    private static func error(
        _ position: TextPosition,
        _ problem: String,
        _ remedy: String
    ) -> NotationError {
        NotationError(position: position, path: "$", problem: problem, remedy: remedy)
    }

    /// Which column of the template each cell belongs to; nil when the heads are wrong.
    private mutating func places(_ heads: [CSVDocument.Cell]) -> [Int]? {
        var places: [Int] = []
        let names = template.columns.map(\.head)
        for head in heads {
            let text = head.text.trimmed
            let found = template.columns.firstIndex { $0.head == text || $0.key == text }
            guard let found, !places.contains(found) else {
                let near = nearestName(to: text, among: names).map { "did you mean \"\($0)\"? " }
                findings.append(
                    Self.error(
                        head.position,
                        found == nil
                            ? "the head \"\(text)\" is not in the template"
                            : "the head \"\(text)\" stands twice",
                        (near ?? "") + "The heads are " + names.joined(separator: ", ")
                    )
                )
                return nil
            }
            places.append(found)
        }
        let missing = template.columns.indices.filter {
            template.columns[$0].isRequired && !places.contains($0)
        }
        guard missing.isEmpty else {
            let heads = missing.map { template.columns[$0].head }.joined(separator: ", ")
            findings.append(
                Self.error(
                    TextPosition(line: 1, column: 1),
                    "the head \(heads) is missing",
                    "add it"
                )
            )
            return nil
        }
        return places
    }

    /// One object an id, with the rows of its table.
    private mutating func gathered(
        _ records: ArraySlice<[CSVDocument.Cell]>,
        _ places: [Int],
        columns: Int
    ) -> [JSONNode] {
        var drafts: [ItemDraft] = []
        var known: [String: Int] = [:]
        for record in records {
            let start = record[0].position
            guard record.count <= columns || record[columns...].allSatisfy(\.text.isEmpty) else {
                findings.append(
                    Self.error(
                        record[columns].position,
                        "the row has \(record.count) cells, the table has \(columns) columns",
                        "quote cells that hold the separator"
                    )
                )
                continue
            }
            // Office software leaves rows of separators below a table.
            if record.allSatisfy({ $0.text.trimmed.isEmpty }) { continue }
            var draft = ItemDraft(position: start)
            for (cell, place) in zip(record, places) {
                let column = template.columns[place]
                if let key = column.key {
                    set(key, cell, &draft)
                } else {
                    draft.cells[place] = cell
                }
            }
            if !template.tableHeads.isEmpty, let id = draft.id, let first = known[id] {
                drafts[first].rows.append(draft.cells)
                continue
            }
            if let id = draft.id, known[id] == nil { known[id] = drafts.count }
            draft.rows = [draft.cells]
            drafts.append(draft)
        }
        return drafts.map { $0.node(template) }
    }

    private func set(_ key: String, _ cell: CSVDocument.Cell, _ draft: inout ItemDraft) {
        let text = key == "body" ? cell.text.unixLines : cell.text.trimmed
        if text.isEmpty { return }
        var value = JSONNode.Value.string(text)
        switch key {
        case "id": draft.id = text
        case "unit":
            let code = units.first { $0.code == text } ?? units.first { $0.name == text }
            value = .string(code?.code ?? text)
        case "priority": value = .string(Self.urgencyWords[text] ?? text)
        case "plan.progress":
            let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
            if let number = Int64(digits) { value = .integer(number) }
        case "precedence", "corrects.revision":
            if let number = Int64(text) { value = .integer(number) }
        case "schedule.workdays":
            if let flag = Self.flags[text] { value = .bool(flag) }
        case "schedule.hours", "schedule.weekdays", "boards.ids", "boards.tags":
            value = list(key, text, at: cell.position)
        case "window.from", "window.until", "plan.start", "plan.due", "formed", "schedule.start":
            value = .string(text.isoDate ?? text)
        default: break
        }
        draft.values[key] = JSONNode(position: cell.position, value: value)
    }
}
