import Disclosure
import Notation

/// Reads one zone of a layout document.
enum ZoneReader {
    private static let common = ["id", "at", "when", "show", "pad", "valign"]
    static let writing = ["face", "role", "align"]
    private static let faceHeights = 8...64

    static func zone(
        _ cursor: JSONCursor,
        board: PixelSize,
        pictures: LayoutDocument.Pictures
    ) throws(NotationError) -> LayoutZone {
        let open = try cursor.openObject()
        let shows = ["text", "lamp", "bar", "rule", "clock"] + ZoneReader.partKeys.map(\.show)
        let show = try open.optional("show")?.choice(of: shows) ?? "text"
        let keys =
            switch show {
            case "text":
                common + writing + ["text", "plan", "kinds", "fit", "motion", "divider"]
                    + ZoneReader.settingKeys + MovementReader.keys
            case "clock": common + writing + ["patterns"]
            case "rule": common + ["role"]
            default: common + (ZoneReader.partKeys.first { $0.show == show }?.keys ?? [])
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
        let padding = try padding(object, area)
        let room = area.inset(by: padding)
        let source: ZoneSource
        if let part = try part(show, object, room, pictures) {
            source = part
        } else {
            source = try self.source(show, object, room, board)
        }
        return LayoutZone(
            id: id,
            area: area,
            condition: ZoneCondition(rawValue: condition) ?? .always,
            source: source,
            padding: padding,
            placement: try placement(object)
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
        if object.optional("text") == nil {
            withPlan = withPlan ?? KindTemplates.plan
            byKind.merge(KindTemplates.byKind) { own, _ in own }
        }
        return ZoneText(
            template: try object.optional("text").map(template) ?? KindTemplates.prose,
            withPlan: withPlan,
            byKind: byKind,
            fitting: fitting,
            style: try style(object, area, otherwise: .text),
            alignment: try alignment(object),
            motion: motion,
            divider: try object.optional("divider")?.string() ?? " ◆ ",
            query: try query(object.optional("source")),
            setting: try setting(object, area),
            shrinks: try object.optional("shrink")?.bool() ?? false,
            movement: try MovementReader.movement(object, motion, area, board: board)
        )
    }

    static func area(
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

    static func style(
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

    static func role(
        _ object: ObjectCursor,
        otherwise: Role
    ) throws(NotationError) -> Role {
        guard let cursor = object.optional("role") else { return otherwise }
        let name = try cursor.choice(of: Role.choosable.map(\.name))
        return Role.choosable.first { $0.name == name } ?? otherwise
    }

    static func alignment(
        _ object: ObjectCursor,
        otherwise: Alignment = .left
    ) throws(NotationError) -> Alignment {
        guard let cursor = object.optional("align") else { return otherwise }
        let name = try cursor.choice(of: Alignment.allCases.map(\.rawValue))
        return Alignment(rawValue: name) ?? otherwise
    }

    static func template(_ cursor: JSONCursor) throws(NotationError) -> Template {
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

    static func patterns(_ cursor: JSONCursor) throws(NotationError) -> [ClockPattern] {
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
        let text = try cursor.string()
        do {
            return try ClockPattern(reading: text)
        } catch {
            throw cursor.error(error.problem, remedy: error.remedy)
        }
    }
}
