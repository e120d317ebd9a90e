import Disclosure
import Planning

/// The rules of the planner in their plainest form: no index, one item at a time, over and over.
struct SlowPlanner {
    let planner: Planner
    let snapshot: Snapshot
    let board: Board

    /// Ids of the items shown, in order.
    func shown(at instant: Instant) -> [String] {
        Array(waiting(at: instant).prefix(board.maximumItems)).map(\.id)
    }

    /// Why each item that is not shown is not, by id.
    func hidden(at instant: Instant) -> [String: String] {
        let shown = shown(at: instant)
        var causes: [String: String] = [:]
        for item in snapshot.revisions.map(\.item) where !shown.contains(item.id) {
            causes[item.id] = cause(item, at: instant)
        }
        return causes
    }

    private func cause(_ item: Item, at instant: Instant) -> String {
        if !isInScope(item) { return "other-unit" }
        if !isOfKind(item) { return "other-kind" }
        if let from = item.window.from, instant < from { return "not-yet-open" }
        if !item.window.contains(instant) { return "expired" }
        return waiting(at: instant).contains { $0.id == item.id } ? "beyond-limit" : "emergency"
    }

    /// All items that may hang, the strongest first.
    private func waiting(at instant: Instant) -> [Item] {
        let open = snapshot.revisions.map(\.item).filter {
            isInScope($0) && isOfKind($0) && $0.window.contains(instant)
        }
        let emergencies = open.filter { $0.urgency == .emergency }
        var left = emergencies.isEmpty ? open : emergencies
        var ordered: [Item] = []
        while !left.isEmpty {
            var best = 0
            for index in left.indices where goesBefore(left[index], left[best], instant) {
                best = index
            }
            ordered.append(left.remove(at: best))
        }
        return ordered
    }

    private func goesBefore(_ a: Item, _ b: Item, _ instant: Instant) -> Bool {
        if a.urgency != b.urgency { return a.urgency > b.urgency }
        let kinds = Kind.allCases
        if a.kind != b.kind {
            return kinds.prefix { $0 != b.kind }.contains(a.kind)
        }
        let lamps: [Lamp?] = [.overdue, .late, .onSchedule, .notStarted, .done, nil]
        let (first, second) = (lamp(a, at: instant), lamp(b, at: instant))
        if first != second { return lamps.prefix { $0 != second }.contains(first) }
        if let one = deadline(a), let two = deadline(b), one != two { return one < two }
        if (deadline(a) == nil) != (deadline(b) == nil) { return deadline(b) == nil }
        return a.id < b.id
    }

    func lamp(_ item: Item, at instant: Instant) -> Lamp? {
        item.plan?.lamp(
            on: planner.zone.civilTime(at: instant).date,
            rule: planner.lampRule,
            calendar: planner.calendar
        )
    }

    private func deadline(_ item: Item) -> Instant? {
        guard let plan = item.plan else { return item.window.until }
        return planner.zone.start(of: CivilDate(dayNumber: plan.due.dayNumber + 1))
    }

    private func isOfKind(_ item: Item) -> Bool {
        item.urgency != .routine || board.kinds?.contains(item.kind) ?? true
    }

    private func isInScope(_ item: Item) -> Bool {
        guard let scope = board.unitScope else { return true }
        return chain(from: item.unit).contains(scope)
            || item.urgency != .routine && chain(from: scope).contains(item.unit)
    }

    /// The unit and all above it.
    private func chain(from code: String) -> [String] {
        let parent = snapshot.units.first { $0.code == code }?.parent
        return [code] + (parent.map { chain(from: $0) } ?? [])
    }
}
