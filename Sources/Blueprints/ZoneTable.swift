/// A table in a zone: of several items, or the one that an item brings.
public struct ZoneTable: Sendable, Hashable {
    /// Which items the rows are; nil for the item's own table.
    public var query: ItemQuery?
    /// The columns; empty for all columns of the item's own table, as wide as they need.
    public var columns: [TableColumn]
    /// Whether the heads stand over the rows of every page.
    public var hasHeads: Bool
    /// Whether dotted rules divide heads, rows and columns.
    public var hasRules: Bool
    /// The most lines of one cell.
    public var maximumLines: Int
    /// Dots between columns.
    public var columnGap: Int
    /// Dots between rows; nil shares out what a full page leaves.
    public var rowGap: Int?
    /// Face and role.
    public var style: TextStyle
}

/// A column of a table.
public struct TableColumn: Sendable, Hashable {
    /// What stands over it.
    public var head: String
    /// What stands in its cells.
    public var content: ColumnContent
    /// Its dots; nil takes what it needs and shares in what is left.
    public var width: Int?
    /// Where its texts stand; nil puts numbers at the right and the rest at the left.
    public var alignment: Alignment?
    /// The role of its texts; nil takes the table's.
    public var role: Role?

    package init(
        head: String,
        content: ColumnContent,
        width: Int? = nil,
        alignment: Alignment? = nil,
        role: Role? = nil
    ) {
        self.head = head
        self.content = content
        self.width = width
        self.alignment = alignment
        self.role = role
    }
}

/// What stands in the cells of a column.
public enum ColumnContent: Sendable, Hashable {
    /// A template, filled from each row's item.
    case template(Template)
    /// The lamp's sign of each row's item.
    case lamp
    /// The progress of each row's item as a bar.
    case bar
    /// The column of the item's own table with this head.
    case cell(String)
    /// Its numbers as bars.
    case cellBar(String)
    /// Its numbers as ranks, the first three on a plate.
    case cellMedal(String)
}

extension ColumnContent {
    /// The head of the item's own column that it shows.
    package var cellHead: String? {
        switch self {
        case .cell(let head), .cellBar(let head), .cellMedal(let head): head
        case .template, .lamp, .bar: nil
        }
    }
}
