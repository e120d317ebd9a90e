public import Notation
import Proof

extension Item {
    /// The content as a JSON value: every field that is there, dates as ISO 8601, instants in UTC.
    public var canonicalValue: JSONValue {
        var members = [
            JSONMember("id", .string(id)),
            JSONMember("kind", .string(kind.rawValue)),
            JSONMember("unit", .string(unit)),
            JSONMember("title", .string(title)),
            JSONMember("body", .string(body)),
            JSONMember("urgency", .string(urgency.word)),
        ]
        if window != .always {
            var edges: [JSONMember] = []
            if let from = window.from {
                edges.append(JSONMember("from", .string(from.iso8601Text)))
            }
            if let until = window.until {
                edges.append(JSONMember("until", .string(until.iso8601Text)))
            }
            members.append(JSONMember("window", .object(edges)))
        }
        if let plan { members.append(JSONMember("plan", plan.canonicalValue)) }
        if let table {
            members.append(
                JSONMember(
                    "table",
                    [
                        "columns": .array(table.columns.map { .string($0) }),
                        "rows": .array(table.rows.map { .array($0.map { .string($0) }) }),
                    ]
                )
            )
        }
        if let matter { members.append(JSONMember("matter", .string(matter))) }
        if let formed { members.append(JSONMember("formed", .string(formed.iso8601Text))) }
        if !pictures.isEmpty {
            let drawn = pictures.map { picture in
                ["text": .string(picture.text), "pbm": .string(picture.plainBitmap)] as JSONValue
            }
            members.append(JSONMember("pictures", .array(drawn)))
        }
        if let schedule { members.append(JSONMember("schedule", schedule.canonicalValue)) }
        if boards != .byScope { members.append(JSONMember("boards", boards.canonicalValue)) }
        if let corrects {
            let name: JSONValue = [
                "item": .string(corrects.item), "revision": .integer(corrects.revision),
            ]
            members.append(JSONMember("corrects", name))
        }
        if precedence != 0 { members.append(JSONMember("precedence", .integer(precedence))) }
        return .object(members)
    }

    /// The one text of this content (RFC 8785), the same bytes wherever and whenever it is written.
    public var canonicalText: String { canonicalValue.canonicalText }

    /// SHA-256 of the canonical text, 64 lower-case hexadecimal digits.
    public var digest: String { SHA256.hash(of: canonicalText).hexText }

    /// Reads an item back from its canonical text; any other text of the same content is refused.
    public init(canonicalText text: String) throws(NotationError) {
        let root = JSONCursor(try JSONReader.read(text))
        var reader = ItemReader(form: .canonical, zone: Zone(name: "UTC", offsetSeconds: 0))
        let item = reader.read(root)
        if let finding = reader.findings.first { throw finding }
        // Bytes, because strings that only look alike are equal in Swift.
        guard let item, item.canonicalText.utf8.elementsEqual(text.utf8) else {
            throw root.error(
                "the text is not in canonical form",
                remedy: "store an item only as the canonical text that was signed"
            )
        }
        self = item
    }
}

extension Schedule {
    fileprivate var canonicalValue: JSONValue {
        var members: [JSONMember] = []
        if !hours.isEmpty {
            members.append(JSONMember("hours", .array(hours.map { .string($0) })))
        }
        if !weekdays.isEmpty {
            let words = weekdays.sorted().compactMap { day in
                (1...7).contains(day) ? JSONValue.string(Self.weekdayWords[day - 1]) : nil
            }
            members.append(JSONMember("weekdays", .array(words)))
        }
        if workdaysOnly { members.append(JSONMember("workdays", .bool(true))) }
        if let rule { members.append(JSONMember("rule", .string(rule))) }
        if let start { members.append(JSONMember("start", .string(start.iso8601Text))) }
        return .object(members)
    }
}

extension Addressing {
    fileprivate var canonicalValue: JSONValue {
        var members: [JSONMember] = []
        for (key, words) in [("ids", ids), ("tags", tags)] where !words.isEmpty {
            // Bytes, because the order of strings follows the version of Unicode.
            let sorted = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            members.append(JSONMember(key, .array(sorted.map { .string($0) })))
        }
        return .object(members)
    }
}

extension Plan {
    fileprivate var canonicalValue: JSONValue {
        [
            "start": .string(start.iso8601Text),
            "due": .string(due.iso8601Text),
            "progress": .integer(progress),
            "owner": .string(owner),
            "milestones": .array(
                milestones.map { milestone in
                    var members = [
                        JSONMember("name", .string(milestone.name)),
                        JSONMember("due", .string(milestone.due.iso8601Text)),
                    ]
                    if let done = milestone.done {
                        members.append(JSONMember("done", .string(done.iso8601Text)))
                    }
                    return .object(members)
                }
            ),
        ]
    }
}
