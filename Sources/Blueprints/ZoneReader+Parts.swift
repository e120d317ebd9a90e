import Disclosure
import Notation
import Pictures

/// Reads what zones of every sort share, and the sorts beside text, lamp, bar, rule and clock.
extension ZoneReader {
    /// The keys of each sort, besides those that every zone has.
    static let partKeys: [(show: String, keys: [String])] = [
        ("items", tableKeys + ["source"]),
        ("table", tableKeys),
        ("image", ["file", "role", "align"]),
        ("countdown", writing + ["until", "before", "today", "after"]),
        ("page-marks", writing + ["of", "as"]),
        ("badge", writing + ["text", "fit", "plate"]),
    ]
    static let settingKeys = ["source", "writing", "indent", "gap", "headline", "shrink"]
    private static let tableKeys = [
        "columns", "heads", "rules", "lines", "gap", "row-gap", "face", "role",
    ]

    /// What flows into a zone of one of these sorts; nil for the others.
    static func part(
        _ show: String,
        _ object: ObjectCursor,
        _ room: PixelRectangle,
        _ pictures: LayoutDocument.Pictures
    ) throws(NotationError) -> ZoneSource? {
        switch show {
        case "items":
            .table(try table(object, room, query: query(object.optional("source"))))
        case "table": .table(try table(object, room, query: nil))
        case "image": .image(try image(object, room, pictures))
        case "countdown": .countdown(try countdown(object, room))
        case "page-marks": .pageMarks(try pageMarks(object, room))
        case "badge": .badge(try badge(object, room))
        default: nil
        }
    }

    /// One number for all sides, or four: top, right, bottom, left.
    static func padding(
        _ object: ObjectCursor,
        _ area: PixelRectangle
    ) throws(NotationError) -> Padding {
        guard let cursor = object.optional("pad") else { return .none }
        let range = 0...PixelSize.maximumSide
        var padding: Padding
        if let parts = try? cursor.array() {
            guard parts.count == 4 else {
                throw cursor.error(
                    "\(parts.count) numbers stand where four must stand",
                    remedy: "write one number, or [top, right, bottom, left]"
                )
            }
            padding = Padding(
                top: try parts[0].integer(in: range),
                right: try parts[1].integer(in: range),
                bottom: try parts[2].integer(in: range),
                left: try parts[3].integer(in: range)
            )
        } else {
            let all = try cursor.integer(in: range)
            padding = Padding(top: all, right: all, bottom: all, left: all)
        }
        let room = area.inset(by: padding)
        guard room.width > 0, room.height > 0 else {
            throw cursor.error("the padding leaves no room", remedy: "make it smaller")
        }
        return padding
    }

    static func placement(_ object: ObjectCursor) throws(NotationError) -> VerticalAlignment {
        let names = VerticalAlignment.allCases.map(\.rawValue)
        let name = try object.optional("valign")?.choice(of: names) ?? "middle"
        return VerticalAlignment(rawValue: name) ?? .middle
    }

    static func setting(
        _ object: ObjectCursor,
        _ room: PixelRectangle
    ) throws(NotationError) -> TextSetting {
        var setting = TextSetting()
        let writing = try object.optional("writing")?.choice(of: ["horizontal", "vertical"])
        setting.isVertical = writing == "vertical"
        setting.indent = try object.optional("indent")?.integer(in: 0...8) ?? 0
        setting.lineGap = try object.optional("gap")?.integer(in: 0...64)
        setting.placement = try placement(object)
        if let cursor = object.optional("headline") {
            let headline = try cursor.object(keys: ["text", "face", "role", "lines", "gap"])
            setting.headline = Headline(
                template: try template(headline.required("text")),
                style: try style(headline, room, otherwise: .title),
                maximumLines: try headline.optional("lines")?.integer(in: 1...4) ?? 2,
                gap: try headline.optional("gap")?.integer(in: 0...64) ?? 4
            )
        }
        return setting
    }

