/// On which days and at which hours a revision may hang within its window, as it was written.
///
/// The texts are compiled where the calendar is known; here they only keep their shape.
public struct Schedule: Sendable, Hashable {
    /// Hours of the day such as `08:30-17:30`, an end before its start on the next day; none means
    /// the whole day.
    public var hours: [String]
    /// Days of the week, 1 for Monday to 7 for Sunday; none means all.
    public var weekdays: Set<Int>
    /// Only days on which the office's calendar has people work.
    public var workdaysOnly: Bool
    /// A rule of RFC 5545 that must name the day as well; nil when there is none.
    public var rule: String?
    /// The day from which the rule counts; nil without a rule.
    public var start: CivilDate?

    /// The days of the week as RFC 5545 writes them, Monday first.
    public static let weekdayWords = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Makes a schedule; all conditions must hold.
    public init(
        hours: [String] = [],
        weekdays: Set<Int> = [],
        workdaysOnly: Bool = false,
        rule: String? = nil,
        start: CivilDate? = nil
    ) {
        self.hours = hours
        self.weekdays = weekdays
        self.workdaysOnly = workdaysOnly
        self.rule = rule
        self.start = start
    }
}

/// Why a schedule cannot be compiled: which part, where in its text, and what to do.
public struct ScheduleFault: Error, Sendable, Hashable {
    /// The part below `schedule`, such as `rule` or `hours[1]`.
    public var part: String
    /// Where in the part's text, in characters counted from 1.
    public var column: Int
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    /// Makes a fault from its parts.
    public init(part: String, column: Int, problem: String, remedy: String) {
        self.part = part
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }
}

/// Tells what is wrong with a schedule; nil when it can be compiled.
public typealias ScheduleCheck = (Schedule) -> ScheduleFault?

/// The boards that an item asks for by name; none leaves the choice to the boards' units.
public struct Addressing: Sendable, Hashable {
    /// Ids of boards.
    public var ids: Set<String>
    /// Tags of boards; one that a board has is enough.
    public var tags: Set<String>

    /// No board is asked for.
    public static let byScope = Addressing()

    /// Makes an addressing.
    public init(ids: Set<String> = [], tags: Set<String> = []) {
        self.ids = ids
        self.tags = tags
    }

    /// Tells whether a board with an id and tags is meant.
    public func names(_ id: String, tags own: Set<String>) -> Bool {
        ids.contains(id) || !tags.isDisjoint(with: own)
    }
}
