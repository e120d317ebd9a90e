public import Disclosure

/// How an urgent notice of an operator takes its place on a board.
public enum NoticeManner: String, Sendable, Hashable, CaseIterable {
    /// It has the board to itself, with whatever else is urgent.
    case takeover
    /// It comes first, and again after every few items.
    case interleaved
}

/// What the planner knows of a board: whose items it shows, which kinds, and how many.
public struct Board: Sendable, Hashable {
    /// Items in a loop when nothing else is said: at ten seconds each, a loop of some three
    /// minutes.
    public static let defaultMaximumItems = 20
    /// A place's share of a turn when nothing else is said, in milliseconds: slow text and a
    /// second look.
    public static let usualPlaceMilliseconds: Int64 = 30_000

    /// Stable identifier, for example `hall-east`.
    public var id: String
    /// Name as people know it.
    public var name: String
    /// Words by which boards are picked together.
    public var tags: Set<String>
    /// Code of the unit whose items it shows, with those of all units below; nil shows every
    /// unit's.
    ///
    /// Urgent and emergency items of the units above are shown as well.
    public var unitScope: String?
    /// The kinds of routine items it shows; nil shows all.
    ///
    /// What is urgent is shown whatever its kind.
    public var kinds: Set<Kind>?
    /// Most items in one loop, at least 1.
    public var maximumItems: Int
    /// How long the same items keep their places when more wait, in milliseconds, at least 1.
    ///
    /// A round of the loop that lasts longer would never come to its last items.
    public var turnMilliseconds: Int64
    /// How urgent notices take their place.
    public var notices: NoticeManner

    /// Makes a board.
    public init(
        id: String,
        name: String,
        tags: Set<String> = [],
        unitScope: String? = nil,
        kinds: Set<Kind>? = nil,
        maximumItems: Int = Board.defaultMaximumItems,
        turnMilliseconds: Int64? = nil,
        notices: NoticeManner = .takeover
    ) {
        self.id = id
        self.name = name
        self.tags = tags
        self.unitScope = unitScope
        self.kinds = kinds
        self.maximumItems = max(1, maximumItems)
        let usual = Int64(max(1, maximumItems)) * Board.usualPlaceMilliseconds
        self.turnMilliseconds = max(1, turnMilliseconds ?? usual)
        self.notices = notices
    }
}
