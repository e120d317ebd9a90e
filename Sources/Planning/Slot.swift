public import Disclosure

/// One turn of a programme.
public struct Slot: Sendable, Hashable {
    /// What is shown.
    public enum Content: Sendable, Hashable {
        /// An approved revision.
        case item(ApprovedRevision)
        /// The text of an operator's notice or of an alert.
        case notice(String)
        /// Nothing: all dots are off.
        case dark
        /// The clock or a word of welcome, when there is nothing else.
        case filler
    }

    /// Why it is shown, strongest first.
    public enum Rank: String, Sendable, Hashable, CaseIterable {
        /// An operator wants the board dark.
        case blackout
        /// An emergency, which has the board to itself.
        case emergency
        /// An urgent notice or item, before everything routine.
        case urgent
        /// An item that an operator holds before everything routine.
        case pinned
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
    /// The override that put it there; nil when the plan did.
    public var order: Override?

    /// Makes a slot.
    public init(content: Content, lamp: Lamp? = nil, rank: Rank, order: Override? = nil) {
        self.content = content
        self.lamp = lamp
        self.rank = rank
        self.order = order
    }

    /// The item; nil for what is none.
    public var item: Item? {
        if case .item(let revision) = content { revision.item } else { nil }
    }

    /// Why it is shown, one sentence.
    public var reason: String {
        if let order {
            let act =
                switch order.kind {
                case .blackout: "A blackout"
                case .emergency: "An emergency notice"
                case .urgent: "An urgent notice"
                case .pin: "A pin"
                }
            return "\(act) ordered by \(order.person): \(order.reason) (\(order.id))."
        }
        switch rank {
        case .blackout: return "The board is kept dark."
        case .pinned: return "An operator has pinned it."
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
