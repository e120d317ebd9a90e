import Disclosure

/// What a new snapshot changes, and so which boards must be planned anew.
public struct PlanningChange: Sendable {
    /// Whether every board must be.
    public fileprivate(set) var isWhole = false
    /// Items that went or changed, as they were.
    fileprivate(set) var gone: [PlanningIndex.Entry] = []
    /// Items that came or changed, as they are.
    fileprivate(set) var come: [PlanningIndex.Entry] = []
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
        if gone.isEmpty, come.isEmpty { return false }
        let unit = board.unitScope
        var reach: BoardReach?
        // Who stands below is cheaper asked of the item than of the board.
        func concerns(_ entry: PlanningIndex.Entry) -> Bool {
            if let asked = entry.addressing { return asked.names(board.id, tags: board.tags) }
            guard let unit else { return true }
            if entry.urgency == .routine { return index.units.isUnit(entry.unit, within: unit) }
            let known = reach ?? BoardReach(board, units: index.units)
            reach = known
            return known.cause(entry) == nil
        }
        return gone.contains(where: concerns) || come.contains(where: concerns)
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
        (change.gone, change.come) = (gone, come)
        let changed = Set((gone + come).map(\.id))
        change.overrides += overrides.filter { order in
            order.item.map { changed.contains($0) } ?? false
        }
        return change
    }

    /// Brings `byID` up to date; the entries that went and those that came.
    ///
    /// Most commits change one item of many. What is the very same at both ends is told by a look
    /// at the lists alone, and only what lies between is compared.
    private mutating func exchange(
        for next: RevisionList,
        _ planner: Planner
    ) -> (gone: [Entry], come: [Entry]) {
        if isInOrder {
            let (first, last) = RevisionList.commonEnds(snapshot.revisions, next)
            let end = next.count - last
            // With a neighbour at each side, which the middle must fit between.
            let seen = max(0, first - 1)..<min(next.count, end + 1)
            if PlanningIndex.isInOrder(next[seen]) {
                let changed = first..<byID.count - last
                return exchange(changed, for: Array(next[first..<end]), planner)
            }
        }
        isInOrder = PlanningIndex.isInOrder(next)
        return exchange(byID.indices, for: PlanningIndex.sorted(next), planner)
    }

    /// Puts entries of revisions, which stand by their ids, in the place of others.
    private mutating func exchange(
        _ range: Range<Int>,
        for revisions: [ApprovedRevision],
        _ planner: Planner
    ) -> (gone: [Entry], come: [Entry]) {
        var gone: [Entry] = []
        var come: [Entry] = []
        var next: [Entry] = []
        next.reserveCapacity(revisions.count)
        var place = range.lowerBound
        for revision in revisions {
            while place < range.upperBound, byID[place].id < revision.id {
                gone.append(byID[place])
                place += 1
            }
            if place < range.upperBound, byID[place].id == revision.id {
                defer { place += 1 }
                if byID[place].isOf(revision) {
                    next.append(byID[place])
                    continue
                }
                gone.append(byID[place])
            }
            let entry = Entry(revision, planner: planner, day: day)
            come.append(entry)
            next.append(entry)
        }
        gone += byID[place..<range.upperBound]
        byID.replaceSubrange(range, with: next)
        return (gone, come)
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
        revision.isIdentical(to: other)
            || revision.number == other.number && revision.digest == other.digest
                && revision.createdAt == other.createdAt && revision.signatures == other.signatures
    }
}
