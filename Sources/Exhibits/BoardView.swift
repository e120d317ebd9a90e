public import Disclosure
public import Raster

/// How a board is, in the words that pages and health reports use.
public enum BoardCondition: String, Sendable, Hashable, CaseIterable {
    /// Takes its frames in time.
    case ok
    /// Takes them, but behind time.
    case late
    /// Works with less than it should have.
    case degraded
    /// Cannot be reached.
    case offline
    /// Refuses what it is sent.
    case refused
    /// Was told to be dark.
    case blank
    /// Nothing is known yet.
    case unknown

    /// The word on the pages.
    package var chineseWord: String {
        switch self {
        case .ok: "正常"
        case .late: "延迟"
        case .degraded: "降级"
        case .offline: "离线"
        case .refused: "拒收"
        case .blank: "已熄屏"
        case .unknown: "未知"
        }
    }

    /// The word in English.
    package var englishWord: String {
        switch self {
        case .ok: "OK"
        case .late: "Late"
        case .degraded: "Degraded"
        case .offline: "Offline"
        case .refused: "Refused"
        case .blank: "Dark"
        case .unknown: "Unknown"
        }
    }

    /// The lamp colour the word stands in.
    package var tone: Lamp {
        switch self {
        case .ok: .onSchedule
        case .late, .degraded: .late
        case .offline, .refused: .overdue
        case .blank, .unknown: .notStarted
        }
    }
}

/// What a board has confirmed to show.
public struct MirrorFrame: Sendable {
    /// The picture.
    public var frame: Frame
    /// When the board last confirmed it.
    public var confirmedAt: Instant

    /// Makes a mirror's picture.
    public init(frame: Frame, confirmedAt: Instant) {
        self.frame = frame
        self.confirmedAt = confirmedAt
    }
}

/// One board as the pages show it.
public struct BoardView: Sendable {
    /// The board's id, part of its page's address.
    public var id: String
    /// Its name as the public knows it.
    public var name: String
    /// Dots in a row.
    public var width: Int
    /// Rows of dots.
    public var height: Int
    /// How it is.
    public var condition: BoardCondition
    /// Since when it is so; nil when that is not known.
    public var since: Instant?
    /// What ails it, by the catalogue's id; nil while nothing does.
    public var fault: String?
    /// When it last confirmed anything; nil when it never has.
    public var confirmedAt: Instant?
    /// Ids of the items in its programme now, in their order.
    public var showing: [String]
    /// Words by which boards are picked together; they are never shown.
    public var tags: Set<String>
    /// The newest confirmed picture; asked again for each mirror, so it must be quick.
    public var mirror: @Sendable () -> MirrorFrame?

    /// Makes a board's view.
    public init(
        id: String,
        name: String,
        width: Int,
        height: Int,
        condition: BoardCondition,
        since: Instant? = nil,
        fault: String? = nil,
        confirmedAt: Instant?,
        showing: [String] = [],
        tags: Set<String> = [],
        mirror: @escaping @Sendable () -> MirrorFrame? = { nil }
    ) {
        self.id = id
        self.name = name
        self.width = width
        self.height = height
        self.condition = condition
        self.since = since
        self.fault = fault
        self.confirmedAt = confirmedAt
        self.showing = showing
        self.tags = tags
        self.mirror = mirror
    }
}
