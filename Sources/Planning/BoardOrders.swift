import Disclosure

/// The overrides that concern one board at one instant, the newest of each sort first.
struct BoardOrders {
    private(set) var blackouts: [Override] = []
    private(set) var emergencies: [Override] = []
    private(set) var notices: [Override] = []
    private(set) var pins: [Override] = []
    /// When one of them begins or ends next.
    private(set) var nextChange: Instant?

    init(_ overrides: [Override], for board: Board, at instant: Instant) {
        for order in overrides where instant < order.over {
            guard order.concerns(board: board.id, tags: board.tags) else { continue }
            let isInForce = order.isInForce(at: instant)
            let change = isInForce ? order.over : order.span.lowerBound
            nextChange = nextChange.map { min($0, change) } ?? change
            guard isInForce else { continue }
            switch order.kind {
            case .blackout: blackouts.append(order)
            case .emergency: emergencies.append(order)
            case .urgent: notices.append(order)
            case .pin: pins.append(order)
            }
        }
        let isNewer = { (a: Override, b: Override) in a.at == b.at ? a.id < b.id : a.at > b.at }
        blackouts.sort(by: isNewer)
        emergencies.sort(by: isNewer)
        notices.sort(by: isNewer)
        pins.sort(by: isNewer)
    }

    /// The newest pin of an item; nil when it is not pinned.
    func pin(of item: Item) -> Override? { pins.first { $0.item == item.id } }
}

extension PlanningIndex {
    /// The offsets in the order in which they are considered: what is urgent, what is pinned, from
    /// the newest pin on, and the rest; what is pinned is there whatever its unit.
    func considered(_ offsets: [Int], _ orders: BoardOrders) -> [Int] {
        guard !orders.pins.isEmpty else { return offsets }
        var pinned: [Int] = []
        for pin in orders.pins {
            let place = entries.firstIndex { $0.item.id == pin.item }
            guard let place, !pinned.contains(place), entries[place].item.urgency == .routine
            else { continue }
            pinned.append(place)
        }
        // Urgent items are pinned in name only; they may come from another unit all the same.
        let foreign = entries.indices.filter { place in
            entries[place].item.urgency > .routine && orders.pin(of: entries[place].item) != nil
        }
        let all = Set(offsets).union(foreign).subtracting(pinned).sorted()
        let isUrgent = { (place: Int) in entries[place].item.urgency > .routine }
        return all.filter(isUrgent) + pinned + all.filter { !isUrgent($0) }
    }
}
