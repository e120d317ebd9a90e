public import Disclosure

/// What one board shows at one instant, and why; and what it does not show, and why not.
public struct Programme: Sendable, Hashable {
    /// The board.
    public var board: Board
    /// The instant it was planned for.
    public var at: Instant
    /// What is shown, in this order; never empty.
    public var slots: [Slot]
    /// What is not shown, ordered by item id.
    public var excluded: [Exclusion]
    /// The first instant at which it may differ; nil when it stays until the store changes.
    public var validUntil: Instant?

    /// Makes a programme from its parts.
    public init(
        board: Board,
        at: Instant,
        slots: [Slot],
        excluded: [Exclusion],
        validUntil: Instant?
    ) {
        self.board = board
        self.at = at
        self.slots = slots
        self.excluded = excluded
        self.validUntil = validUntil
    }

    /// Tells whether a passer-by would see no difference: same board, same slots in the same order.
    public func showsTheSame(as other: Programme) -> Bool {
        board.id == other.board.id && slots == other.slots
    }
}

/// One turn of a programme.
public struct Slot: Sendable, Hashable {
    /// What is shown.
    public enum Content: Sendable, Hashable {
        /// An approved revision.
        case item(ApprovedRevision)
        /// The clock or a word of welcome, when there is nothing else.
        case filler
    }

    /// Why it is shown, strongest first.
    public enum Rank: String, Sendable, Hashable, CaseIterable {
        /// An emergency, which has the board to itself.
        case emergency
        /// An urgent item, before everything routine.
        case urgent
        /// A routine item in its turn.
        case routine
        /// There is nothing else.
        case filler
    }

    /// What is shown.
    public var content: Content
    /// The lamp of the item's plan on the day; nil without a plan.
    public var lamp: Lamp?
    /// Why it is shown.
    public var rank: Rank

    /// Makes a slot.
    public init(content: Content, lamp: Lamp? = nil, rank: Rank) {
        self.content = content
        self.lamp = lamp
        self.rank = rank
    }

    /// The item; nil for filler.
    public var item: Item? {
        if case .item(let revision) = content { revision.item } else { nil }
    }

    /// Why it is shown, one sentence.
    public var reason: String {
        switch rank {
        case .emergency: return "It is an emergency, which has the board to itself."
        case .urgent: return "It is urgent and goes before everything routine."
        case .filler: return "No item may hang on this board now."
        case .routine:
            guard let item else { return "Its window is open." }
            let light = lamp.map { ", lamp \($0.englishWord.lowercased())" } ?? ""
            let due = item.plan.map { ", due \($0.due.iso8601Text)" } ?? ""
            return "It is a routine \(item.kind.rawValue)\(light)\(due), and its window is open."
        }
    }
}

/// An approved revision that is not shown.
public struct Exclusion: Sendable, Hashable {
    /// Why it is not shown.
    public enum Cause: Sendable, Hashable {
        /// Its unit is outside the board's scope.
        case otherUnit
        /// The board does not show its kind.
        case otherKind
        /// Its window opens at the instant.
        case notYetOpen(Instant)
        /// Its window closed at the instant.
        case expired(Instant)
        /// An emergency has the board to itself.
        case emergency
        /// The loop is full with so many items.
        case beyondLimit(Int)

        /// The cause as a word for programs.
        public var code: String {
            switch self {
            case .otherUnit: "other-unit"
            case .otherKind: "other-kind"
            case .notYetOpen: "not-yet-open"
            case .expired: "expired"
            case .emergency: "emergency"
            case .beyondLimit: "beyond-limit"
            }
        }
    }

    /// The item's id.
    public var itemID: String
    /// The revision's number.
    public var revision: Int
    /// Why it is not shown.
    public var cause: Cause
    /// The zone in which the reason tells the time.
    public var zone: Zone

    /// Makes an exclusion.
    public init(itemID: String, revision: Int, cause: Cause, zone: Zone) {
        self.itemID = itemID
        self.revision = revision
        self.cause = cause
        self.zone = zone
    }

    /// Why it is not shown, one sentence.
    public var reason: String {
        switch cause {
        case .otherUnit: "Its unit is outside the board's scope."
        case .otherKind: "The board does not show its kind."
        case .notYetOpen(let from): "Its window opens at \(from.iso8601Text(in: zone))."
        case .expired(let until): "Its window closed at \(until.iso8601Text(in: zone))."
        case .emergency: "An emergency has the board to itself."
        case .beyondLimit(let limit): "The loop is full: the board shows at most \(limit) items."
        }
    }
}
