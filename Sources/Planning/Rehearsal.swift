public import Disclosure

/// Whole days of boards in virtual time: every change of what they show, without waiting.
public struct Rehearsal: Sendable {
    /// Days at a time, at most: ten years.
    public static let maximumDays = 3_660

    /// A board shows something else from an instant on.
    public struct Change: Sendable {
        /// From when.
        public let at: Instant
        /// What it shows from then on, and why.
        public let programme: Programme

        /// Makes a change.
        public init(at: Instant, programme: Programme) {
            self.at = at
            self.programme = programme
        }
    }

    private let planner: Planner
    private let snapshot: Snapshot
    private let boards: [Board]
    private var index: PlanningIndex?
    /// The present plan of each board.
    private var programmes: [Programme?]
    /// What was last found open on each board; turns change who is seen, not who is open.
    private var desks: [PlanningDesk?]

    /// Prepares to rehearse what a snapshot holds.
    public init(_ snapshot: Snapshot, boards: [Board], planner: Planner) {
        self.planner = planner
        self.snapshot = snapshot
        self.boards = boards
        programmes = boards.map { _ in nil }
        desks = boards.map { _ in nil }
    }

    /// The changes of a day, in the order of time and within that of the boards.
    ///
    /// Days must be asked for in rising order; the first tells also what hangs at its beginning.
    public mutating func changes(on day: CivilDate) -> [Change] {
        let start = planner.zone.start(of: day)
        let end = planner.zone.start(of: day.advanced(byDays: 1))
        var found: [(place: Int, change: Change)] = []
        for place in boards.indices {
            var next = programmes[place].map { $0.validUntil ?? end } ?? start
            while next < end {
                let programme = plan(place, at: next, on: day)
                let isNew = programmes[place].map { !$0.showsTheSame(as: programme) } ?? true
                programmes[place] = programme
                if isNew { found.append((place, Change(at: next, programme: programme))) }
                next = programme.validUntil ?? end
            }
        }
        return found.sorted { a, b in
            a.change.at == b.change.at ? a.place < b.place : a.change.at < b.change.at
        }.map(\.change)
    }

    /// Days on which nothing happens need no index.
    private mutating func plan(_ place: Int, at instant: Instant, on day: CivilDate) -> Programme {
        if index?.day != day {
            index = nil
            desks = boards.map { _ in nil }
        }
        if var desk = desks[place]?.moved(to: instant) { return desk.programme() }
        let known = index ?? planner.index(snapshot, at: instant)
        index = known
        var desk = planner.desk(known, for: boards[place], at: instant, detail: .slots)
        desks[place] = desk
        return desk.programme()
    }
}
