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
        settings.rule.areaCodes = Set(try strings(object.optional("areas")))
        if object.optional("senders") != nil {
            settings.rule.senders = Set(try strings(object.optional("senders")))
        }
        if let language = object.optional("language") {
            settings.rule.language = try language.string()
        }
        if let hours = object.optional("hoursWithoutEnd") {
            settings.rule.hoursWithoutEnd = try hours.integer(in: 1...744)
        }
        settings.boards = try strings(object.optional("boards"))
        guard let rules = object.optional("rules") else { return settings }
        settings.rule.lines = []
        for rule in try rules.array() {
            let line = try rule.object(keys: ["severity", "urgency", "certainty", "gives"])
            settings.rule.lines.append(
                AlertRule.Line(
                    severities: try words(line.optional("severity")),
                    urgencies: try words(line.optional("urgency")),
                    certainties: try words(line.optional("certainty")),
                    gives: try readStrength(line.required("gives"))
                )
            )
        }
        return settings
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
        for entry in try cursor?.array() ?? [] { found.append(try entry.string()) }
        return found
    }
}
