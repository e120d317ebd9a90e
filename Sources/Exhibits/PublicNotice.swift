public import Disclosure

/// A notice that goes before the plan, as the public reads it: neither who ordered it nor why.
public struct PublicNotice: Sendable, Hashable {
    /// The order's id.
    public let id: String
    /// Whether it has boards to itself.
    public let isEmergency: Bool
    /// What it says.
    public let text: String
    /// Since when it holds.
    public let from: Instant
    /// When it is over, by its time or by somebody's word.
    public let over: Instant
    /// When it was ordered.
    public let at: Instant
    /// Ids of the boards that it is for; empty for every board.
    public let boards: [String]

    /// Takes an order; nil for one without a text.
    init?(_ order: Override, _ boards: [BoardView]) {
        guard order.kind.hasText, let text = order.text else { return nil }
        id = order.id
        isEmergency = order.kind == .emergency
        self.text = text
        from = order.start
        over = order.over
        at = order.at
        self.boards = order.boards(boards)
    }
}

/// Boards that are dark by order.
public struct PublicDarkness: Sendable, Hashable {
    /// Ids of the boards; empty for every board.
    public let boards: [String]
    /// When they are lit again, unless somebody says so before.
    public let until: Instant
}

extension Override {
    /// Ids of the boards that it is for; empty for every board.
    fileprivate func boards(_ boards: [BoardView]) -> [String] {
        if targets.isEmpty { return [] }
        return boards.filter { concerns(board: $0.id, tags: $0.tags) }.map(\.id)
    }
}

/// What is before the plan at an instant, as the public may know it.
struct PublicOrders: Sendable, Hashable {
    /// The notices in force, emergencies first, then the newest.
    let notices: [PublicNotice]
    /// The notices that were over within a week, newest first.
    let past: [PublicNotice]
    /// The blackouts in force, in the order of their ids.
    let darkness: [PublicDarkness]

    init(_ overrides: [Override], _ boards: [BoardView], at now: Instant) {
        let current = overrides.filter { $0.start <= now && now < $0.over }
        notices = current.compactMap { PublicNotice($0, boards) }.sorted { a, b in
            (a.isEmergency ? 0 : 1, b.at, a.id) < (b.isEmergency ? 0 : 1, a.at, b.id)
        }
        darkness = current.filter { $0.kind == .blackout }.map {
            PublicDarkness(boards: $0.boards(boards), until: $0.over)
        }
        let week = now.advanced(byMilliseconds: -Override.toldMilliseconds)
        let ended = overrides.filter { $0.start < $0.over && $0.over <= now && week < $0.over }
            .compactMap { PublicNotice($0, boards) }
        past = Array(
            ended.sorted { ($1.over, $0.id) < ($0.over, $1.id) }.prefix(Override.toldLimit)
        )
    }
}
