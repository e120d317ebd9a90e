public import Disclosure

/// What all boards' programmes of one day have in common, worked out once per snapshot and day.
public struct PlanningIndex: Sendable {
    /// The snapshot.
    public let snapshot: Snapshot
    /// The day whose lamps it holds.
    public let day: CivilDate
    /// Names of the units by code.
    public let unitNames: [String: String]

    /// All revisions, strongest first.
    let entries: [Entry]
    /// Offsets into `entries` by unit, ascending.
    let offsetsByUnit: [String: [Int]]
    let units: UnitTree

    /// A revision with what the day makes of it.
    struct Entry: Sendable {
        let revision: ApprovedRevision
        let lamp: Lamp?
        /// The midnight at which the lamp changes.
        let lampChange: Instant?

        var item: Item { revision.item }
    }

    init(_ snapshot: Snapshot, planner: Planner, day: CivilDate) {
        self.snapshot = snapshot
        self.day = day
        units = UnitTree(snapshot.units)
        unitNames = Dictionary(
            snapshot.units.map { ($0.code, $0.name) },
            uniquingKeysWith: { $1 }
        )
        let ranked = snapshot.revisions.map { revision in
            let plan = revision.item.plan
            let lamp = plan?.lamp(on: day, rule: planner.lampRule, calendar: planner.calendar)
            let change = plan?.nextLampChange(
                after: day,
                rule: planner.lampRule,
                calendar: planner.calendar
            )
            let entry = Entry(
                revision: revision,
                lamp: lamp,
                lampChange: change.map { planner.zone.start(of: $0) }
            )
            return (order: SlotOrder(revision.item, lamp: lamp, zone: planner.zone), entry: entry)
        }
        entries = ranked.sorted { $0.order < $1.order }.map(\.entry)
        var offsets: [String: [Int]] = [:]
        for (offset, entry) in entries.enumerated() {
            offsets[entry.item.unit, default: []].append(offset)
        }
        offsetsByUnit = offsets
    }
}

/// The order of items on every board; ids make it total.
///
/// Urgency first, then the kinds in the order of `Kind`, the worst lamp, the nearest deadline, the id.
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
