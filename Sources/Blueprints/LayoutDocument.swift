public import Disclosure

/// A board's layout: rectangles and what flows into each.
public struct LayoutDocument: Sendable, Hashable {
    /// The layout's name, for example `hall-256x64`.
    public let name: String
    /// The board's size.
    public let size: PixelSize
    /// The pace its readers need; nil leaves it to the board.
    public var pace: ReadingPace?
    /// The zones in the order of the document.
    public let zones: [LayoutZone]

    /// The zone through which all items run in one strip; nil when items take turns.
    public var tickerZone: LayoutZone? {
        zones.first { zone in
            if case .text(let text) = zone.source { text.motion == .ticker } else { false }
        }
    }
}

/// One rectangle of a layout.
public struct LayoutZone: Sendable, Hashable {
    /// The zone's name, unique in its layout.
    public let id: String
    /// Where it lies.
    public let area: PixelRectangle
    /// For which items it is there.
    public let condition: ZoneCondition
    /// What flows into it.
    public let source: ZoneSource
    /// Dots that stay unlit inside its edges.
    public var padding = Padding.none
    /// Where something lower than the zone stands.
    public var placement = VerticalAlignment.middle
}

/// For which items a zone is there.
public enum ZoneCondition: String, Sendable, Hashable, CaseIterable {
    /// For every item, and when several items share the board.
    case always
    /// When several items share the board.
    case overview
    /// For every item on its turn.
    case item
    /// For items with a plan.
    case plan
    /// For items without a plan.
    case noPlan = "no-plan"
    /// For items with a table and no plan.
    case table
    /// For items that have neither plan nor table.
    case text

    /// The simplest condition that an item on its turn meets.
    package init(of item: Item) {
        self = item.plan != nil ? .plan : item.table != nil ? .table : .text
    }

    /// Tells whether something can meet both conditions.
    package func meets(_ other: ZoneCondition) -> Bool { shapes & other.shapes != 0 }

    /// A bit for each of overview, plan, table, text.
    private var shapes: UInt8 {
        switch self {
        case .always: 0b1111
        case .overview: 0b1000
        case .item: 0b0111
        case .plan: 0b0100
        case .noPlan: 0b0011
        case .table: 0b0010
        case .text: 0b0001
        }
    }
}

/// What flows into a zone.
public enum ZoneSource: Sendable, Hashable {
    /// Text from a template.
    case text(ZoneText)
    /// The lamp's sign.
    case lamp
    /// The progress bar.
    case bar
    /// A dotted rule.
    case rule(Role)
    /// Date or clock.
    case clock(ZoneClock)
    /// A table: of several items, or an item's own.
    case table(ZoneTable)
    /// A picture.
    case image(ZoneImage)
    /// Days left until a deadline.
    case countdown(ZoneCountdown)
    /// Which of how many pages shows.
    case pageMarks(ZonePageMarks)
    /// A short name in a frame.
    case badge(ZoneBadge)
}

/// Text from a template, and how it stands or moves.
public struct ZoneText: Sendable, Hashable {
    /// What is written.
    public var template: Template
    /// What is written instead for items with a plan.
    public var withPlan: Template?
    /// What is written instead for some kinds; it outranks `withPlan`.
    public var byKind: [Kind: Template]
    /// Shorter or longer wordings tried first; the first that fits the zone in one line wins.
    public var fitting: [Template]
    /// Face and role.
    public var style: TextStyle
    /// Where a line shorter than the zone stands.
    public var alignment: Alignment
    /// How text that needs more room is shown.
    public var motion: TextMotion
    /// What stands between two items of a ticker.
    public var divider: String
    /// Which items run through a ticker.
    public var query = ItemQuery.everything
    /// How its lines are set.
    public var setting = TextSetting.plain
    /// Whether a line that is too wide takes the next smaller face in which it fits.
    public var shrinks = false
    /// How it moves, comes and goes.
    public var movement = ZoneMovement.plain
}

/// How text that needs more room than its zone is shown.
public enum TextMotion: String, Sendable, Hashable, CaseIterable {
    /// It stands; what does not fit is cut off with a mark and a warning.
    case still
    /// It stands when it fits, else it moves to its end and begins again.
    case reveal
    /// It enters at one edge and leaves at the other.
    case scroll
    /// It turns pages.
    case pages
    /// All items run one after another in an endless strip.
    case ticker
}

/// Where a line shorter than its zone stands.
public enum Alignment: String, Sendable, Hashable, CaseIterable {
    /// At the left edge.
    case left
    /// In the middle.
    case centre
    /// At the right edge.
    case right
}

/// Face and role of a zone's text.
public struct TextStyle: Sendable, Hashable {
    /// Which face.
    public var face: FaceKey
    /// The role of text that has none of its own.
    public var role: Role

    package init(face: FaceKey, role: Role) {
        self.face = face
        self.role = role
    }
}

/// Date or clock in a zone.
public struct ZoneClock: Sendable, Hashable {
    /// Patterns from the longest to the shortest; the first that fits the zone wins.
    public var patterns: [ClockPattern]
    /// Face and role.
    public var style: TextStyle
    /// Where it stands.
    public var alignment: Alignment

    package init(patterns: [ClockPattern], style: TextStyle, alignment: Alignment) {
        self.patterns = patterns
        self.style = style
        self.alignment = alignment
    }
}
