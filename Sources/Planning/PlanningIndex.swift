public import Disclosure

/// What all boards' programmes of one day have in common, worked out once per snapshot and day.
public struct PlanningIndex: Sendable {
    /// The snapshot.
    public internal(set) var snapshot: Snapshot
    /// The day whose lamps and hours it holds.
    public let day: CivilDate
    /// Names of the units by code.
    public internal(set) var unitNames: [String: String]
    /// The years around the day whose holidays are not known although items ask for working days.
    public internal(set) var missingYears: [Int] = []

    /// All revisions by item id.
    var byID: [Entry] = []
    /// All revisions, strongest first.
    var ordered: [Entry] = []
    /// Those that go by their unit.
    var byUnit: [String: [Entry]] = [:]
    /// The urgent ones of `byUnit`.
    var urgent: [Entry] = []
    /// Those that ask for a board, by its id.
    var byBoard: [String: [Entry]] = [:]
    /// Those that ask for boards with a tag.
    var byTag: [String: [Entry]] = [:]
    var units: UnitTree
    /// Whether the snapshot's revisions stand by item id, place for place as `byID`.
    var isInOrder: Bool
    /// The overrides that are not over when the day begins.
    var overrides: [Override]

    /// A revision with what the day makes of it.
    final class Entry: Sendable {
        let revision: ApprovedRevision
        let id: String
        let unit: String
        let urgency: Urgency
        let kind: Kind
        /// The boards it asks for; nil when it goes by its unit.
        let addressing: Addressing?
        let window: Window
        let opening: Opening
        let lamp: Lamp?
        /// The midnight at which the lamp changes.
        let lampChange: Instant?
        let order: SlotOrder

        init(_ revision: ApprovedRevision, planner: Planner, day: CivilDate) {
            let item = revision.item
            self.revision = revision
            id = item.id
            unit = item.unit
            urgency = item.urgency
            kind = item.kind
            addressing = item.boards == .byScope ? nil : item.boards
            window = item.window
            opening = Opening(
                item.schedule,
                on: day,
                zone: planner.zone,
                calendar: planner.calendar
            )
            lamp = item.plan?.lamp(on: day, rule: planner.lampRule, calendar: planner.calendar)
            let change = item.plan?.nextLampChange(
                after: day,
                rule: planner.lampRule,
                calendar: planner.calendar
            )
            lampChange = change.map { planner.zone.start(of: $0) }
            order = SlotOrder(item, lamp: lamp, zone: planner.zone)
        }
    }

    init(_ snapshot: Snapshot, planner: Planner, day: CivilDate) {
        self.snapshot = snapshot
        self.day = day
        units = UnitTree(snapshot.units)
        unitNames = PlanningIndex.names(of: snapshot.units)
        overrides = []
        isInOrder = PlanningIndex.isInOrder(snapshot.revisions)
        byID = PlanningIndex.sorted(snapshot.revisions).map {
            Entry($0, planner: planner, day: day)
        }
        sortOut(planner)
    }

    static func names(of units: [Unit]) -> [String: String] {
        Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
    }

    /// The revisions by item id, as every snapshot of a store has them already.
    static func sorted(_ revisions: RevisionList) -> [ApprovedRevision] {
        isInOrder(revisions) ? Array(revisions) : revisions.sorted { $0.id < $1.id }
    }

    static func isInOrder(_ revisions: some Sequence<ApprovedRevision>) -> Bool {
        var last: ApprovedRevision?
        for revision in revisions {
            if let last, revision.id < last.id { return false }
            last = revision
        }
        return true
    }

    /// Makes all lists of `byID` anew.
    mutating func sortOut(_ planner: Planner) {
        ordered = byID.sorted { $0.order < $1.order }
        (byUnit, byBoard, byTag, urgent) = ([:], [:], [:], [])
        for entry in ordered { list(entry) { $0.append(entry) } }
        takeOverrides(planner)
        noteMissingYears(planner)
    }

    mutating func takeOverrides(_ planner: Planner) {
        let morning = planner.zone.start(of: day)
        overrides = snapshot.overrides.filter { morning < $0.over }
    }

    mutating func noteMissingYears(_ planner: Planner) {
        let end = day.advanced(byDays: Planner.holidayDaysAhead)
        let missing = planner.calendar.missingYears(from: day, through: end)
        guard !missing.isEmpty else { return }
        let isAsked = byID.contains { $0.revision.revision.item.schedule?.workdaysOnly == true }
        missingYears = isAsked ? missing : []
    }

    /// Does something with every list besides `byID` and `ordered` that an entry belongs to.
    mutating func list(_ entry: Entry, _ change: (inout [Entry]) -> Void) {
        if let asked = entry.addressing {
            for id in asked.ids { change(&byBoard[id, default: []]) }
            for tag in asked.tags { change(&byTag[tag, default: []]) }
        } else {
            change(&byUnit[entry.unit, default: []])
            if entry.urgency > .routine { change(&urgent) }
        }
    }

    /// The entry of an item; nil when it does not hang.
    func entry(of item: String) -> Entry? {
        let place = byID.firstPlace { $0.id >= item }
        return place < byID.count && byID[place].id == item ? byID[place] : nil
    }

    /// The entries that a board may show, strongest first, and maybe others.
    func entries(for board: Board, _ reach: BoardReach, pins: [Override]) -> [Entry] {
        var found: [Entry] = pins.compactMap { $0.item.flatMap { entry(of: $0) } }
        var count = found.count
        guard let within = reach.within else { return ordered }
        var lists: [[Entry]] = [byBoard[board.id] ?? []]
        lists += board.tags.map { byTag[$0] ?? [] }
        lists += within.map { byUnit[$0] ?? [] }
        for list in lists { count += list.count }
        // Sorting costs more than passing over what is not shown.
        if count > ordered.count / 8 { return ordered }
        found.reserveCapacity(count)
        for list in lists { found += list }
        found += urgent.filter { !within.contains($0.unit) && reach.cause($0) == nil }
        found.sort { $0.order < $1.order }
        var last: Entry?
        found.removeAll { entry in
            defer { last = entry }
            return entry === last
        }
        return found
    }
}

extension Array {
    /// The first place whose element and all after it fulfil a condition.
    func firstPlace(where isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
