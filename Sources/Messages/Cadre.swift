public import Disclosure
import Notation
import Proof

/// Somebody whose whereabouts are disclosed, with the number they write from.
public struct Cadre: Sendable, Hashable {
    /// The telephone's number, written in any way.
    public var number: String
    /// The name, as it shall hang.
    public var name: String
    /// The office held.
    public var post: String
    /// Code of the unit.
    public var unit: String

    /// Makes a cadre.
    public init(number: String, name: String, post: String, unit: String) {
        self.number = number
        self.name = name
        self.post = post
        self.unit = unit
    }

    /// Tells whether a number is this one, with or without China's prefix, spaces and hyphens.
    public func has(number other: String) -> Bool {
        let mine = Self.plain(number)
        return !mine.isEmpty && mine == Self.plain(other)
    }

    private static func plain(_ number: String) -> String {
        var digits = String(number.filter { $0.isASCII && $0.isNumber })
        if digits.hasPrefix("0086") { digits.removeFirst(4) }
        if digits.count > 11, digits.hasPrefix("86") { digits.removeFirst(2) }
        return digits
    }
}

extension SpoolMessage {
    /// The message as a draft of its sender's diary, which other people check and approve.
    ///
    /// The text up to the first comma says where, what follows says why. The same message always
    /// makes the same item, so that a spool that is read twice changes nothing.
    public func diary(of cadre: Cadre, zone: Zone) throws(Refusal) -> Item {
        let line = text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
        let plain = String(line.drop(while: \.isWhitespace))
        guard !plain.isEmpty else {
            throw Refusal("the message has no text", "ask the sender to write where and why")
        }
        let parts = plain.split(maxSplits: 1, whereSeparator: { "，,；;".contains($0) })
            .map(String.init)
        let day = sent.date.components
        let mark = SHA256.hash(
            of: "\(cadre.number)\n\(sent.date.iso8601Text)\n\(sent.secondOfDay)\n\(text)"
        ).hexText.prefix(12)
        let stamp = sent.date.iso8601Text.filter { $0 != "-" }
        let item = Item(
            id: "SMS-\(stamp)-\(mark)",
            kind: .diary,
            unit: cadre.unit,
            title: "干部动态：\(cadre.name)（\(day.month)月\(day.day)日）",
            body: "",
            window: Window(
                from: zone.instant(of: sent),
                until: zone.start(of: sent.date.advanced(byDays: 1))
            ),
            table: Table(
                columns: ["姓名", "职务", "去向", "事由"],
                rows: [
                    [cadre.name, cadre.post, parts.first ?? "", parts.count > 1 ? parts[1] : ""]
                ]
            )
        )
        return try checked(item)
    }

    /// Holds an item against the rules of every import.
    private func checked(_ item: Item) throws(Refusal) -> Item {
        guard case .object(let members) = item.canonicalValue else { return item }
        let submitted = members.map {
            $0.key == "urgency" ? JSONMember("priority", $0.value) : $0
        }
        let text = JSONValue.object([
            JSONMember("schema", .string(ImportDocument.schema)),
            JSONMember(
                "units",
                [["code": .string(item.unit), "name": .string(item.unit), "parent": .null]]
            ),
            JSONMember("items", .array([.object(submitted)])),
        ]).canonicalText
        let document = ImportDocument.read(text, zone: .china)
        if let finding = document.findings.first {
            throw Refusal("\(finding.path): \(finding.problem)", finding.remedy)
        }
        return item
    }
}
