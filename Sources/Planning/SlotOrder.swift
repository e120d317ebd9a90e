import Disclosure

/// The order of items on every board; ids make it total.
///
/// Urgency first, then the precedence, the nearest deadline, the worst lamp, the kinds in the
/// order of `Kind`, the id. Whoever has waited longest comes into play where there are too few
/// places: see `Rotation`.
struct SlotOrder: Comparable, Sendable {
    private static let kindOrder = Dictionary(
        uniqueKeysWithValues: Kind.allCases.enumerated().map { ($0.element, $0.offset) }
    )

    /// Urgency and precedence in one number, the strongest lowest.
    private let strength: Int
    private let deadline: Int64
    /// Lamp and kind in one number.
    private let sort: Int
    private let id: String

    /// The deadline is the end of the plan's last day, else the end of the window; what is done
    /// has none.
    init(_ item: Item, lamp: Lamp?, zone: Zone) {
        strength = -item.urgency.rawValue * 1_000 - item.precedence
        let due = item.plan.map { zone.start(of: $0.due.advanced(byDays: 1)) }
        deadline = lamp == .done ? .max : (due ?? item.window.until)?.milliseconds ?? .max
        let kind = SlotOrder.kindOrder[item.kind] ?? SlotOrder.kindOrder.count
        sort = SlotOrder.severity(of: lamp) * 1_000 + kind
        id = item.id
    }

    private static func severity(of lamp: Lamp?) -> Int {
        switch lamp {
        case .overdue: 0
        case .late: 1
        case .onSchedule: 2
        case .notStarted: 3
        case .done: 4
        case nil: 5
        }
    }

    static func < (a: SlotOrder, b: SlotOrder) -> Bool {
        if a.strength != b.strength { return a.strength < b.strength }
        if a.deadline != b.deadline { return a.deadline < b.deadline }
        if a.sort != b.sort { return a.sort < b.sort }
        return a.id < b.id
    }
}
