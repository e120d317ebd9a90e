import Disclosure
public import Notation

/// The matters that a county discloses, read from a document of schema `placard.matters/1`.
///
/// One bad matter never stops the others; it becomes a finding.
public struct MatterCatalogue: Sendable {
    /// The schema this reader knows.
    public static let schema = "placard.matters/1"
    /// Longest limit and publicity period, in working days.
    public static let maximumDays = 366

    private static let keys = [
        "id", "name", "kind", "basis", "limitDays", "publicityDays", "body", "channels",
        "audience", "level", "required",
    ]

    /// The matters, in the order of the document.
    public var matters: [Matter] = []
    /// What was refused and why.
    public var findings: [NotationError] = []
    /// Where it comes from, as a person is told: a file's path, or the store.
    public var origin = ""

    /// Makes a catalogue of matters.
    public init(_ matters: [Matter] = []) {
        self.matters = matters
    }

    /// The matter with an id.
    public func matter(_ id: String) -> Matter? {
        matters.first { $0.id == id }
    }

    /// Reads matters that each stand in a JSON text of their own, under their ids.
    public static func read(contents: [(id: String, text: String)]) -> MatterCatalogue {
        var catalogue = MatterCatalogue()
        for content in contents {
            do throws(NotationError) {
                let node = try JSONReader.read(content.text)
                try catalogue.take(JSONCursor(node))
            } catch {
                var finding = error
                finding.path = content.id + finding.path.dropFirst()
                catalogue.findings.append(finding)
            }
        }
        return catalogue
    }

    /// Reads a document in JSON5.
    public static func read(_ text: String) -> MatterCatalogue {
        var catalogue = MatterCatalogue()
        do {
            let root = JSONCursor(try JSONReader.read(text, dialect: .json5))
            let object = try root.object(keys: ["schema", "matters"])
            _ = try object.required("schema").choice(of: [schema])
            for cursor in try object.required("matters").array() { catalogue.add(cursor) }
        } catch {
            catalogue.findings.append(error)
        }
        return catalogue
    }

    private mutating func add(_ cursor: JSONCursor) {
        do throws(NotationError) {
            try take(cursor)
        } catch {
            findings.append(error)
        }
    }

    private mutating func take(_ cursor: JSONCursor) throws(NotationError) {
        let matter = try Self.matter(cursor)
        guard self.matter(matter.id) == nil else {
            throw cursor.error(
                "the id \"\(matter.id)\" stood already above",
                remedy: "give every matter its own id"
            )
        }
        matters.append(matter)
    }

    private static func matter(_ cursor: JSONCursor) throws(NotationError) -> Matter {
        let object = try cursor.object(keys: keys)
        let kind = try object.required("kind").choice(of: Kind.allCases.map(\.rawValue))
        let level = try object.required("level").choice(of: Matter.Level.allCases.map(\.rawValue))
        var channels: [String] = []
        for channel in try object.required("channels").array() {
            channels.append(try line(channel))
        }
        var required: Set<Matter.Field> = []
        for field in try object.optional("required")?.array() ?? [] {
            let word = try field.choice(of: Matter.Field.allCases.map(\.rawValue))
            if let field = Matter.Field(rawValue: word) { required.insert(field) }
        }
        return Matter(
            id: try line(object.required("id")),
            name: try line(object.required("name")),
            kind: Kind(rawValue: kind) ?? .notice,
            basis: try line(object.required("basis")),
            limitDays: try days("limitDays", object),
            publicityDays: try days("publicityDays", object),
            body: try line(object.required("body")),
            channels: channels,
            audience: try line(object.required("audience")),
            level: Matter.Level(rawValue: level) ?? .county,
            required: required
        )
    }

    private static func days(
        _ key: String,
        _ object: ObjectCursor
    ) throws(NotationError) -> Int? {
        guard let cursor = object.optional(key) else { return nil }
        return try cursor.integer(in: 1...maximumDays)
    }

    private static func line(_ cursor: JSONCursor) throws(NotationError) -> String {
        let text = try cursor.string()
        guard text.contains(where: { !$0.isWhitespace }), !text.contains(where: \.isNewline)
        else {
            throw cursor.error("the text is empty or has several lines", remedy: "write one line")
        }
        return text
    }
}
