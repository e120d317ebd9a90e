import Alerts
import Disclosure
import Notation
import Overrides

extension ConfigurationReader {
    /// Reads which alerts concern the place, and where they go.
    static func readAlerts(
        _ cursor: JSONCursor,
        folder: String
    ) throws(NotationError) -> AlertSettings {
        let object = try cursor.object(keys: [
            "folder", "areas", "senders", "language", "hoursWithoutEnd", "boards", "rules",
        ])
        var settings = AlertSettings()
        if let text = object.optional("folder") {
            settings.folder = path(try text.string(), from: folder)
        }
        settings.rule.areaCodes = try codes(object.optional("areas"))
        if object.optional("senders") != nil {
            settings.rule.senders = Set(try strings(object.optional("senders")))
        }
        if let language = object.optional("language") {
            // One language may stand without brackets.
            if case .string(let text) = language.node.value {
                settings.rule.languages = [text]
            } else {
                settings.rule.languages = try strings(language)
            }
        }
        if let hours = object.optional("hoursWithoutEnd") {
            settings.rule.hoursWithoutEnd = try hours.integer(in: 1...744)
        }
        if let rules = object.optional("rules") {
            settings.rule.lines = []
            for rule in try rules.array() { settings.rule.lines.append(try readRule(rule)) }
        }
        let boards = try strings(object.optional("boards"))
        for place in settings.rule.lines.indices where settings.rule.lines[place].boards.isEmpty {
            settings.rule.lines[place].boards = boards
        }
        return settings
    }

    private static func readRule(
        _ cursor: JSONCursor
    ) throws(NotationError) -> AlertRule.Line {
        let line = try cursor.object(keys: [
            "severity", "urgency", "certainty", "category", "areaText", "areas", "inside",
            "boards", "gives",
        ])
        var rule = AlertRule.Line(
            severities: try words(line.optional("severity")),
            urgencies: try words(line.optional("urgency")),
            certainties: try words(line.optional("certainty")),
            categories: try words(line.optional("category")),
            gives: try readStrength(line.required("gives"))
        )
        rule.areaWords = try strings(line.optional("areaText"))
        rule.codes = try codes(line.optional("areas"))
        rule.isInside = try line.optional("inside")?.bool() ?? false
        rule.boards = try strings(line.optional("boards"))
        return rule
    }

    private static func codes(_ cursor: JSONCursor?) throws(NotationError) -> [AreaCode] {
        var found: [AreaCode] = []
        for entry in try cursor?.array() ?? [] {
            let text = try entry.string()
            guard let code = AreaCode(text) else {
                throw entry.error(
                    "\"\(text)\" is no area code",
                    remedy: "write \"520326\", \"5203*\" or with its system \"GB2260:520326\""
                )
            }
            found.append(code)
        }
        return found
    }

    /// Reads where a board stands, `28.1,107.2`.
    static func readLocation(_ cursor: JSONCursor) throws(NotationError) -> GeoPoint {
        let text = try cursor.string()
        guard let point = GeoPoint(text.filter { $0 != " " }) else {
            throw cursor.error(
                "\"\(text)\" is no place",
                remedy: "write degrees north and east as \"28.534,107.604\""
            )
        }
        return point
    }

    private static func readStrength(_ cursor: JSONCursor) throws(NotationError) -> Urgency {
        let words: [(String, Urgency)] = [
            ("emergency", .emergency), ("urgent", .urgent), ("nothing", .routine),
        ]
        let word = try cursor.choice(of: words.map(\.0))
        return words.first { $0.0 == word }?.1 ?? .routine
    }

    /// Some of an enumeration's words; all of them when nothing is written.
    private static func words<Value: RawRepresentable<String> & CaseIterable & Hashable>(
        _ cursor: JSONCursor?
    ) throws(NotationError) -> Set<Value> {
        guard let cursor else { return Set(Value.allCases) }
        var found: Set<Value> = []
        for entry in try cursor.array() {
            let word = try entry.choice(of: Value.allCases.map(\.rawValue))
            if let value = Value(rawValue: word) { found.insert(value) }
        }
        return found
    }

    private static func strings(_ cursor: JSONCursor?) throws(NotationError) -> [String] {
        var found: [String] = []
        for entry in try cursor?.array() ?? [] {
            let text = try entry.string()
            // An empty word would be found everywhere.
            guard !text.isEmpty else {
                throw entry.error("it is empty", remedy: "write something, or leave it out")
            }
            found.append(text)
        }
        return found
    }
}
