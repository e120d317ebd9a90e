public import Disclosure

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
