import Disclosure
import Drivers
import Layout
import Links
import Matters
public import Notation
import Overrides
import Planning
import Session
public import Settings

/// A file that pictures are made with: its name and the digest of its bytes.
public struct SourceFile: Sendable, Hashable {
    /// The name, without folder.
    public let name: String
    /// SHA-256, 64 lower-case hexadecimal digits.
    public let digest: String
    /// Dots from top to bottom, for a face; nil for a picture.
    public let height: Int?

    /// Names a file.
    public init(name: String, digest: String, height: Int? = nil) {
        self.name = name
        self.digest = digest
        self.height = height
    }

    /// The file as the ledger keeps it.
    var record: JSONValue {
        var members = [JSONMember("file", .string(name)), JSONMember("digest", .string(digest))]
        if let height { members.append(JSONMember("height", .integer(height))) }
        return .object(members)
    }

    /// Reads what the ledger kept.
    public init(_ cursor: JSONCursor) throws(NotationError) {
        let object = try cursor.object(keys: ["file", "digest", "height"])
        try self.init(
            name: object.required("file").string(),
            digest: object.required("digest").string(),
            height: object.optional("height")?.integer(in: 1...PixelSize.maximumSide)
        )
    }
}

/// The text of a layout and the digests of the pictures that it names.
public struct LayoutSource: Sendable, Hashable {
    /// Longest text that the ledger keeps itself, in characters of JSON; of a longer one, the
    /// digest only.
    public static let textLimit = 50_000

    /// The layout's name.
    public let name: String
    /// The document; nil when the ledger keeps the digest only.
    public let text: String?
    /// SHA-256 of the document.
    public let digest: String
    /// The pictures that it names and that there are, by name.
    public let pictures: [SourceFile]

    /// Takes a document as it was read.
    public init(name: String, text: String, pictures: [SourceFile]) {
        self.name = name
        let length = JSONValue.string(text).canonicalText.unicodeScalars.count
        self.text = length <= Self.textLimit ? text : nil
        self.digest = Self.digest(of: text)
        self.pictures = pictures.sorted { $0.name < $1.name }
    }

    /// Reads what the ledger kept.
    public init(record: String) throws(NotationError) {
        let object = try JSONCursor(try JSONReader.read(record)).object(keys: [
            "name", "text", "digest", "pictures",
        ])
        name = try object.required("name").string()
        text = try object.optional("text")?.string()
        digest = try object.required("digest").string()
        var found: [SourceFile] = []
        for cursor in try object.required("pictures").array() {
            found.append(try SourceFile(cursor))
        }
        pictures = found
    }

    /// SHA-256 of a document.
    public static func digest(of text: String) -> String {
        FrameDigest.digest(of: Array(text.utf8))
    }

    /// The layout as a part of the configuration.
    public var part: ConfigurationPart {
        var members = [
            JSONMember("name", .string(name)), JSONMember("digest", .string(digest)),
            JSONMember("pictures", .array(pictures.map(\.record))),
        ]
        if let text { members.append(JSONMember("text", .string(text))) }
        return ConfigurationPart("layout/\(name)", .object(members))
    }
}

/// Everything of a configuration that the ledger keeps, in parts.
public struct OfficeSheet: Sendable {
    /// The parts, by name.
    public let parts: [String: ConfigurationPart]

    /// Takes a configuration, with the layouts and faces that it names.
    public init(_ configuration: Configuration, layouts: [LayoutSource], faces: [SourceFile]) {
        var parts = [
            ConfigurationPart("office", configuration.officeRecord),
            ConfigurationPart("people", configuration.people.record),
            ConfigurationPart("faces", ["faces": .array(faces.map(\.record))]),
        ]
        let layoutParts = Dictionary(
            layouts.map { ($0.name, $0.part) },
            uniquingKeysWith: { first, _ in first }
        )
        parts += layoutParts.values
        let faceDigest = parts[2].digest
        for board in configuration.boards {
            let sheet = BoardSheet(
                board,
                of: configuration,
                layout: layoutParts[board.layout]?.digest ?? "",
                faces: faceDigest
            )
            parts.append(
                ConfigurationPart(ConfigurationPart.name(ofBoard: sheet.board), sheet.record)
            )
        }
        self.parts = Dictionary(parts.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The digest of a board's part; nil for a board that is not configured.
    func stage(of board: String) -> String? {
        parts[ConfigurationPart.name(ofBoard: board)]?.digest
    }
}

extension Configuration {
    /// What is set for the office as a whole; neither telephone numbers nor users are told.
    fileprivate var officeRecord: JSONValue {
        let rules = disclosure
        return [
            "office": .string(office),
            "zone": zone.record,
            "store": .string(store),
            "layouts": .string(layouts),
            "fonts": .string(fonts),
            "kiosk": .optional(kiosk.map { "\($0.address):\($0.port)" }),
            "publicAddress": .optional(kiosk?.publicAddress),
            "matters": .optional(rules.matters),
            "words": .optional(rules.words),
            "proof": .string(rules.proof.word),
            "wholeDayPercent": .integer(rules.wholeDayPercent),
            "lamps": .string("\(rules.lamps)"),
            "bulletins": .optional(rules.bulletins?.unit),
            "inbox": .optional(rules.inbox),
            "messages": .optional(rules.messages),
            "alerts": .optional(rules.alerts.folder),
            "cadres": .integer(rules.cadres.count),
        ]
    }
}

extension People {
    /// Who may do what, in the order of the configuration.
    fileprivate var record: JSONValue {
        [
            "people": .array(
                list.map { person in
                    [
                        "name": .string(person.name),
                        "users": .array(person.users.sorted().map { .string($0) }),
                        "roles": .array(person.roles.map(\.rawValue).sorted().map { .string($0) }),
                        "mayActForOthers": .bool(person.mayActForOthers),
                    ]
                }
            )
        ]
    }
}

extension Zone {
    var record: JSONValue {
        ["name": .string(name), "offsetSeconds": .integer(offsetSeconds)]
    }

    init(_ cursor: JSONCursor) throws(NotationError) {
        let object = try cursor.object(keys: ["name", "offsetSeconds"])
        try self.init(
            name: object.required("name").string(),
            offsetSeconds: object.required("offsetSeconds").integer(in: -86_400...86_400)
        )
    }
}
