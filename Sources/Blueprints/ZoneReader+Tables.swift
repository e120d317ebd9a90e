import Disclosure
import Notation

/// Reads tables and their columns.
extension ZoneReader {
    private static let maximumColumns = 12

    /// A table of the items that a query finds, or without one the item's own.
    static func table(
        _ object: ObjectCursor,
        _ room: PixelRectangle,
        query: ItemQuery?
    ) throws(NotationError) -> ZoneTable {
        let style = try style(object, room, otherwise: .text)
        var columns: [TableColumn] = []
        if let list = object.optional("columns") {
            let cursors = try list.array()
            guard (1...maximumColumns).contains(cursors.count) else {
                throw list.error(
                    "\(cursors.count) columns are outside 1 to \(maximumColumns)",
                    remedy: "keep to \(maximumColumns) columns"
                )
            }
            for cursor in cursors { columns.append(try column(cursor, ofItems: query != nil)) }
        } else if query != nil {
            columns = [
                TableColumn(
                    head: "",
                    content: .template(Template(pieces: [.field(.title)]))
                )
            ]
        }
        let table = ZoneTable(
            query: query,
            columns: columns,
            hasHeads: try object.optional("heads")?.bool() ?? true,
            hasRules: try object.optional("rules")?.bool() ?? true,
            maximumLines: try object.optional("lines")?.integer(in: 1...4)
                ?? (query == nil ? 2 : 1),
            columnGap: try object.optional("gap")?.integer(in: 0...64) ?? style.face.height / 2,
            rowGap: try object.optional("row-gap")?.integer(in: 0...64),
            style: style
        )
        try check(table, object, room)
        return table
    }

    /// The fixed columns leave room for the others, and the heads for a row.
    private static func check(
        _ table: ZoneTable,
        _ object: ObjectCursor,
        _ room: PixelRectangle
    ) throws(NotationError) {
        let fixed = table.columns.reduce(0) { $0 + ($1.width ?? table.style.face.height) }
        let needed = fixed + max(0, table.columns.count - 1) * table.columnGap
        guard needed <= room.width else {
            throw try object.required("columns").error(
                "the columns need \(needed) dots, the zone has \(room.width)",
                remedy: "make columns narrower or fewer"
            )
        }
        let height = table.headHeight + table.style.face.height
        guard height <= room.height else {
            throw try object.required("at").error(
                "heads and one row need \(height) rows of dots, the zone has \(room.height)",
                remedy: "make the zone higher, or write heads: false"
            )
        }
    }

    private static func column(
        _ cursor: JSONCursor,
        ofItems: Bool
    ) throws(NotationError) -> TableColumn {
        let keys = ["head", "width", "align", "role", "show", ofItems ? "text" : "cell"]
        let object = try cursor.object(keys: keys)
        let names = Alignment.allCases.map(\.rawValue)
        let alignment = try object.optional("align")?.choice(of: names)
        let content = try content(object, ofItems: ofItems)
        var width: Int?
        if let cursor = object.optional("width") {
            width = try cursor.integer(in: PixelSize.sides)
        }
        return TableColumn(
            head: try object.optional("head")?.string() ?? content.cellHead ?? "",
            content: content,
            width: width,
            alignment: alignment.flatMap(Alignment.init),
            role: object.optional("role") == nil ? nil : try role(object, otherwise: .text)
        )
    }

    private static func content(
        _ object: ObjectCursor,
        ofItems: Bool
    ) throws(NotationError) -> ColumnContent {
        let sorts = ofItems ? ["text", "lamp", "bar"] : ["text", "bar", "medal"]
        let show = try object.optional("show")?.choice(of: sorts) ?? "text"
        if ofItems {
            switch show {
            case "lamp": return .lamp
            case "bar": return .bar
            default: return .template(try template(object.required("text")))
            }
        }
        let head = try object.required("cell").string()
        switch show {
        case "bar": return .cellBar(head)
        case "medal": return .cellMedal(head)
        default: return .cell(head)
        }
    }
}

extension ZoneTable {
    /// Rows of dots between the heads and the first row: a gap, a rule and a gap.
    package static let headRule = 3

    /// Rows of dots that the heads take.
    package var headHeight: Int {
        guard hasHeads else { return 0 }
        return style.face.height + (hasRules ? ZoneTable.headRule : 0)
    }
}
