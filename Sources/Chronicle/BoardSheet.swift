public import Disclosure
import Drivers
public import Layout
import Links
public import Notation
import Planning
public import Session
import Settings

/// A board as it was set up: all that decides how a programme looks on it, and what else is set.
public struct BoardSheet: Sendable, Hashable {
    /// The board's id.
    public let board: String
    /// Its pixels.
    public let size: PixelSize
    /// Its colours.
    public let colours: BoardColours
    /// Frames that its timeline counts in a second.
    public let framesPerSecond: Int
    /// The pace of its readers; nil leaves it to the layout.
    public let pace: ReadingPace?
    /// The office that an idle board names.
    public let office: String
    /// The zone of its clock.
    public let zone: Zone
    /// When it is lit; empty means always.
    public let hours: [BoardRoutine.Hours]
    /// Digest of the layout's part.
    public let layout: String
    /// Digest of the faces' part.
    public let faces: String
    /// What the ledger keeps.
    public let record: JSONValue

    private static let drawing = [
        "board", "size", "colours", "framesPerSecond", "pace", "office", "zone", "hours",
        "layout", "faces",
    ]

    /// Takes a board as it is configured.
    init(
        _ configured: BoardConfiguration,
        of configuration: Configuration,
        layout: String,
        faces: String
    ) {
        board = configured.board.id
        size = configured.size
        colours = configured.colours
        framesPerSecond = configured.framesPerSecond
        pace = configured.pace
        office = configuration.office
        zone = configuration.zone
        hours = configured.routine.hours
        self.layout = layout
        self.faces = faces
        var members = [
            JSONMember("board", .string(board)),
            JSONMember(
                "size",
                ["width": .integer(size.width), "height": .integer(size.height)]
            ),
            JSONMember("colours", .string(colours.name)),
            JSONMember("framesPerSecond", .integer(framesPerSecond)),
            JSONMember("office", .string(office)), JSONMember("zone", zone.record),
            JSONMember("layout", .string(layout)), JSONMember("faces", .string(faces)),
            JSONMember("about", configured.about),
        ]
        if let pace { members.append(JSONMember("pace", pace.record)) }
        if !hours.isEmpty {
            members.append(
                JSONMember(
                    "hours",
                    .array(
                        hours.map { ["from": .integer($0.from), "until": .integer($0.until)] }
                    )
                )
            )
        }
        record = .object(members)
    }

    /// Reads what the ledger kept.
    public init(record text: String) throws(NotationError) {
        let node = try JSONReader.read(text)
        let object = try JSONCursor(node).object(keys: Self.drawing + ["about"])
        board = try object.required("board").string()
        let cursor = try object.required("size")
        let sides = try cursor.object(keys: ["width", "height"])
        let whole = 1...PixelSize.maximumSide
        guard
            let size = try PixelSize(
                width: sides.required("width").integer(in: whole),
                height: sides.required("height").integer(in: whole)
            )
        else { throw cursor.error("it is no size", remedy: "verify the ledger") }
        self.size = size
        let colour = try object.required("colours")
        guard let colours = BoardColours(name: try colour.string()) else {
            throw colour.error("no board has such colours", remedy: "verify the ledger")
        }
        self.colours = colours
        framesPerSecond = try object.required("framesPerSecond").integer(in: 1...1_000)
        pace = try object.optional("pace").map { cursor throws(NotationError) in
            try ReadingPace(cursor)
        }
        office = try object.required("office").string()
        zone = try Zone(object.required("zone"))
        var hours: [BoardRoutine.Hours] = []
        for span in try object.optional("hours")?.array() ?? [] {
            let ends = try span.object(keys: ["from", "until"])
            hours.append(
                BoardRoutine.Hours(
                    from: try ends.required("from").integer(in: 0...1_440),
                    until: try ends.required("until").integer(in: 0...1_440)
                )
            )
        }
        self.hours = hours
        layout = try object.required("layout").string()
        faces = try object.required("faces").string()
        record = JSONValue(node)
    }

    /// Whether the board was to be lit at an instant.
    public func isLit(at instant: Instant) -> Bool {
        var routine = BoardRoutine(zone: zone)
        routine.hours = hours
        return routine.isLit(at: instant)
    }
}

extension BoardConfiguration {
    /// What else is set: it changes no picture, but it is the configuration too.
    fileprivate var about: JSONValue {
        [
            "name": .string(board.name),
            "protocol": .string(language.word),
            "link": .string("\(link)"),
            "unit": .optional(board.unitScope),
            "kinds": board.kinds.map { kinds in
                .array(kinds.map(\.rawValue).sorted().map { .string($0) })
            } ?? .null,
            "tags": .array(board.tags.sorted().map { .string($0) }),
            "maximumItems": .integer(board.maximumItems),
            "turnMilliseconds": .integer(board.turnMilliseconds),
            "notices": .string(board.notices.rawValue),
            "brightness": .array(
                routine.dimming.map {
                    ["minute": .integer($0.minute), "percent": .integer($0.percent)]
                }
            ),
        ]
    }
}

extension ReadingPace {
    /// The pace; its fraction as the text that reads back as the very same number.
    fileprivate var record: JSONValue {
        [
            "name": .string(name),
            "charactersPerSecond": .string("\(charactersPerSecond)"),
            "minimumPageMilliseconds": .integer(minimumPageMilliseconds),
        ]
    }

    fileprivate init(_ cursor: JSONCursor) throws(NotationError) {
        let object = try cursor.object(keys: [
            "name", "charactersPerSecond", "minimumPageMilliseconds",
        ])
        let speed = try object.required("charactersPerSecond")
        guard let number = Double(try speed.string()), number > 0, number.isFinite else {
            throw speed.error("it is no pace", remedy: "verify the ledger")
        }
        try self.init(
            name: object.required("name").string(),
            charactersPerSecond: number,
            minimumPageMilliseconds: object.required("minimumPageMilliseconds")
                .integer(in: 1...3_600_000)
        )
    }
}
