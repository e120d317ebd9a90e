public import Disclosure

/// An approved revision that is not shown.
public struct Exclusion: Sendable, Hashable {
    /// Why it is not shown.
    public enum Cause: Sendable, Hashable {
        /// Its unit is outside the board's scope.
        case otherUnit
        /// It asks for other boards.
        case otherBoard
        /// The board does not show its kind.
        case otherKind
        /// Its window opens at the instant.
        case notYetOpen(Instant)
        /// Its window closed at the instant.
        case expired(Instant)
        /// Its hours or days are over, or not yet there; it opens next at the instant, if known.
        case outsideHours(next: Instant?)
        /// Nobody knows when it is open.
        case unreadableSchedule(ScheduleFault)
        /// The board is dark.
        case blackout
        /// An urgent notice has the board to itself.
        case notice
        /// An emergency has the board to itself.
        case emergency
        /// The loop is full with so many items; its turn comes at the instant, if any.
        case beyondLimit(Int, turn: Instant?)

        /// The cause as a word for programs.
        public var code: String {
            switch self {
            case .otherUnit: "other-unit"
            case .otherBoard: "other-board"
            case .otherKind: "other-kind"
            case .notYetOpen: "not-yet-open"
            case .expired: "expired"
            case .outsideHours: "outside-hours"
            case .unreadableSchedule: "unreadable-schedule"
            case .blackout: "blackout"
            case .notice: "notice"
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
        case .otherBoard: "It asks for other boards."
        case .otherKind: "The board does not show its kind."
        case .notYetOpen(let from): "Its window opens at \(from.iso8601Text(in: zone))."
        case .expired(let until): "Its window closed at \(until.iso8601Text(in: zone))."
        case .outsideHours(let next):
            next.map { "It is outside its hours; it opens at \($0.iso8601Text(in: zone))." }
                ?? "It is outside its hours, and no later ones are known."
        case .unreadableSchedule(let fault):
            "Its schedule cannot be read: \(fault.part), character \(fault.column): "
                + "\(fault.problem); \(fault.remedy)."
        case .blackout: "A blackout keeps the board dark."
        case .notice: "An urgent notice has the board to itself."
        case .emergency: "An emergency has the board to itself."
        case .beyondLimit(let limit, let turn):
            "The loop is full: the board shows at most \(limit) items"
                + (turn.map { "; its turn comes at \($0.iso8601Text(in: zone))." } ?? ".")
        }
    }
}
