public import Disclosure

/// Decides what every board shows: the same answer for the same snapshot, board and instant,
/// always.
///
/// Strongest first: a blackout leaves the board dark; an emergency has it to itself; then urgent
/// notices and items; then what is pinned; then routine items; the filler only when there is
/// nothing else.
public struct Planner: Sendable, Hashable {
    /// How much a programme tells about what is not shown.
    public enum Detail: Sendable, Hashable {
        /// Only of items that the board could show at another time.
        case ownItems
        /// Of every item, also those of other units and kinds.
        case everything
    }

    /// When lamps turn.
    public var lampRule: LampRule
    /// Which days count as working days for the lamps.
    public var calendar: WorkingCalendar
    /// The zone in which days begin.
    public var zone: Zone

    /// Makes a planner.
    public init(
        lampRule: LampRule = .standard,
        calendar: WorkingCalendar = .weekendsOnly,
        zone: Zone = .china
    ) {
        self.lampRule = lampRule
        self.calendar = calendar
        self.zone = zone
    }

    /// Works out once what the programmes of all boards on the day of an instant have in common.
    public func index(_ snapshot: Snapshot, at instant: Instant) -> PlanningIndex {
        PlanningIndex(snapshot, planner: self, day: zone.civilTime(at: instant).date)
    }

    /// Tells whether an index holds at an instant; from midnight on it must be made anew.
    public func isCurrent(_ index: PlanningIndex, at instant: Instant) -> Bool {
        index.day == zone.civilTime(at: instant).date
    }

    /// The programme of one board at one instant, telling of every item.
    public func programme(snapshot: Snapshot, board: Board, at instant: Instant) -> Programme {
        programme(index(snapshot, at: instant), for: board, at: instant, detail: .everything)
    }

    /// The programme of one board at one instant.
    ///
    /// An index of another day costs time, not truth: it is made anew for this call.
    public func programme(
        _ index: PlanningIndex,
        for board: Board,
        at instant: Instant,
        detail: Detail = .ownItems
    ) -> Programme {
        let index = isCurrent(index, at: instant) ? index : self.index(index.snapshot, at: instant)
        let orders = BoardOrders(index.overrides, for: board, at: instant)
        var desk = PlanningDesk(
            board: board,
            instant: instant,
            zone: zone,
            units: index.units,
            orders: orders
        )
        let offsets =
            switch detail {
            case .everything: Array(index.entries.indices)
            case .ownItems: offsets(in: index, of: desk)
            }
        for offset in index.considered(offsets, orders) { desk.consider(index.entries[offset]) }
        if detail == .ownItems { desk.forgetForeign() }
        return desk.programme()
    }

    /// Offsets of the entries that the board's scope may show, strongest first.
    private func offsets(in index: PlanningIndex, of desk: PlanningDesk) -> [Int] {
        guard let units = desk.unitsToAsk else { return Array(index.entries.indices) }
        return units.flatMap { index.offsetsByUnit[$0] ?? [] }.sorted()
    }
}
