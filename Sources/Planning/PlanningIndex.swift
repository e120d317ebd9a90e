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
    /// The overrides that are not over when the day begins.
    let overrides: [Override]

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
        let morning = planner.zone.start(of: day)
        overrides = snapshot.overrides.filter { morning < $0.over }
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
