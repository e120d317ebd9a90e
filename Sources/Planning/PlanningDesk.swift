import Disclosure

/// Sorts the entries of one board into slots and exclusions; entries come strongest first.
struct PlanningDesk {
    typealias Entry = PlanningIndex.Entry

    /// Open items of one rank in their order.
    private struct Rank {
        var entries: [Entry] = []
        /// The first midnight at which a lamp of them changes, or of some that have gone.
        var lampChange: Instant?

        mutating func put(_ entry: Entry) {
            if let change = entry.lampChange {
                lampChange = lampChange.map { min($0, change) } ?? change
            }
            guard let last = entries.last, entry.order < last.order else {
                return entries.append(entry)
            }
            entries.insert(entry, at: entries.firstPlace { !($0.order < entry.order) })
        }

        mutating func take(_ entry: Entry) {
            let place = entries.firstPlace { !($0.order < entry.order) }
            if place < entries.count, entries[place] === entry { entries.remove(at: place) }
        }
    }

    private let board: Board
    private var instant: Instant
    private let zone: Zone
    private let reach: BoardReach
    let orders: BoardOrders
    private let detail: Planner.Detail

    /// Open items by their rank.
    private var emergencies = Rank()
    private var urgent = Rank()
    private var pinned = Rank()
    private var routine = Rank()
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
        var moved = self
        return moved.move(to: later) ? moved : nil
    }

    /// Goes to a later instant; false when an item may have opened or closed by then.
    mutating func move(to later: Instant) -> Bool {
        guard instant <= later, validUntil.map({ later < $0 }) ?? true else { return false }
        instant = later
        return true
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
        case .emergency: emergencies.put(entry)
        case .urgent: urgent.put(entry)
        case .routine: if isPinned { pinned.put(entry) } else { routine.put(entry) }
        }
    }

    /// Forgets an entry, whichever rank it has.
    mutating func forget(_ entry: Entry) {
        emergencies.take(entry)
        urgent.take(entry)
        pinned.take(entry)
        routine.take(entry)
    }

    /// How many items are open.
    var count: Int {
        [emergencies, urgent, pinned, routine].reduce(0) { $0 + $1.entries.count }
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

    private mutating func exclude(_ ranks: [Rank], _ cause: Exclusion.Cause) {
        guard detail != .slots else { return }
        for rank in ranks { for entry in rank.entries { exclude(entry, cause) } }
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
        if !orders.emergencies.isEmpty || !emergencies.entries.isEmpty {
            exclude([urgent, pinned, routine], .emergency)
            let notices = orders.emergencies.map { Slot(notice: $0, rank: .emergency) }
            return notices
                + seat(emergencies, board.maximumItems, of: board.maximumItems, .emergency)
        }
        let notices = orders.notices.map { Slot(notice: $0, rank: .urgent) }
        if !notices.isEmpty, board.notices == .takeover {
            exclude([pinned, routine], .notice)
            return notices + seat(urgent, board.maximumItems, of: board.maximumItems, .urgent)
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
        if places > 1, !(pinned.entries.isEmpty && routine.entries.isEmpty) {
            kept = max(1, places / PlanningDesk.placesToOnePlain)
        }
        var slots = seat(urgent, places - kept, of: places - kept, .urgent)
        // Counted by who waits, so that the next rank has as many places in every turn.
        places -= min(urgent.entries.count, places - kept)
        // The newest pin first.
        var pins = pinned
        pins.entries = orders.pins.compactMap { pin in
            pinned.entries.first { $0.id == pin.item }
        }
        slots += seat(pins, places, of: board.maximumItems, .pinned)
        places -= min(pins.entries.count, places)
        return slots + seat(routine, places, of: board.maximumItems, .routine)
    }

    /// Gives so many places to items of one rank, by turns when there are too few.
    ///
    /// `page` is how many places the rank has when nothing goes before it.
    private mutating func seat(
        _ waiting: Rank,
        _ places: Int,
        of page: Int,
        _ rank: Slot.Rank
    ) -> [Slot] {
        // Also of who waits: a worse lamp may move an item forward.
        if let change = waiting.lampChange { expire(at: change) }
        let entries = waiting.entries
        guard entries.count > places else { return entries.map { slot($0, rank) } }
        guard places > 0 else {
            exclude([waiting], .beyondLimit(board.maximumItems, turn: nil))
            return []
        }
        let rotation = Rotation(
            count: entries.count,
            page: page,
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
