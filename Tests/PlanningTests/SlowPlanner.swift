import Disclosure
import Planning
import Recurrence

/// The rules of the planner in their plainest form: no index, one item at a time, over and over.
struct SlowPlanner {
    let planner: Planner
    let snapshot: Snapshot
    let board: Board

    /// Ids of the items shown, in order.
    func shown(at instant: Instant) -> [String] {
        let waiting = waiting(at: instant)
        let urgent = waiting.filter { $0.urgency != .routine }
        let routine = waiting.filter { $0.urgency == .routine }
        let places = board.maximumItems
        // Urgent items leave a quarter of the places, but at least one, to routine ones.
        let kept = places == 1 || routine.isEmpty ? 0 : max(1, places / 4)
        let first = turn(urgent, places: places - kept, of: places - kept, at: instant)
        let left = places - min(urgent.count, places - kept)
        return (first + turn(routine, places: left, of: places, at: instant)).map(\.id)
    }

    /// Those who have a place: the turn's page of as few even ones as will do, and of that page
    /// the part whose round it is.
    private func turn(_ items: [Item], places: Int, of size: Int, at instant: Instant) -> [Item] {
        guard items.count > places else { return items }
        guard places > 0 else { return [] }
        let turn = Int(
            (Double(instant.milliseconds) / Double(board.turnMilliseconds)).rounded(.down)
        )
        var pages = 1
        while pages * size < items.count { pages += 1 }
        let page = items.indices.filter { place in
            // The page whose share of the items the place lies in.
            Int(Double(place + 1) / Double(items.count) * Double(pages) - 1e-9) == turn % pages
        }
        var parts: [[Int]] = []
        while parts.isEmpty || !Set(page).isSubset(of: parts.joined()) {
            let count = parts.count + 1
            parts = (0..<count).map { part in
                let spare = max(0, page.count - places)
                let skipped = count > 1 ? part * spare / (count - 1) : 0
                return Array(page.dropFirst(skipped).prefix(places))
            }
        }
        return parts[turn / pages % parts.count].map { items[$0] }
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
        if item.boards != .byScope, !isAsked(item) { return "other-board" }
        if !isInScope(item) { return "other-unit" }
        if !isOfKind(item) { return "other-kind" }
        if let from = item.window.from, instant < from { return "not-yet-open" }
        if !item.window.contains(instant) { return "expired" }
        if !isInHours(item, at: instant) { return "outside-hours" }
        return waiting(at: instant).contains { $0.id == item.id } ? "beyond-limit" : "emergency"
    }

    /// All items that may hang, the strongest first.
    private func waiting(at instant: Instant) -> [Item] {
        let open = snapshot.revisions.map(\.item).filter {
            isInScope($0) && isOfKind($0) && $0.window.contains(instant)
                && isInHours($0, at: instant)
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
        if a.precedence != b.precedence { return a.precedence > b.precedence }
        if let one = deadline(a, instant), let two = deadline(b, instant), one != two {
            return one < two
        }
        if (deadline(a, instant) == nil) != (deadline(b, instant) == nil) {
            return deadline(b, instant) == nil
        }
        let lamps: [Lamp?] = [.overdue, .late, .onSchedule, .notStarted, .done, nil]
        let (first, second) = (lamp(a, at: instant), lamp(b, at: instant))
        if first != second { return lamps.prefix { $0 != second }.contains(first) }
        if a.kind != b.kind {
            return Kind.allCases.prefix { $0 != b.kind }.contains(a.kind)
        }
        return a.id < b.id
    }

    func lamp(_ item: Item, at instant: Instant) -> Lamp? {
        item.plan?.lamp(
            on: planner.zone.civilTime(at: instant).date,
            rule: planner.lampRule,
            calendar: planner.calendar
        )
    }

    private func deadline(_ item: Item, _ instant: Instant) -> Instant? {
        guard let plan = item.plan else { return item.window.until }
        if lamp(item, at: instant) == .done { return nil }
        return planner.zone.start(of: CivilDate(dayNumber: plan.due.dayNumber + 1))
    }

    private func isInHours(_ item: Item, at instant: Instant) -> Bool {
        guard let schedule = item.schedule,
            let hours = try? OpeningHours(
                schedule,
                zone: planner.zone,
                calendar: planner.calendar
            )
        else { return true }
        return hours.isOpen(at: instant)
    }

    private func isOfKind(_ item: Item) -> Bool {
        item.urgency != .routine || board.kinds?.contains(item.kind) ?? true
    }

    private func isAsked(_ item: Item) -> Bool {
        item.boards.ids.contains(board.id)
            || board.tags.contains { item.boards.tags.contains($0) }
    }

    private func isInScope(_ item: Item) -> Bool {
        if item.boards != .byScope { return isAsked(item) }
        guard let scope = board.unitScope else { return true }
        if chain(from: item.unit).contains(scope) { return true }
        guard item.urgency != .routine else { return false }
        if chain(from: scope).contains(item.unit) { return true }
        // An office of the topmost unit.
        let top = chain(from: scope).last
        return top != scope && snapshot.units.contains { $0.code == top }
            && chain(from: item.unit) == [item.unit, top ?? ""]
            && !snapshot.units.contains { $0.parent == item.unit }
    }

    /// The unit and all above it.
    private func chain(from code: String) -> [String] {
        let parent = snapshot.units.first { $0.code == code }?.parent
        return [code] + (parent.map { chain(from: $0) } ?? [])
    }
}
