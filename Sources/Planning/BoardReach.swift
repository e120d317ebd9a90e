public import Disclosure

/// Which items a board shows at all, whatever the time.
public struct BoardReach: Sendable {
    private let board: Board
    /// The scope's unit and those below it; nil without a scope.
    let within: Set<String>?
    /// The units above the scope, whose urgent items are shown too.
    let above: Set<String>
    /// The unit at the top of the tree above the scope, whose offices' urgent items are shown too.
    private let top: String?
    private let units: UnitTree

    /// Looks up the board's units.
    public init(_ board: Board, units: UnitTree) {
        self.board = board
        self.units = units
        guard let scope = board.unitScope else {
            (within, above, top) = (nil, [], nil)
            return
        }
        within = Set(units.descendants(of: scope) + [scope])
        let chain = units.ancestors(of: scope)
        above = Set(chain)
        top = chain.last.flatMap { units.unit($0)?.parent == nil ? $0 : nil }
    }

    /// Why the board shows the item at no time; nil when it may.
    ///
    /// An item that asks for boards goes to those and to no other. All others go by their units:
    /// the board's own and all below it. Urgent ones also come from the units above it and from
    /// the offices of the topmost unit: those directly below it that have no units themselves.
    public func cause(_ item: Item) -> Exclusion.Cause? {
        cause(boards: item.boards, unit: item.unit, urgency: item.urgency, kind: item.kind)
    }

    func cause(_ entry: PlanningIndex.Entry) -> Exclusion.Cause? {
        // The item itself is left where it lies: a copy of it costs more than all questions.
        cause(
            boards: entry.addressing ?? .byScope,
            unit: entry.unit,
            urgency: entry.urgency,
            kind: entry.kind
        )
    }

    private func cause(
        boards: Addressing,
        unit: String,
        urgency: Urgency,
        kind: Kind
    ) -> Exclusion.Cause? {
        if boards != .byScope {
            if !boards.names(board.id, tags: board.tags) { return .otherBoard }
        } else if let within, !within.contains(unit) {
            let reachesDown = urgency >= .urgent && (above.contains(unit) || isOffice(unit))
            if !reachesDown { return .otherUnit }
        }
        if urgency == .routine, let kinds = board.kinds, !kinds.contains(kind) {
            return .otherKind
        }
        return nil
    }

    private func isOffice(_ unit: String) -> Bool {
        top != nil && units.unit(unit)?.parent == top && units.hasNoneBelow(unit)
    }
}
