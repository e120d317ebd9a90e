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
}

/// For which items a zone is there.
public enum ZoneCondition: String, Sendable, Hashable, CaseIterable {
    /// For every item.
    case always
    /// For items with a plan.
    case plan
    /// For items without a plan.
    case noPlan = "no-plan"

    /// Tells whether an item can meet both conditions.
    func meets(_ other: ZoneCondition) -> Bool {
        self == .always || other == .always || self == other
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
}

/// Date or clock in a zone.
public struct ZoneClock: Sendable, Hashable {
    /// Patterns from the longest to the shortest; the first that fits the zone wins.
    public var patterns: [ClockPattern]
    /// Face and role.
    public var style: TextStyle
    /// Where it stands.
    public var alignment: Alignment
}
