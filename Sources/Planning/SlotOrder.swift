import Disclosure

/// The order of items on every board; ids make it total.
///
/// Urgency first, then the kinds in the order of `Kind`, the worst lamp, the nearest deadline, the
/// id.
struct SlotOrder: Comparable {
    private static let kindOrder = Dictionary(
        uniqueKeysWithValues: Kind.allCases.enumerated().map { ($0.element, $0.offset) }
    )

    private let urgency: Int
    private let kind: Int
    private let lamp: Int
    private let deadline: Int64
    private let id: String

    /// The deadline is the end of the plan's last day, else the end of the window.
    init(_ item: Item, lamp: Lamp?, zone: Zone) {
        urgency = -item.urgency.rawValue
        kind = SlotOrder.kindOrder[item.kind] ?? SlotOrder.kindOrder.count
        self.lamp = SlotOrder.severity(of: lamp)
        let due = item.plan.map { zone.start(of: $0.due.advanced(byDays: 1)) }
        deadline = (due ?? item.window.until)?.milliseconds ?? .max
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
        if a.urgency != b.urgency { return a.urgency < b.urgency }
        if a.kind != b.kind { return a.kind < b.kind }
        if a.lamp != b.lamp { return a.lamp < b.lamp }
        if a.deadline != b.deadline { return a.deadline < b.deadline }
        return a.id < b.id
    }
}
