import Disclosure

/// Sorts the entries of one board into slots and exclusions; entries come strongest first.
struct PlanningDesk {
    typealias Entry = PlanningIndex.Entry

    private let board: Board
    private var instant: Instant
    private let zone: Zone
    private let reach: BoardReach
    private let orders: BoardOrders
    private let detail: Planner.Detail

    /// Open items by their rank, each rank in its order.
    private var emergencies: [Entry] = []
    private var urgent: [Entry] = []
    private var pinned: [Entry] = []
    private var routine: [Entry] = []
    private var excluded: [Exclusion] = []
    private var validUntil: Instant?

    init(
        board: Board,
        instant: Instant,
        zone: Zone,
        reach: BoardReach,
        orders: BoardOrders,
        detail: Planner.Detail
    ) {
        self.board = board
        self.instant = instant
        self.zone = zone
        self.reach = reach
        self.orders = orders
        self.detail = detail
        validUntil = orders.nextChange
    }

    /// The same items at a later instant; nil when one of them may have opened or closed by then.
    func moved(to later: Instant) -> PlanningDesk? {
        guard instant <= later, validUntil.map({ later < $0 }) ?? true else { return nil }
        var moved = self
        moved.instant = later
        return moved
    }

    /// Finds the rank of one entry, if it is open and the board's own.
    mutating func consider(_ entry: Entry) {
        let isPinned = orders.pins.isEmpty ? false : orders.pin(of: entry.id) != nil
        if !isPinned, let cause = reach.cause(entry) {
            if detail == .everything { exclude(entry, cause) }
            return
        }
        if let cause = closure(of: entry) {
            exclude(entry, cause)
            return
        }
        switch entry.urgency {
        case .emergency: emergencies.append(entry)
        case .urgent: urgent.append(entry)
        case .routine: if isPinned { pinned.append(entry) } else { routine.append(entry) }
        }
    }

    /// The programme of all entries considered.
    mutating func programme() -> Programme {
        let slots = seatAll()
        excluded.sort { $0.itemID < $1.itemID }
        return Programme(
            board: board,
            at: instant,
            slots: slots.isEmpty ? [Slot(content: .filler, rank: .filler)] : slots,
            excluded: excluded,
            validUntil: validUntil
        )
    }

    // MARK: what is open

    /// Why the entry is closed, nil when it is open; notes when that will change.
    private mutating func closure(of entry: Entry) -> Exclusion.Cause? {
        if let from = entry.window.from, instant < from {
            expire(at: from)
            return .notYetOpen(from)
        }
        if let until = entry.window.until {
            if instant >= until { return .expired(until) }
            expire(at: until)
        }
        switch entry.opening {
        case .always: return nil
        case .unreadable(let fault): return .unreadableSchedule(fault)
        case .spans:
            let (isOpen, change) = entry.opening.state(at: instant)
            if let change { expire(at: change) }
            return isOpen ? nil : .outsideHours(next: entry.opening.nextOpening(after: instant))
        }
    }

    private mutating func expire(at change: Instant) {
        validUntil = validUntil.map { min($0, change) } ?? change
    }

    private mutating func exclude(_ entry: Entry, _ cause: Exclusion.Cause) {
        guard detail != .slots else { return }
        excluded.append(
            Exclusion(
                itemID: entry.id,
                revision: entry.revision.revision.number,
                cause: cause,
                zone: zone
            )
        )
    }

    private mutating func exclude(_ entries: [[Entry]], _ cause: Exclusion.Cause) {
        guard detail != .slots else { return }
        for entry in entries.joined() { exclude(entry, cause) }
    }

    // MARK: who has a place

    /// Items between two turns of an interleaved notice: half a minute of ten seconds each.
    static let itemsBetweenNotices = 3
    /// Urgent items leave one place in so many to what waits behind them.
    static let placesToOnePlain = 4

    /// The items in their order, with what was ordered before them.
    private mutating func seatAll() -> [Slot] {
        if let blackout = orders.blackouts.first {
            exclude([emergencies, urgent, pinned, routine], .blackout)
            return [Slot(content: .dark, rank: .blackout, order: blackout)]
        }
        if !orders.emergencies.isEmpty || !emergencies.isEmpty {
            exclude([urgent, pinned, routine], .emergency)
            let notices = orders.emergencies.map { Slot(notice: $0, rank: .emergency) }
            return notices + seat(emergencies, board.maximumItems, .emergency)
        }
        let notices = orders.notices.map { Slot(notice: $0, rank: .urgent) }
        if !notices.isEmpty, board.notices == .takeover {
            exclude([pinned, routine], .notice)
            return notices + seat(urgent, board.maximumItems, .urgent)
        }
        let items = seatPlain()
        guard !notices.isEmpty else { return items }
        return notices
            + items.enumerated().flatMap { place, slot in
                let isTurn = place > 0 && place.isMultiple(of: PlanningDesk.itemsBetweenNotices)
                return isTurn ? notices + [slot] : [slot]
            }
    }

    private mutating func seatPlain() -> [Slot] {
        var places = board.maximumItems
        var kept = 0
        if places > 1, !(pinned.isEmpty && routine.isEmpty) {
            kept = max(1, places / PlanningDesk.placesToOnePlain)
        }
        var slots = seat(urgent, places - kept, .urgent)
        // Counted by who waits, so that the next rank has as many places in every turn.
        places -= min(urgent.count, places - kept)
        // The newest pin first.
        let pins = orders.pins.compactMap { pin in pinned.first { $0.id == pin.item } }
        slots += seat(pins, places, .pinned)
        places -= min(pins.count, places)
        return slots + seat(routine, places, .routine)
    }

    /// Gives so many places to items of one rank, by turns when there are too few.
    private mutating func seat(_ entries: [Entry], _ places: Int, _ rank: Slot.Rank) -> [Slot] {
        // Also who waits must be known: a worse lamp may move an item forward.
        for entry in entries { if let change = entry.lampChange { expire(at: change) } }
        guard entries.count > places else { return entries.map { slot($0, rank) } }
        guard places > 0 else {
            exclude([entries], .beyondLimit(board.maximumItems, turn: nil))
            return []
        }
        let rotation = Rotation(
            count: entries.count,
            places: places,
            at: instant,
            turnMilliseconds: board.turnMilliseconds
        )
        expire(at: rotation.end)
        let present = rotation.present
        if detail != .slots {
            for (place, entry) in entries.enumerated() where !present.contains(place) {
                exclude(entry, .beyondLimit(board.maximumItems, turn: rotation.next(place)))
            }
        }
        return entries[present].map { slot($0, rank) }
    }

    private func slot(_ entry: Entry, _ rank: Slot.Rank) -> Slot {
        Slot(
            content: .item(entry.revision),
            lamp: entry.lamp,
            rank: rank,
            order: rank == .pinned ? orders.pin(of: entry.id) : nil
        )
    }
}

extension Slot {
    /// The turn of a notice.
    fileprivate init(notice order: Override, rank: Rank) {
        self.init(content: .notice(order.text ?? ""), rank: rank, order: order)
    }
}
