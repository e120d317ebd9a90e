import Notation

/// Reads one item from JSON and collects everything that is wrong with it.
struct ItemReader {
    /// Which document an item stands in.
    enum Form {
        /// Submitted for import: every rule holds, dates may stand for whole days.
        case submitted
        /// Written by the project itself: only types are checked.
        case canonical
    }

    let form: Form
    let zone: Zone
    /// What else a submitted schedule must keep; nil when nobody asks.
    let scheduleCheck: ScheduleCheck?
    var findings: [NotationError] = []

    init(form: Form, zone: Zone, scheduleCheck: ScheduleCheck? = nil) {
        self.scheduleCheck = scheduleCheck
        self.form = form
        self.zone = zone
    }

    private var urgencyKey: String { form == .canonical ? "urgency" : "priority" }

    /// The item; nil when anything is wrong with it.
    mutating func read(_ cursor: JSONCursor) -> Item? {
        let before = findings.count
        let keys = [
            "id", "kind", "unit", urgencyKey, "title", "body", "window", "plan", "table",
            "matter", "formed", "schedule", "boards", "precedence", "pictures",
            "corrects",
        ]
        guard
            let object = attempt({ () throws(NotationError) in try cursor.object(keys: keys) })
        else { return nil }
        let title = TextRule(maximumCharacters: ItemLimits.titleCharacters)
        let body = TextRule(
            minimumCharacters: 0,
            maximumCharacters: ItemLimits.bodyCharacters,
            allowsLines: true
        )
        let id = identifier("id", of: object)
        let kind = kind(of: object)
        let unit = identifier("unit", of: object)
        let item = Item(
            id: id ?? "",
            kind: kind ?? .notice,
            unit: unit ?? "",
            title: text("title", of: object, title) ?? "",
            body: text("body", of: object, body) ?? "",
            urgency: urgency(of: object) ?? .routine,
            window: object.optional("window").flatMap { window($0) } ?? .always,
            plan: object.optional("plan").flatMap { plan($0) },
            table: object.optional("table").flatMap { table($0) },
            matter: object.optional("matter").flatMap { identifier($0) },
            formed: object.optional("formed").flatMap { date($0) },
            pictures: object.optional("pictures").map { pictures($0) } ?? [],
            schedule: object.optional("schedule").flatMap { schedule($0) },
            boards: object.optional("boards").flatMap { addressing($0) } ?? .byScope,
            precedence: object.optional("precedence").flatMap { precedence($0) } ?? 0,
            corrects: object.optional("corrects").flatMap { revisionName($0) }
        )
        if let cursor = object.optional("pictures") { checkPictures(of: item, at: cursor) }
        return findings.count == before ? item : nil
    }

    /// The value, or nil and one more finding.
    mutating func attempt<Value>(
        _ body: () throws(NotationError) -> Value
    ) -> Value? {
        do {
            return try body()
        } catch {
            findings.append(error)
            return nil
        }
    }

    /// A required text that keeps a rule.
    mutating func text(_ key: String, of object: ObjectCursor, _ rule: TextRule) -> String? {
        guard
            let cursor = attempt({ () throws(NotationError) in try object.required(key) })
        else { return nil }
        return text(cursor, rule)
    }

    /// A text that keeps a rule.
    mutating func text(_ cursor: JSONCursor, _ rule: TextRule) -> String? {
        guard let text = attempt({ () throws(NotationError) in try cursor.string() }) else {
            return nil
        }
        if form == .submitted, let fault = rule.fault(in: text) {
            findings.append(cursor.error(fault.problem, remedy: fault.remedy))
            return nil
        }
        return text
    }

    /// A required identifier: ASCII letters, digits, `-`, `_` and `.`, a letter or digit first.
    mutating func identifier(_ key: String, of object: ObjectCursor) -> String? {
        guard
            let cursor = attempt({ () throws(NotationError) in try object.required(key) })
        else { return nil }
        return identifier(cursor)
    }

    private mutating func identifier(_ cursor: JSONCursor) -> String? {
        attempt { [form] () throws(NotationError) in
            let text = try cursor.string()
            guard form == .canonical || ItemReader.isIdentifier(text) else {
                throw cursor.error(
                    "\"\(text)\" is no identifier",
                    remedy: "write 1 to \(ItemLimits.idCharacters) ASCII letters, digits, "
                        + "-, _ or ., a letter or digit first"
                )
            }
            return text
        }
    }

    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count <= ItemLimits.idCharacters
        else { return false }
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        }
        return isPlain(first)
            && text.unicodeScalars.allSatisfy { isPlain($0) || "-_.".unicodeScalars.contains($0) }
    }

    private mutating func kind(of object: ObjectCursor) -> Kind? {
        attempt { () throws(NotationError) in
            let cursor = try object.required("kind")
            if let kind = Kind(rawValue: try cursor.string()) { return kind }
            _ = try cursor.choice(of: Kind.allCases.map(\.rawValue))
            return .notice
        }
    }

    private mutating func revisionName(_ cursor: JSONCursor) -> RevisionName? {
        guard
            let object = attempt({ () throws(NotationError) in
                try cursor.object(keys: ["item", "revision"])
            })
        else { return nil }
        let item = identifier("item", of: object)
        let number = attempt { () throws(NotationError) in
            try object.required("revision").integer(in: 1...1_000_000)
        }
        guard let item, let number else { return nil }
        return RevisionName(item: item, revision: number)
    }

    private mutating func precedence(_ cursor: JSONCursor) -> Int? {
        attempt { [form] () throws(NotationError) in
            try cursor.integer(
                in: form == .submitted ? ItemLimits.precedence : Int.min...Int.max
            )
        }
    }

    private mutating func urgency(of object: ObjectCursor) -> Urgency? {
        guard let cursor = object.optional(urgencyKey) else { return nil }
        return attempt { () throws(NotationError) in
            if let urgency = Urgency(word: try cursor.string()) { return urgency }
            _ = try cursor.choice(of: Urgency.allCases.map(\.word))
            return .routine
        }
    }
}
