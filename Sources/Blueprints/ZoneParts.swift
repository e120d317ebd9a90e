public import Disclosure
public import Pictures

/// Unlit dots between a zone's edge and what stands in it.
public struct Padding: Sendable, Hashable {
    /// Dots above.
    public var top: Int
    /// Dots at the right.
    public var right: Int
    /// Dots below.
    public var bottom: Int
    /// Dots at the left.
    public var left: Int

    /// No dots.
    public static let none = Padding(top: 0, right: 0, bottom: 0, left: 0)
}

/// Where something lower than its zone stands.
public enum VerticalAlignment: String, Sendable, Hashable, CaseIterable {
    /// At the upper edge.
    case top
    /// In the middle.
    case middle
    /// At the lower edge.
    case bottom

    /// Where something of a height begins in a room; never above the room's edge.
    public func start(of height: Int, in room: Int) -> Int {
        switch self {
        case .top: 0
        case .middle: max(0, (room - height) / 2)
        case .bottom: max(0, room - height)
        }
    }
}

/// How the lines of a text are set.
public struct TextSetting: Sendable, Hashable {
    /// Whether characters stand under each other, in columns from right to left.
    public var isVertical = false
    /// Ems that each paragraph is indented.
    public var indent = 0
    /// Dots between lines or columns; nil shares out what there is.
    public var lineGap: Int?
    /// Where lines that fill less than the zone stand.
    public var placement = VerticalAlignment.middle
    /// What stands over the first page.
    public var headline: Headline?

    /// Horizontal, without indent, in the middle.
    public static let plain = TextSetting()
}

/// A title over the first page of a text, centred.
public struct Headline: Sendable, Hashable {
    /// What is written.
    public var template: Template
    /// Face and role.
    public var style: TextStyle
    /// The most lines; what does not fit is cut with a mark and a warning.
    public var maximumLines: Int
    /// Dots between the title and the text.
    public var gap: Int
}

/// A picture in a zone.
public struct ZoneImage: Sendable, Hashable {
    /// The picture.
    public var picture: Picture
    /// The role of what is lit in a picture of one colour.
    public var role: Role
    /// Where a narrower picture stands.
    public var alignment: Alignment
}

/// Days left until a deadline, counted anew at midnight.
public struct ZoneCountdown: Sendable, Hashable {
    /// The day; nil takes the day on which the item's plan is due.
    public var until: CivilDate?
    /// What is written before, on and after the day.
    public var wordings: [ClockPattern]
    /// Face and role.
    public var style: TextStyle
    /// Where it stands.
    public var alignment: Alignment
}

/// Which of how many pages shows.
public struct ZonePageMarks: Sendable, Hashable {
    /// The zone that turns its pages; nil for the first that does.
    public var zone: String?
    /// Whether it is written as `2/5` and not as dots.
    public var isNumber: Bool
    /// Face and role.
    public var style: TextStyle
    /// Where it stands.
    public var alignment: Alignment
}

/// A short name in a frame.
public struct ZoneBadge: Sendable, Hashable {
    /// What is written; the first that fits wins.
    public var wordings: [Template]
    /// Whether the name is unlit on a lit plate.
    public var isPlate: Bool
    /// Face and role.
    public var style: TextStyle
    /// Where it stands.
    public var alignment: Alignment
}

extension LayoutZone {
    /// What is left of the zone inside its padding.
    public var room: PixelRectangle { area.inset(by: padding) }
}

extension PixelRectangle {
    /// The rectangle without the dots that a padding takes.
    package func inset(by padding: Padding) -> PixelRectangle {
        PixelRectangle(
            x: x + padding.left,
            y: y + padding.top,
            width: width - padding.left - padding.right,
            height: height - padding.top - padding.bottom
        )
    }
}
