import Disclosure
public import Matters
import Notation

/// A catalogue of matters as office software writes it, one matter a row.
public struct MatterTable: Sendable {
    /// The heads, in the order of the template, with the keys of `placard.matters/1`.
    static let columns: [(head: String, key: String)] = [
        ("事项编号", "id"), ("事项名称", "name"), ("类别", "kind"), ("公开依据", "basis"),
        ("公开时限", "limitDays"), ("公示天数", "publicityDays"), ("责任主体", "body"),
        ("公开渠道", "channels"), ("公开对象", "audience"), ("层级", "level"), ("必备内容", "required"),
    ]

    /// The empty table as a file that office software opens rightly: with a byte order mark.
    public static var text: String {
        "\u{FEFF}" + columns.map(\.head).joined(separator: ",") + "\r\n"
    }

    /// What keeps the rules, and what was refused with line and column.
    public private(set) var catalogue = MatterCatalogue()

    /// Reads a table; one bad row never stops the others.
    public init(_ document: CSVDocument) {
        guard let heads = document.records.first else {
            refuse(TextPosition(line: 1, column: 1), "the table is empty", "begin with the heads")
            return
        }
        let known = Self.columns.map(\.head)
        let places = heads.map { known.firstIndex(of: $0.text.trimmed) }
        for (head, place) in zip(heads, places) where place == nil {
            let near = nearestName(to: head.text.trimmed, among: known)
            refuse(
                head.position,
                "the head \"\(head.text.trimmed)\" is not in the template",
                near.map { "did you mean \"\($0)\"" }
                    ?? "the heads are \(known.joined(separator: ", "))"
            )
        }
        guard catalogue.findings.isEmpty else { return }
        for record in document.records.dropFirst()
        where !record.allSatisfy({ $0.text.trimmed.isEmpty }) {
            read(record, places.compactMap(\.self))
        }
    }

    private mutating func refuse(_ at: TextPosition, _ problem: String, _ remedy: String) {
        catalogue.findings.append(
            NotationError(position: at, path: "$", problem: problem, remedy: remedy)
        )
    }

    /// A row as the catalogue's own reader takes it, so that both forms keep the same rules.
    private mutating func read(_ record: [CSVDocument.Cell], _ places: [Int]) {
        var members: [JSONMember] = []
        var cells: [String: CSVDocument.Cell] = [:]
        for (cell, place) in zip(record, places) where !cell.text.trimmed.isEmpty {
            let key = Self.columns[place].key
            cells[key] = cell
            members.append(JSONMember(key, Self.value(cell.text.trimmed, key)))
        }
        let text = JSONValue.object(members).compactText
        let row = MatterCatalogue.read(contents: [(id: "$", text: text)])
        for finding in row.findings {
            // `$.limitDays` of the row's own text is the cell under that head.
            let key = finding.path.dropFirst(2).prefix { $0.isLetter }
            var told = finding
            told.position = cells[String(key)]?.position ?? record[0].position
            told.path = Self.columns.first { $0.key == key }?.head ?? "$"
            for column in Self.columns where told.problem.contains("the key \"\(column.key)\"") {
                told.problem = "\(column.head) is missing"
                told.remedy = "fill it in"
            }
            catalogue.findings.append(told)
        }
        for matter in row.matters {
            if catalogue.matter(matter.id) == nil {
                catalogue.matters.append(matter)
            } else {
                refuse(
                    record[0].position,
                    "the matter \(matter.id) stood already above",
                    "give every matter its own id"
                )
            }
        }
    }

    private static func value(_ text: String, _ key: String) -> JSONValue {
        switch key {
        case "limitDays", "publicityDays":
            return Int(text).map { .integer($0) } ?? .string(text)
        case "channels", "required":
            let words = text.split { "、，,；; ".contains($0) }.map(String.init)
            return .array(words.map { .string(key == "required" ? fields[$0] ?? $0 : $0) })
        case "kind":
            let kind = Kind.allCases.first { $0.chineseName == text }
            return .string(kind?.rawValue ?? text)
        case "level": return .string(levels[text] ?? text)
        default: return .string(text)
        }
    }

    private static let levels = [
        "县": "county", "乡": "township", "镇": "township", "村": "village",
        "县级": "county", "乡级": "township", "村级": "village",
    ]
    private static let fields = [
        "正文": "body", "计划": "plan", "里程碑": "milestones", "表格": "table",
        "起始时间": "from", "截止时间": "until",
    ]
}
