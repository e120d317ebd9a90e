import Disclosure
import Layout
import Links
import Notation
import Packets
import Planning

extension ConfigurationReader {
    private static let boardKeys = [
        "id", "name", "size", "colours", "layout", "protocol", "link", "framesPerSecond",
        "unit", "kinds", "tags", "maximumItems",
    ]

    /// Slowest and fastest frame rate a board may ask for.
    static let framesPerSecondRange = 1...60

    /// Reads one board.
    static func readBoard(_ cursor: JSONCursor) throws(NotationError) -> BoardConfiguration {
        let object = try cursor.object(keys: boardKeys)
        let size = try readSize(object.required("size"))
        let colourCursor = try object.required("colours")
        let colourName = try colourCursor.choice(of: [
            "red", "green", "amber", "white", "dual", "rgb",
        ])
        guard let colours = BoardColours(name: colourName) else {
            throw colourCursor.error(
                "no such colours",
                remedy: "write \"red\", \"dual\" or \"rgb\""
            )
        }
        let protocolCursor = try object.required("protocol")
        let names = BoardProtocol.allCases.map(\.rawValue)
        guard let boardProtocol = BoardProtocol(rawValue: try protocolCursor.choice(of: names))
        else {
            throw protocolCursor.error("no such protocol", remedy: "see placard boards --help")
        }
        let linkCursor = try object.required("link")
        let link: LinkAddress
        do {
            link = try LinkAddress(try linkCursor.string())
        } catch let error as NotationError {
            throw error
        } catch {
            throw linkCursor.error("\(error)", remedy: "write a link such as tcp://192.0.2.7:7890")
        }
        return BoardConfiguration(
            board: try readPlanned(object),
            size: size,
            colours: colours,
            layout: try object.required("layout").string(),
            boardProtocol: boardProtocol,
            link: link,
            framesPerSecond: try object.optional("framesPerSecond")?
                .integer(in: framesPerSecondRange) ?? 28
        )
    }

    /// What the planner needs to know of a board.
    private static func readPlanned(_ object: ObjectCursor) throws(NotationError) -> Board {
        let idCursor = try object.required("id")
        let id = try idCursor.string()
        let isPlain = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, (1...40).contains(id.utf8.count) else {
            throw idCursor.error(
                "\"\(id)\" is no board id",
                remedy: "use 1 to 40 lower-case letters, digits and hyphens"
            )
        }
        var kinds: Set<Kind>?
        if let list = object.optional("kinds") {
            kinds = []
            for entry in try list.array() {
                let word = try entry.choice(of: Kind.allCases.map(\.rawValue))
                if let kind = Kind(rawValue: word) { kinds?.insert(kind) }
            }
        }
        var tags: Set<String> = []
        if let list = object.optional("tags") {
            for entry in try list.array() { tags.insert(try entry.string()) }
        }
        return Board(
            id: id,
            name: try object.optional("name")?.string() ?? id,
            tags: tags,
            unitScope: try object.optional("unit")?.string(),
            kinds: kinds,
            maximumItems: try object.optional("maximumItems")?.integer(in: 1...1_000) ?? 20
        )
    }

    /// Reads `128x16`.
    static func readSize(_ cursor: JSONCursor) throws(NotationError) -> PixelSize {
        let text = try cursor.string()
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        if parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
            let size = PixelSize(width: width, height: height)
        {
            return size
        }
        throw cursor.error(
            "\"\(text)\" is no size in pixels",
            remedy: "write width x height, for example \"128x16\""
        )
    }
}
