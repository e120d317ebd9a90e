public import Disclosure

/// A matter that came into being or changed, and when it was shown.
public struct FormedMatter: Sendable, Hashable {
    /// Id of the matter in the catalogue.
    public var matter: String
    /// Code of the unit that owes the disclosure.
    public var unit: String
    /// What it is, for example a document's number.
    public var reference: String
    /// The day on which it was formed or changed.
    public var formed: CivilDate
    /// The first day on which a board confirmed it; nil while it was not shown.
    public var shown: CivilDate?

    /// Makes a formed matter.
    public init(
        matter: String,
        unit: String,
        reference: String,
        formed: CivilDate,
        shown: CivilDate? = nil
    ) {
        self.matter = matter
        self.unit = unit
        self.reference = reference
        self.formed = formed
        self.shown = shown
    }
}

/// What every unit owes on a day: matters formed but not shown within their limit.
public struct OwedReport: Sendable, Hashable {
    /// How a formed matter stands.
    public enum State: Sendable, Hashable {
        /// Shown within its limit, or without one.
        case shown
        /// Shown, but so many working days after its limit.
        case shownLate(days: Int)
        /// Not shown yet; so many working days are left, 0 on the last day.
        case waiting(daysLeft: Int)
        /// Not shown, and its limit has passed so many working days ago.
        case owed(days: Int)
        /// Not shown, and the catalogue sets no limit.
        case unlimited
        /// The limit lies in a year whose holidays are not known.
        case unknown(missingYear: Int)
        /// The catalogue does not have the matter.
        case noSuchMatter
    }

    /// One line of the report.
    public struct Line: Sendable, Hashable {
        /// The formed matter.
        public var formed: FormedMatter
        /// The last day of its limit; nil when there is none or it is not known.
        public var due: CivilDate?
        /// How it stands.
        public var state: State
    }

    /// The lines of one unit: what is owed first and longest owed first, then by due day.
    public struct UnitLines: Sendable, Hashable {
        /// Code of the unit.
        public var unit: String
        /// Its lines.
        public var lines: [Line]

        /// How many are owed: not shown and past their limit.
        public var owedCount: Int {
            lines.count { if case .owed = $0.state { true } else { false } }
        }
    }

    /// The units by code.
    public var units: [UnitLines]

    /// Works out the report of a day.
    public init(
        _ formed: [FormedMatter],
        catalogue: MatterCatalogue,
        on day: CivilDate,
        calendar: WorkingCalendar
    ) {
        let matters = Dictionary(
            catalogue.matters.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let lines = formed.map { Self.line($0, matters[$0.matter], day, calendar) }
        units = Dictionary(grouping: lines, by: \.formed.unit)
            .map { unit, lines in
                UnitLines(unit: unit, lines: lines.sorted { Self.order($0) < Self.order($1) })
            }
            .sorted { $0.unit < $1.unit }
    }

    private static func line(
        _ formed: FormedMatter,
        _ matter: Matter?,
        _ day: CivilDate,
        _ calendar: WorkingCalendar
    ) -> Line {
        guard let matter else { return Line(formed: formed, due: nil, state: .noSuchMatter) }
        guard let limit = matter.limitDays else {
            return Line(formed: formed, due: nil, state: formed.shown == nil ? .unlimited : .shown)
        }
        let due: CivilDate
        switch calendar.day(afterWorkingDays: limit, from: formed.formed) {
        case .known(let date): due = date
        case .unknown(let year):
            return Line(formed: formed, due: nil, state: .unknown(missingYear: year))
        }
        // What is shown later than the day asked for was not shown on it.
        let shown = formed.shown.flatMap { $0 <= day ? $0 : nil }
        let end = shown ?? day
        let isLate = end > due
        guard let distance = calendar.workingDays(after: min(due, end), through: max(due, end))
        else {
            let missing = calendar.missingYears(from: min(due, end), through: max(due, end))
            let year = missing.first ?? end.components.year
            return Line(formed: formed, due: due, state: .unknown(missingYear: year))
        }
        let state: State =
            switch (shown != nil, isLate) {
            case (true, true): .shownLate(days: distance)
            case (true, false): .shown
            case (false, true): .owed(days: distance)
            case (false, false): .waiting(daysLeft: distance)
            }
        return Line(formed: formed, due: due, state: state)
    }

    private static func order(_ line: Line) -> (Int, Int, Int, String) {
        let due = line.due?.dayNumber ?? .max
        let place =
            switch line.state {
            case .owed(let days): (0, -days)
            case .waiting(let days): (1, days)
            case .unknown: (2, 0)
            case .noSuchMatter: (3, 0)
            case .unlimited: (4, 0)
            case .shownLate(let days): (5, -days)
            case .shown: (6, 0)
            }
        return (place.0, place.1, due, line.formed.matter + " " + line.formed.reference)
    }
}
