import Blueprints
import Disclosure
import Drivers
import Layout
import Links
import Notation
import Packets
import Planning

extension ConfigurationReader {
    static let boardKeys = [
        "id", "name", "size", "colours", "layout", "protocol", "link", "framesPerSecond",
        "unit", "kinds", "tags", "maximumItems", "turnSeconds", "wiring", "pitchMillimetres",
        "pace", "controller", "hours", "brightness",
        "notices", "notice", "whenLost", "location",
    ]
    private static let wiringKeys = [
        "rows", "upsideDown", "colourOrder", "brightnessPercent", "gammaTenths", "channel",
        "universe", "synchronises",
    ]

    /// Slowest and fastest frame rate a board may ask for.
    static let framesPerSecondRange = 1...60
    /// Finest and coarsest distance from lamp to lamp, in millimetres.
    static let pitchRange = 0.5...100.0

    /// Reads one board.
    static func readBoard(
        _ cursor: JSONCursor,
        zone: Zone
    ) throws(NotationError) -> BoardConfiguration {
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
        let spoken = try BoardLanguage.read(
            object,
            width: size.width,
            height: size.height,
            lamps: colours.lamps
        ) { boardProtocol throws(NotationError) in
            try readWiring(object, size, boardProtocol)
        }
        let link = try readLink(object, spoken)
        let language = try spoken.checked(isSerial: link.isLine, object)
        try checkTemplate(object.optional("controller"))
        var board = BoardConfiguration(
            board: try readPlanned(object),
            size: size,
            colours: colours,
            layout: try object.required("layout").string(),
            language: language,
            link: link,
            framesPerSecond: try object.optional("framesPerSecond")?
                .integer(in: framesPerSecondRange) ?? 28,
            pitchMillimetres: try object.optional("pitchMillimetres")?
                .number(in: pitchRange),
            pace: try object.optional("pace").map(readPace),
            routine: try language.readRoutine(object, zone: zone),
            notice: try object.optional("notice")?.string()
        )
        board.whenLost = try readLoss(object, language, notice: board.notice)
        board.location = try object.optional("location").map(readLocation)
        return board
    }

    /// Reads what a board of frames is left with; one that answers has that with its controller.
    private static func readLoss(
        _ object: ObjectCursor,
        _ language: BoardLanguage,
        notice: String?
    ) throws(NotationError) -> LossContent? {
        guard let cursor = object.optional("whenLost") else { return nil }
        guard language.wiring != nil else {
            throw cursor.error(
                "\(language.title) has this with its controller",
                remedy: "write controller: { whenLost: … }"
            )
        }
        let word = try cursor.choice(of: LossContent.allCases.map(\.rawValue))
        let content = LossContent(rawValue: word) ?? .blank
        if content == .hold {
            throw cursor.error(
                "\(language.title) has no lease: what a stop left on the wall would stay when it "
                    + "has expired",
                remedy: "write \"blank\" or \"notice\"; what the receiver does in silence is set "
                    + "at the receiver"
            )
        }
        if content == .notice, notice == nil {
            throw cursor.error(
                "there is no notice to leave",
                remedy: "give the board a \"notice\", or write \"blank\""
            )
        }
        return content
    }

    /// What a board with letters of its own writes must be a template.
    private static func checkTemplate(_ cursor: JSONCursor?) throws(NotationError) {
        let own = try cursor?.object(keys: BoardLanguage.controllerKeys)
        guard let text = own?.optional("text") else { return }
        let template = try text.string()
        do {
            _ = try Template(reading: template)
        } catch {
            throw text.error(
                "\(error.problem) (character \(error.offset + 1) of the template)",
                remedy: error.remedy
            )
        }
    }

    private static func readPace(_ cursor: JSONCursor) throws(NotationError) -> ReadingPace {
        try read(cursor, ReadingPace.named, \.name)
    }

    private static func readLink(
        _ object: ObjectCursor,
        _ language: BoardLanguage
    ) throws(NotationError) -> LinkAddress {
        let cursor = try object.required("link")
        let text = try cursor.string()
        let link: LinkAddress
        do {
            link = try LinkAddress.read(text)
        } catch {
            throw cursor.error(error.problem, remedy: error.remedy)
        }
        let carrier = language.wiring?.boardProtocol.carrier ?? .stream
        if link.carrier == carrier { return link }
        throw cursor.error(
            "\(language.title) does not go over such a link",
            remedy: carrier == .datagrams
                ? "write udp://host:port" : "write tcp://host:port, serial:///device or pty:/path"
        )
    }

    /// Pixel order, colour order and light; all may be left out.
    static func readWiring(
        _ object: ObjectCursor,
        _ size: PixelSize,
        _ boardProtocol: BoardProtocol
    ) throws(NotationError) -> BoardWiring {
        let wiring = try object.optional("wiring")?.object(keys: wiringKeys)
        let rows = try wiring?.optional("rows").map { cursor throws(NotationError) in
            try read(cursor, PanelMapping.RowOrder.allCases, \.rawValue)
        }
        let order = try wiring?.optional("colourOrder").map { cursor throws(NotationError) in
            try read(cursor, ColourOrder.allCases, \.rawValue)
        }
        do {
            let mapping = try PanelMapping(
                width: size.width,
                height: size.height,
                rowOrder: rows ?? .progressive,
                isTurned: try wiring?.optional("upsideDown")?.bool() ?? false
            )
            let light = try LightCurve(
                gammaTenths: try wiring?.optional("gammaTenths")?.integer(in: 10...40) ?? 10,
                brightnessPercent: try wiring?.optional("brightnessPercent")?
                    .integer(in: 0...100) ?? 100
            )
            var made = BoardWiring(
                boardProtocol: boardProtocol,
                mapping: mapping,
                colourOrder: order ?? .rgb,
                light: light,
                channel: UInt8(try wiring?.optional("channel")?.integer(in: 0...255) ?? 0)
            )
            made.universe = UInt16(
                try wiring?.optional("universe")?.integer(in: universes(boardProtocol)) ?? 1
            )
            made.synchronises = try wiring?.optional("synchronises")?.bool() ?? false
            _ = try FrameEncoder(made)
            return made
        } catch let error as NotationError {
            throw error
        } catch {
            throw object.error("\(error)", remedy: "correct size, protocol or wiring")
        }
    }

    /// The universes that a protocol can name; whether the last ones fit is the encoder's to say.
    private static func universes(_ boardProtocol: BoardProtocol) -> ClosedRange<Int> {
        boardProtocol == .artNet ? 0...32_767 : 1...63_999
    }

    /// Reads a word that names one of some cases.
    static func read<Value>(
        _ cursor: JSONCursor,
        _ cases: [Value],
        _ word: (Value) -> String
    ) throws(NotationError) -> Value {
        let name = try cursor.choice(of: cases.map(word))
        guard let found = cases.first(where: { word($0) == name }) else {
            throw cursor.error("\"\(name)\" is not known here", remedy: "see the documentation")
        }
        return found
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
            maximumItems: try object.optional("maximumItems")?.integer(in: 1...1_000) ?? 20,
            turnMilliseconds: try object.optional("turnSeconds").map {
                cursor throws(NotationError) in
                Int64(try cursor.integer(in: 10...86_400)) * 1_000
            },
            notices: try object.optional("notices").map { cursor throws(NotationError) in
                try read(cursor, NoticeManner.allCases, \.rawValue)
            } ?? .takeover
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

extension BoardColours {
    /// What lights on such a board.
    fileprivate var lamps: BoardLamps {
        switch self {
        case .rgb: .full
        case .dual: .dual
        case .single: .single
        }
    }
}
