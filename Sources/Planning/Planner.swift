public import Disclosure

/// Decides what every board shows: the same answer for the same snapshot, board and instant,
/// always.
///
/// Strongest first: a blackout leaves the board dark; an emergency has it to itself; then urgent
/// notices and items; then what is pinned; then routine items; the filler only when there is
/// nothing else. Within a rank: the precedence, the nearest deadline, the worst lamp, the kind,
/// the id. Where there are more items than places, turns see to it that each is shown: urgent
/// items leave a quarter of the places to the others, a board with a single place excepted.
public struct Planner: Sendable, Hashable {
    /// How much a programme tells about what is not shown.
    public enum Detail: Sendable, Hashable {
        /// Nothing.
        case slots
        /// Only of items that the board could show at another time.
        case ownItems
        /// Of every item, also those of other units and kinds.
        case everything
    }

    /// Days after today of which the holidays must be known where items ask for working days.
    public static let holidayDaysAhead = 30

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

    /// Goes over to another snapshot, keeping what was worked out for the revisions that stay;
    /// what has changed tells which boards must be planned anew.
    public func update(
        _ index: inout PlanningIndex,
        to snapshot: Snapshot,
        at instant: Instant
    ) -> PlanningChange {
        guard isCurrent(index, at: instant) else {
            index = self.index(snapshot, at: instant)
            return PlanningChange(isWhole: true)
        }
        return index.update(to: snapshot, self)
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
        var desk = desk(index, for: board, at: instant, detail: detail)
        return desk.programme()
    }

    /// What is open on a board, before places are given.
    func desk(
        _ index: PlanningIndex,
        for board: Board,
        at instant: Instant,
        detail: Detail
    ) -> PlanningDesk {
        let orders = BoardOrders(index.overrides, for: board, at: instant)
        let reach = BoardReach(board, units: index.units)
        var desk = PlanningDesk(
            board: board,
            instant: instant,
            zone: zone,
            reach: reach,
            orders: orders,
            detail: detail
        )
        let entries =
            detail == .everything
            ? index.ordered : index.entries(for: board, reach, pins: orders.pins)
        for entry in entries { desk.consider(entry) }
        return desk
    }
}
