import Disclosure
import Notation

/// Reads one zone of a layout document.
enum ZoneReader {
    private static let common = ["id", "at", "when", "show"]
    private static let writing = ["face", "role", "align"]
    private static let faceHeights = 8...64

    static func zone(
        _ cursor: JSONCursor,
        board: PixelSize
    ) throws(NotationError) -> LayoutZone {
        let open = try cursor.openObject()
        let shows = ["text", "lamp", "bar", "rule", "clock"]
        let show = try open.optional("show")?.choice(of: shows) ?? "text"
        let keys =
            switch show {
            case "text":
                common + writing + ["text", "plan", "kinds", "fit", "motion", "divider"]
                    + MovementReader.keys
            case "clock": common + writing + ["patterns"]
            case "rule": common + ["role"]
            default: common
            }
        let object = try cursor.object(keys: keys)
        let identifier = try object.required("id")
        let id = try identifier.string()
        guard !id.isEmpty, id.count <= 40 else {
            throw identifier.error("an id has 1 to 40 characters", remedy: "name the zone")
        }
        let area = try area(object.required("at"), board: board)
        let conditions = ZoneCondition.allCases.map(\.rawValue)
        let condition = try object.optional("when")?.choice(of: conditions) ?? "always"
        return LayoutZone(
            id: id,
            area: area,
            condition: ZoneCondition(rawValue: condition) ?? .always,
            source: try source(show, object, area, board)
        )
    }

    private static func source(
        _ show: String,
        _ object: ObjectCursor,
        _ area: PixelRectangle,
        _ board: PixelSize
    ) throws(NotationError) -> ZoneSource {
        switch show {
        case "lamp": .lamp
        case "bar": .bar
        case "rule": .rule(try role(object, otherwise: .rule))
        case "clock":
            .clock(
                ZoneClock(
                    patterns: try patterns(object.required("patterns")),
                    style: try style(object, area, otherwise: .clock),
                    alignment: try alignment(object)
                )
            )
        default: .text(try text(object, area, board))
        }
    }

    private static func text(
        _ object: ObjectCursor,
        _ area: PixelRectangle,
        _ board: PixelSize
    ) throws(NotationError) -> ZoneText {
        var byKind: [Kind: Template] = [:]
        if let kinds = object.optional("kinds") {
            let members = try kinds.object(keys: Kind.allCases.map(\.rawValue))
            for kind in Kind.allCases {
                if let cursor = members.optional(kind.rawValue) {
                    byKind[kind] = try template(cursor)
                }
            }
        }
        var fitting: [Template] = []
        for cursor in try object.optional("fit")?.array() ?? [] {
            fitting.append(try template(cursor))
        }
        let motions = TextMotion.allCases.map(\.rawValue)
        let motionName = try object.optional("motion")?.choice(of: motions) ?? "still"
        let motion = TextMotion(rawValue: motionName) ?? .still
        var withPlan: Template?
        if let plan = object.optional("plan") { withPlan = try template(plan) }
        return ZoneText(
            template: try template(object.required("text")),
            withPlan: withPlan,
            byKind: byKind,
            fitting: fitting,
            style: try style(object, area, otherwise: .text),
            alignment: try alignment(object),
            motion: motion,
            divider: try object.optional("divider")?.string() ?? " ◆ ",
            movement: try MovementReader.movement(object, motion, area, board: board)
        )
    }

    private static func area(
        _ cursor: JSONCursor,
        board: PixelSize
    ) throws(NotationError) -> PixelRectangle {
        let parts = try cursor.array()
        guard parts.count == 4 else {
            throw cursor.error(
                "\(parts.count) numbers stand where four must stand",
                remedy: "write [x, y, width, height]"
            )
        }
        let area = PixelRectangle(
            x: try parts[0].integer(in: 0...PixelSize.maximumSide),
            y: try parts[1].integer(in: 0...PixelSize.maximumSide),
            width: try parts[2].integer(in: PixelSize.sides),
            height: try parts[3].integer(in: PixelSize.sides)
        )
        guard board.bounds.contains(area) else {
            throw cursor.error(
                "the zone (\(area)) reaches outside the board of \(board)",
                remedy: "keep x + width within \(board.width) and y + height within \(board.height)"
            )
        }
        return area
    }

