import Disclosure
import Notation

extension LayoutDocument {
    /// The word that every layout document begins with.
    public static let schema = "placard.layout/1"
    /// The most zones of one layout.
    public static let maximumZones = 32

    /// Finds the bytes of a picture that a layout names; nil when there is no such file.
    public typealias Pictures = (_ file: String) -> [UInt8]?

    /// Reads a layout document; `name` is the file's name without its ending.
    public static func read(
        _ text: String,
        name: String,
        pictures: Pictures = { _ in nil }
    ) throws(LayoutError) -> LayoutDocument {
        do throws(NotationError) {
            let root = JSONCursor(try JSONReader.read(text, dialect: .json5))
            return try document(root, name: name, pictures: pictures)
        } catch {
            throw LayoutError(
                layout: name,
                position: error.position,
                path: error.path,
                problem: error.problem,
                remedy: error.remedy
            )
        }
    }

    private static func document(
        _ root: JSONCursor,
        name: String,
        pictures: Pictures
    ) throws(NotationError) -> LayoutDocument {
        let object = try root.object(keys: ["schema", "note", "size", "pace", "zones"])
        _ = try object.required("schema").choice(of: [schema])
        _ = try object.optional("note")?.string()
        let size = try size(object.required("size"))
        let list = try object.required("zones")
        let cursors = try list.array()
        guard !cursors.isEmpty else {
            throw list.error("a layout needs at least one zone", remedy: "add a zone")
        }
        guard cursors.count <= maximumZones else {
            throw list.error(
                "\(cursors.count) zones are too many",
                remedy: "keep to \(maximumZones) zones"
            )
        }
        var zones: [LayoutZone] = []
        for cursor in cursors {
            let zone = try ZoneReader.zone(cursor, board: size, pictures: pictures)
            try check(zone, at: cursor, beside: zones)
            zones.append(zone)
        }
        try checkPageMarks(zones, at: cursors)
        let pace = try object.optional("pace").map(pace)
        return LayoutDocument(name: name, size: size, pace: pace, zones: zones)
    }

    private static func pace(_ cursor: JSONCursor) throws(NotationError) -> ReadingPace {
        let name = try cursor.choice(of: ReadingPace.named.map(\.name))
        return ReadingPace.named.first { $0.name == name } ?? .standard
    }

    /// Page marks belong to a zone that is there.
    private static func checkPageMarks(
        _ zones: [LayoutZone],
        at cursors: [JSONCursor]
    ) throws(NotationError) {
        for (zone, cursor) in zip(zones, cursors) {
            guard case .pageMarks(let marks) = zone.source, let name = marks.zone,
                !zones.contains(where: { $0.id == name })
            else { continue }
            let ids = zones.map(\.id)
            let near = nearestName(to: name, among: ids).map { "write \"\($0)\"" }
            throw try cursor.openObject().required("of").error(
                "there is no zone \(name)",
                remedy: near ?? "write the id of the zone that turns its pages"
            )
        }
    }

    private static func size(_ cursor: JSONCursor) throws(NotationError) -> PixelSize {
        let numbers = try ZoneReader.integers(cursor, ["width", "height"], PixelSize.sides)
        return PixelSize(checkedWidth: numbers[0], height: numbers[1])
    }

    /// Zones that can show together share no pixel and no name.
    private static func check(
        _ zone: LayoutZone,
        at cursor: JSONCursor,
        beside others: [LayoutZone]
    ) throws(NotationError) {
        let object = try cursor.openObject()
        for other in others {
            if other.id == zone.id {
                throw try object.required("id").error(
                    "the id \"\(zone.id)\" is taken by another zone",
                    remedy: "give each zone its own id"
                )
            }
            if other.area.overlaps(zone.area), other.condition.meets(zone.condition) {
                throw try object.required("at").error(
                    "the zone \(zone.id) (\(zone.area)) overlaps \(other.id) (\(other.area))",
                    remedy: "move one of them, or let them show for different items with \"when\""
                )
            }
            if zone.isTicker, other.isTicker {
                throw cursor.error(
                    "there are two tickers, \(other.id) and \(zone.id)",
                    remedy: "let one zone have the motion \"ticker\""
                )
            }
        }
    }
}

extension LayoutZone {
    package var isTicker: Bool {
        if case .text(let text) = source { text.motion == .ticker } else { false }
    }
}

extension PixelSize {
    static let sides = 1...PixelSize.maximumSide
}
