public import Disclosure

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
        /// The board is dark.
        case blackout
        /// An urgent notice has the board to itself.
        case notice
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
        case .otherKind: "The board does not show its kind."
        case .notYetOpen(let from): "Its window opens at \(from.iso8601Text(in: zone))."
        case .expired(let until): "Its window closed at \(until.iso8601Text(in: zone))."
        case .blackout: "A blackout keeps the board dark."
        case .notice: "An urgent notice has the board to itself."
        case .emergency: "An emergency has the board to itself."
        case .beyondLimit(let limit): "The loop is full: the board shows at most \(limit) items."
        }
    }
}
