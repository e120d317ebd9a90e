public import Disclosure

/// Which items a zone shows when it shows several, and in which order.
public struct ItemQuery: Sendable, Hashable {
    /// The kinds; nil for all.
    public var kinds: Set<Kind>?
    /// Codes of units, each with those that continue it after a dot; empty for all.
    public var units: [String]
    /// The lamps; nil for all, and for items without one.
    public var lamps: Set<Lamp>?
    /// The most items.
    public var limit: Int
    /// The order.
    public var order: ItemOrder

    /// The most items that any zone may ask for.
    public static let maximumLimit = 200

    /// Everything, in the order of the programme.
    public static let everything = ItemQuery(
        kinds: nil,
        units: [],
        lamps: nil,
        limit: maximumLimit,
        order: .programme
    )

    /// Tells whether an item is asked for.
    public func matches(_ item: Item, lamp: Lamp?) -> Bool {
        if let kinds, !kinds.contains(item.kind) { return false }
        if let lamps {
            guard let lamp, lamps.contains(lamp) else { return false }
        }
        return units.isEmpty
            || units.contains { item.unit == $0 || item.unit.hasPrefix($0 + ".") }
    }
}

/// The order of several items in one zone.
public enum ItemOrder: String, Sendable, Hashable, CaseIterable {
    /// As the programme has them.
    case programme
    /// What is overdue first, then what is late; among equals, the earlier deadline.
    case lamp
    /// The earlier deadline first.
    case due
}

extension ItemQuery {
    /// The entries that match, in order, at most `limit`.
    package func selection<Entry>(
        _ entries: [Entry],
        _ content: (Entry) -> (item: Item, lamp: Lamp?)
    ) -> [Entry] {
        let ranked = entries.enumerated().compactMap {
            place,
            entry -> (rank: (Int, Int, Int), Entry)? in
            let (item, lamp) = content(entry)
            guard matches(item, lamp: lamp) else { return nil }
            let due = item.plan?.due.dayNumber ?? Int.max
            let rank =
                switch order {
                case .programme: (0, 0, place)
                case .lamp: (ItemQuery.concern(lamp), due, place)
                case .due: (due, 0, place)
                }
            return (rank, entry)
        }
        return ranked.sorted { $0.rank < $1.rank }.prefix(limit)
            .map(\.1)
    }

    /// What concerns the public most comes first.
    private static func concern(_ lamp: Lamp?) -> Int {
        switch lamp {
        case .overdue: 0
        case .late: 1
        case .onSchedule: 2
        case .notStarted: 3
        case .done: 4
        case nil: 5
        }
    }
}
