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
    private let orders: BoardOrders
    private var shown: [Slot] = []
    private var excluded: [Exclusion] = []
    private var validUntil: Instant?

    init(board: Board, instant: Instant, zone: Zone, units: UnitTree, orders: BoardOrders) {
        self.board = board
        self.instant = instant
        self.zone = zone
        self.orders = orders
        validUntil = orders.nextChange
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
        let pin = orders.pin(of: entry.item)
        let foreignness = pin == nil ? foreignness(of: entry.item) : nil
        if let cause = foreignness ?? closure(of: entry.item.window) {
            exclude(entry, cause)
            return
        }
        let urgency = Slot.Rank(entry.item.urgency)
        let isPinned = pin != nil && urgency == .routine
        let rank = isPinned ? .pinned : urgency
        if let cause = yielding(rank) {
            exclude(entry, cause)
            return
        }
        // Even a full loop must know of this: a worse lamp may move the item forward.
        if let change = entry.lampChange { expire(at: change) }
        if shown.count == board.maximumItems {
            exclude(entry, .beyondLimit(board.maximumItems))
        } else {
            shown.append(
                Slot(
                    content: .item(entry.revision),
                    lamp: entry.lamp,
                    rank: rank,
                    order: isPinned ? pin : nil
                )
            )
        }
    }

    /// What an item of this rank gives way to; nil when it has its turn.
    private func yielding(_ rank: Slot.Rank) -> Exclusion.Cause? {
        if !orders.blackouts.isEmpty { return .blackout }
        let hasEmergency = !orders.emergencies.isEmpty || shown.first?.rank == .emergency
        if hasEmergency { return rank == .emergency ? nil : .emergency }
        let isTaken = !orders.notices.isEmpty && board.notices == .takeover
        return isTaken && rank != .urgent && rank != .emergency ? .notice : nil
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
            slots: slots.isEmpty ? [Slot(content: .filler, rank: .filler)] : slots,
            excluded: excluded.sorted { $0.itemID < $1.itemID },
            validUntil: validUntil
        )
    }

    /// Items between two turns of an interleaved notice: half a minute of ten seconds each.
    static let itemsBetweenNotices = 3

    /// The items in their order, with what was ordered before them.
    private var slots: [Slot] {
        if let blackout = orders.blackouts.first {
            return [Slot(content: .dark, rank: .blackout, order: blackout)]
        }
        let emergencies = orders.emergencies.map { Slot(notice: $0, rank: .emergency) }
        if !emergencies.isEmpty || shown.first?.rank == .emergency { return emergencies + shown }
        let notices = orders.notices.map { Slot(notice: $0, rank: .urgent) }
        guard board.notices == .interleaved, !notices.isEmpty else { return notices + shown }
        return notices
            + shown.enumerated().flatMap { place, slot in
                let isTurn = place > 0 && place.isMultiple(of: PlanningDesk.itemsBetweenNotices)
                return isTurn ? notices + [slot] : [slot]
            }
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

extension Slot {
    /// The turn of a notice.
    fileprivate init(notice order: Override, rank: Rank) {
        self.init(content: .notice(order.text ?? ""), rank: rank, order: order)
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
