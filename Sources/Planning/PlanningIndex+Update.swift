import Disclosure

/// What a new snapshot changes, and so which boards must be planned anew.
public struct PlanningChange: Sendable {
    /// Whether every board must be.
    public fileprivate(set) var isWhole = false
    /// Items that came, went or changed, as they were and as they are.
    fileprivate var entries: [PlanningIndex.Entry] = []
    /// Overrides that came or ended, and pins of items that changed.
    fileprivate var overrides: [Override] = []

    /// A change of nothing, or of everything.
    public init(isWhole: Bool = false) { self.isWhole = isWhole }

    /// Tells whether a board's programme may be another one now.
    public func concerns(_ board: Board, in index: PlanningIndex) -> Bool {
        if isWhole { return true }
        if overrides.contains(where: { $0.concerns(board: board.id, tags: board.tags) }) {
            return true
        }
        if entries.isEmpty { return false }
        let unit = board.unitScope
        var reach: BoardReach?
        // Who stands below is cheaper asked of the item than of the board.
        return entries.contains { entry in
            if let asked = entry.addressing { return asked.names(board.id, tags: board.tags) }
            guard let unit else { return true }
            if entry.urgency == .routine { return index.units.isUnit(entry.unit, within: unit) }
            let known = reach ?? BoardReach(board, units: index.units)
            reach = known
            return known.cause(entry) == nil
        }
    }
}

extension PlanningIndex {
    /// Above so many changed items everything is sorted anew.
    private static let patchLimit = 256

    /// Goes over to another snapshot of the same day, keeping what was worked out for the
    /// revisions that stay.
    mutating func update(to next: Snapshot, _ planner: Planner) -> PlanningChange {
        var change = PlanningChange()
        if next.units != snapshot.units {
            units = UnitTree(next.units)
            unitNames = PlanningIndex.names(of: next.units)
            change.isWhole = true
        }
        if next.overrides != snapshot.overrides {
            change.overrides = next.overrides.filter { !snapshot.overrides.contains($0) }
            change.overrides += snapshot.overrides.filter { !next.overrides.contains($0) }
        }
        let (gone, come) = exchange(for: next.revisions, planner)
        snapshot = next
        if gone.count + come.count > PlanningIndex.patchLimit {
            sortOut(planner)
        } else {
            for entry in gone { remove(entry) }
            for entry in come { insert(entry) }
            takeOverrides(planner)
            noteMissingYears(planner)
        }
        change.entries = gone + come
        let changed = Set(change.entries.map(\.id))
        change.overrides += overrides.filter { order in
            order.item.map { changed.contains($0) } ?? false
        }
        return change
    }

    /// Brings `byID` up to date; the entries that went and those that came.
    private mutating func exchange(
        for revisions: [ApprovedRevision],
        _ planner: Planner
    ) -> (gone: [Entry], come: [Entry]) {
        let revisions = PlanningIndex.sorted(revisions)
        if let changed = changedPlaces(revisions) {
            let gone = changed.map { byID[$0] }
            for place in changed {
                byID[place] = Entry(revisions[place], planner: planner, day: day)
            }
            return (gone, changed.map { byID[$0] })
        }
        var gone: [Entry] = []
        var come: [Entry] = []
        var next: [Entry] = []
        next.reserveCapacity(revisions.count)
        var place = 0
        for number in revisions.indices {
            while place < byID.count, byID[place].id < revisions[number].revision.item.id {
                gone.append(byID[place])
                place += 1
            }
            if place < byID.count, byID[place].id == revisions[number].revision.item.id {
                defer { place += 1 }
                if byID[place].isOf(revisions[number]) {
                    next.append(byID[place])
                    continue
                }
                gone.append(byID[place])
            }
            let entry = Entry(revisions[number], planner: planner, day: day)
            come.append(entry)
            next.append(entry)
        }
        gone += byID[place...]
        byID = next
        return (gone, come)
    }

    /// Where items have another revision, while no item came or went; nil when one did.
    ///
    /// Most commits change one item of many, and the others need not be touched for it.
    private func changedPlaces(_ revisions: [ApprovedRevision]) -> [Int]? {
        guard revisions.count == byID.count else { return nil }
        var changed: [Int] = []
        for place in revisions.indices {
            guard byID[place].id == revisions[place].revision.item.id else { return nil }
            if !byID[place].isOf(revisions[place]) { changed.append(place) }
        }
        return changed
    }

    private mutating func remove(_ entry: Entry) {
        func take(_ list: inout [Entry]) {
            let place = list.firstPlace { !($0.order < entry.order) }
            if place < list.count, list[place] === entry { list.remove(at: place) }
        }
        take(&ordered)
        list(entry, take)
    }

    private mutating func insert(_ entry: Entry) {
        func put(_ list: inout [Entry]) {
            list.insert(entry, at: list.firstPlace { !($0.order < entry.order) })
        }
        put(&ordered)
        list(entry, put)
    }
}

extension PlanningIndex.Entry {
    /// Whether it is made of this very revision; a digest stands for the content.
    fileprivate func isOf(_ other: borrowing ApprovedRevision) -> Bool {
        revision.revision.number == other.revision.number
            && revision.revision.digest == other.revision.digest
            && revision.revision.createdAt == other.revision.createdAt
            && revision.signatures == other.signatures
    }
}
