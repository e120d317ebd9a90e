import Disclosure

/// The overrides that concern one board at one instant, the newest of each sort first.
struct BoardOrders: Hashable {
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
        let isNewer = { (a: Override, b: Override) in
            a.start == b.start ? a.id < b.id : a.start > b.start
        }
        blackouts.sort(by: isNewer)
        emergencies.sort(by: isNewer)
        notices.sort(by: isNewer)
        pins.sort(by: isNewer)
    }

    /// The newest pin of an item; nil when it is not pinned.
    func pin(of item: String) -> Override? { pins.first { $0.item == item } }
}