    private static func style(
        _ object: ObjectCursor,
        _ area: PixelRectangle,
        otherwise: Role
    ) throws(NotationError) -> TextStyle {
        let role = try role(object, otherwise: otherwise)
        var key = FaceKey(height: 16)
        let cursor = object.optional("face")
        if let cursor {
            let face = try cursor.object(keys: ["height", "weight"])
            let weights = FaceWeight.allCases.map(\.rawValue)
            let weight = try face.optional("weight")?.choice(of: weights) ?? "regular"
            key.height = try face.required("height").integer(in: faceHeights)
            key.weight = FaceWeight(rawValue: weight) ?? .regular
        }
        guard key.height <= area.height else {
            let problem = "a face of \(key.height) is higher than the zone's \(area.height) rows"
            let remedy = "make the zone at least \(key.height) rows high or take a smaller face"
            if let cursor { throw cursor.error(problem, remedy: remedy) }
            throw try object.required("at").error(problem, remedy: remedy)
        }
        return TextStyle(face: key, role: role)
    }

    private static func role(
        _ object: ObjectCursor,
        otherwise: Role
    ) throws(NotationError) -> Role {
        guard let cursor = object.optional("role") else { return otherwise }
        let name = try cursor.choice(of: Role.choosable.map(\.name))
        return Role.choosable.first { $0.name == name } ?? otherwise
    }

    private static func alignment(_ object: ObjectCursor) throws(NotationError) -> Alignment {
        let names = Alignment.allCases.map(\.rawValue)
        let name = try object.optional("align")?.choice(of: names) ?? "left"
        return Alignment(rawValue: name) ?? .left
    }

    private static func template(_ cursor: JSONCursor) throws(NotationError) -> Template {
        let text = try cursor.string()
        do {
            return try Template(reading: text)
        } catch {
            throw cursor.error(
                "\(error.problem) (character \(error.offset + 1) of the template)",
                remedy: error.remedy
            )
        }
    }

    private static func patterns(_ cursor: JSONCursor) throws(NotationError) -> [ClockPattern] {
        let parts = try cursor.array()
        guard !parts.isEmpty else {
            throw cursor.error("a clock needs a pattern", remedy: "write [\"{hour}:{minute}\"]")
        }
        var patterns: [ClockPattern] = []
        for part in parts { patterns.append(try ClockPatternReader.pattern(part)) }
        return patterns
    }

    static func integers(
        _ cursor: JSONCursor,
        _ keys: [String],
        _ range: ClosedRange<Int>
    ) throws(NotationError) -> [Int] {
        let object = try cursor.object(keys: keys)
        var numbers: [Int] = []
        for key in keys { numbers.append(try object.required(key).integer(in: range)) }
        return numbers
    }
}

/// Reads `{month}月{day}日` and the like.
enum ClockPatternReader {
    static func pattern(_ cursor: JSONCursor) throws(NotationError) -> ClockPattern {
        var rest = Substring(try cursor.string())
        var pieces: [ClockPattern.Piece] = []
        while let character = rest.popFirst() {
            guard character == "{" else {
                pieces.append(.literal(character))
                continue
            }
            let name = String(rest.prefix { $0 != "}" })
            guard let known = ClockPattern.names.first(where: { $0.name == name }),
                rest.count > name.count
            else {
                let names = ClockPattern.names.map(\.name)
                let near = nearestName(to: name, among: names).map { "did you mean {\($0)}? " }
                throw cursor.error(
                    "there is no part {\(name)} of a clock",
                    remedy: (near ?? "") + "parts are " + names.joined(separator: ", ")
                )
            }
            pieces.append(known.piece)
            rest = rest.dropFirst(name.count + 1)
        }
        return ClockPattern(pieces)
    }
}
