import Disclosure

/// Sorts the entries of one board into slots and exclusions; entries come strongest first.
struct PlanningDesk {
    private let board: Board
    private let instant: Instant
    private let zone: Zone
    /// The scope's unit and those below it; nil without a scope.
    private let within: Set<String>?
    /// The units above the scope, whose urgent items are shown too.
    private let above: Set<String>
    private var shown: [Slot] = []
    private var excluded: [Exclusion] = []
    private var validUntil: Instant?

    init(board: Board, instant: Instant, zone: Zone, units: UnitTree) {
        self.board = board
        self.instant = instant
        self.zone = zone
        if let scope = board.unitScope {
            within = Set(units.descendants(of: scope) + [scope])
            above = Set(units.ancestors(of: scope))
        } else {
            within = nil
            above = []
        }
    }

    /// The units whose items the board may show; nil stands for all.
    var unitsToAsk: [String]? {
        within.map { Array($0) + Array(above) }
    }

    /// Finds the place of one entry.
    mutating func consider(_ entry: PlanningIndex.Entry) {
        if let cause = foreignness(of: entry.item) ?? closure(of: entry.item.window) {
            exclude(entry, cause)
            return
        }
        let rank = Slot.Rank(entry.item.urgency)
        if shown.first?.rank == .emergency, rank != .emergency {
            exclude(entry, .emergency)
            return
        }
        // Even a full loop must know of this: a worse lamp may move the item forward.
        if let change = entry.lampChange { expire(at: change) }
        if shown.count == board.maximumItems {
            exclude(entry, .beyondLimit(board.maximumItems))
        } else {
            shown.append(Slot(content: .item(entry.revision), lamp: entry.lamp, rank: rank))
        }
    }

    /// Leaves out what the board would show at no time.
    mutating func forgetForeign() {
        excluded.removeAll { $0.cause == .otherUnit || $0.cause == .otherKind }
    }

    /// The programme of all entries considered.
    func programme() -> Programme {
        Programme(
            board: board,
            at: instant,
            slots: shown.isEmpty ? [Slot(content: .filler, rank: .filler)] : shown,
            excluded: excluded.sorted { $0.itemID < $1.itemID },
            validUntil: validUntil
        )
    }

    /// Why the board shows the item at no time; nil when it may.
    private func foreignness(of item: Item) -> Exclusion.Cause? {
        if let within, !within.contains(item.unit) {
            let reachesDown = item.urgency >= .urgent && above.contains(item.unit)
            if !reachesDown { return .otherUnit }
        }
        if item.urgency == .routine, let kinds = board.kinds, !kinds.contains(item.kind) {
            return .otherKind
        }
        return nil
    }

    /// Why the window is closed, nil when it is open; notes when it will open or close.
    private mutating func closure(of window: Window) -> Exclusion.Cause? {
        if let from = window.from, instant < from {
            expire(at: from)
            return .notYetOpen(from)
        }
        if let until = window.until {
            if instant >= until { return .expired(until) }
            expire(at: until)
        }
        return nil
    }

    private mutating func expire(at change: Instant) {
        validUntil = validUntil.map { min($0, change) } ?? change
    }

    private mutating func exclude(_ entry: PlanningIndex.Entry, _ cause: Exclusion.Cause) {
        excluded.append(
            Exclusion(
                itemID: entry.item.id,
                revision: entry.revision.revision.number,
                cause: cause,
                zone: zone
            )
        )
    }
}

extension Slot.Rank {
    /// The rank of an item of this urgency.
    fileprivate init(_ urgency: Urgency) {
        switch urgency {
        case .routine: self = .routine
        case .urgent: self = .urgent
        case .emergency: self = .emergency
        }
    }
}