    static func query(_ cursor: JSONCursor?) throws(NotationError) -> ItemQuery {
        var query = ItemQuery.everything
        guard let cursor else { return query }
        let object = try cursor.object(keys: ["kinds", "units", "lamps", "limit", "order"])
        if let list = object.optional("kinds") {
            let names = try words(list, among: Kind.allCases.map(\.rawValue))
            query.kinds = Set(names.compactMap(Kind.init))
        }
        if let list = object.optional("lamps") {
            let names = try words(list, among: Lamp.allCases.map(\.word))
            query.lamps = Set(Lamp.allCases.filter { names.contains($0.word) })
        }
        for unit in try object.optional("units")?.array() ?? [] {
            query.units.append(try unit.string())
        }
        query.limit =
            try object.optional("limit")?.integer(in: 1...ItemQuery.maximumLimit) ?? query.limit
        let orders = ItemOrder.allCases.map(\.rawValue)
        let order = try object.optional("order")?.choice(of: orders) ?? "programme"
        query.order = ItemOrder(rawValue: order) ?? .programme
        return query
    }

    private static func words(
        _ list: JSONCursor,
        among known: [String]
    ) throws(NotationError) -> [String] {
        var words: [String] = []
        for cursor in try list.array() { words.append(try cursor.choice(of: known)) }
        return words
    }

    private static func image(
        _ object: ObjectCursor,
        _ room: PixelRectangle,
        _ pictures: LayoutDocument.Pictures
    ) throws(NotationError) -> ZoneImage {
        let cursor = try object.required("file")
        let file = try cursor.string()
        let isPlain = file.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        guard isPlain, !file.hasPrefix("."), (1...100).contains(file.count) else {
            throw cursor.error(
                "\"\(file)\" is no plain file name",
                remedy: "put the picture beside the layout and write its name alone"
            )
        }
        guard let bytes = pictures(file) else {
            throw cursor.error(
                "there is no picture \(file)",
                remedy: "put the picture beside the layout"
            )
        }
        let picture: Picture
        do {
            picture = try PictureReader.read(bytes)
        } catch {
            throw cursor.error(
                "\(file), byte \(error.offset): \(error.problem)",
                remedy: error.remedy
            )
        }
        guard picture.width <= room.width, picture.height <= room.height else {
            throw cursor.error(
                "\(file) has \(picture.width) by \(picture.height) points, the zone has room for "
                    + "\(room.width) by \(room.height)",
                remedy: "make the zone larger or draw the picture smaller"
            )
        }
        return ZoneImage(
            picture: picture,
            role: try role(object, otherwise: .title),
            alignment: try alignment(object, otherwise: .centre)
        )
    }

    private static func countdown(
        _ object: ObjectCursor,
        _ room: PixelRectangle
    ) throws(NotationError) -> ZoneCountdown {
        var until: CivilDate?
        if let cursor = object.optional("until") {
            until = CivilDate(iso8601: try cursor.string())
            guard until != nil else {
                throw cursor.error("this is no date", remedy: "write a day as 2026-12-31")
            }
        }
        var wordings = ClockPattern.countdown
        for (index, key) in ["before", "today", "after"].enumerated() {
            if let cursor = object.optional(key) {
                wordings[index] = try ClockPatternReader.pattern(cursor)
            }
        }
        return ZoneCountdown(
            until: until,
            wordings: wordings,
            style: try style(object, room, otherwise: .clock),
            alignment: try alignment(object)
        )
    }

    private static func pageMarks(
        _ object: ObjectCursor,
        _ room: PixelRectangle
    ) throws(NotationError) -> ZonePageMarks {
        ZonePageMarks(
            zone: try object.optional("of")?.string(),
            isNumber: try object.optional("as")?.choice(of: ["dots", "number"]) == "number",
            style: try style(object, room, otherwise: .label),
            alignment: try alignment(object, otherwise: .right)
        )
    }

    private static func badge(
        _ object: ObjectCursor,
        _ room: PixelRectangle
    ) throws(NotationError) -> ZoneBadge {
        var wordings: [Template] = []
        for cursor in try object.optional("fit")?.array() ?? [] {
            wordings.append(try template(cursor))
        }
        wordings.append(
            try object.optional("text").map(template) ?? Template(pieces: [.field(.unit)])
        )
        return ZoneBadge(
            wordings: wordings,
            isPlate: try object.optional("plate")?.bool() ?? false,
            style: try style(object, room, otherwise: .label),
            alignment: try alignment(object)
        )
    }
}

extension Lamp {
    /// The word that layout documents use.
    var word: String {
        switch self {
        case .notStarted: "not-started"
        case .onSchedule: "on-schedule"
        case .late: "late"
        case .overdue: "overdue"
        case .done: "done"
        }
    }
}
