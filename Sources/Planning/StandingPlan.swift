public import Disclosure

/// What is open on one board, kept from one programme to the next, so that neither a turn of the
/// loop nor a change of few items has to look at all of them.
public struct StandingPlan: Sendable {
    /// Most items that all boards of a service keep together: eight bytes each.
    public static let entriesOfAll = 4_000_000

    private let limit: Int
    private var kept: (desk: PlanningDesk, day: CivilDate)?

    /// Makes an empty one that keeps up to so many items; with more, all are looked at each time.
    public init(limit: Int) { self.limit = limit }

    /// What was kept, if it is still right but for a change; nil when all must be looked at.
    fileprivate mutating func takeDesk(
        _ index: PlanningIndex,
        _ change: PlanningChange,
        orders: BoardOrders,
        at instant: Instant
    ) -> PlanningDesk? {
        // Taken out, so that it is changed where it lies.
        guard var kept = kept.take(), !change.isWhole, kept.day == index.day,
            kept.desk.orders == orders, kept.desk.move(to: instant)
        else { return nil }
        for entry in change.gone { kept.desk.forget(entry) }
        for entry in change.come { kept.desk.consider(entry) }
        return kept.desk
    }

    fileprivate mutating func keep(_ desk: PlanningDesk, of day: CivilDate) {
        if desk.count <= limit { kept = (desk, day) }
    }
}

extension Planner {
    /// The programme of one board at one instant, from what was kept of the one before.
    ///
    /// `change` is what `update` told of the index since `plan` was used last; what did not concern
    /// the board may be left out.
    public func programme(
        _ index: PlanningIndex,
        after change: PlanningChange,
        for board: Board,
        at instant: Instant,
        keeping plan: inout StandingPlan
    ) -> Programme {
        guard isCurrent(index, at: instant) else {
            return programme(index, for: board, at: instant, detail: .slots)
        }
        let orders = BoardOrders(index.overrides, for: board, at: instant)
        let kept = plan.takeDesk(index, change, orders: orders, at: instant)
        var desk = kept ?? desk(index, for: board, at: instant, detail: .slots)
        plan.keep(desk, of: index.day)
        return desk.programme()
    }
}
