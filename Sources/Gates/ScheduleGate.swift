public import Disclosure
import Notation
import Recurrence

/// Looks whether an item's schedule can be read, and whether there is a board that it asks for.
public enum ScheduleGate {
    /// What is wrong with the schedule.
    public static func findings(in item: Item) -> [GateFinding] {
        guard let fault = item.schedule?.fault else { return [] }
        let place = GateText.Span(
            field: "schedule.\(fault.part)",
            offset: fault.column - 1,
            length: 1
        )
        return [
            GateFinding(
                place,
                .refusal,
                .unreadableSchedule,
                fault.problem,
                remedy: fault.remedy
            )
        ]
    }

    /// Days after the one it is asked for of which the holidays must be known.
    public static let daysAhead = 30

    /// The years whose holidays the calendar does not know on a day and the month after it, where
    /// the item asks for working days.
    public static func findings(
        in item: Item,
        calendar: WorkingCalendar,
        on day: CivilDate
    ) -> [GateFinding] {
        guard item.schedule?.workdaysOnly == true else { return [] }
        let end = day.advanced(byDays: daysAhead)
        return calendar.missingYears(from: day, through: end).map { year in
            GateFinding(
                GateText.Span(field: "schedule.workdays", offset: 0, length: 0),
                .warning,
                .unknownHolidays,
                "the public holidays of \(year) are not known; every Monday to Friday counts",
                remedy: "add that year's notice to the calendar"
            )
        }
    }

    /// Names of boards that an office of these boards does not have.
    public static func findings(
        in item: Item,
        boards: [(id: String, tags: Set<String>)]
    ) -> [GateFinding] {
        let ids = boards.map(\.id)
        let tags = Array(boards.reduce(into: Set()) { $0.formUnion($1.tags) })
        return unknown(item.boards.ids, among: ids, "boards.ids", "there is no board")
            + unknown(item.boards.tags, among: tags, "boards.tags", "no board has the tag")
    }

    private static func unknown(
        _ words: Set<String>,
        among known: [String],
        _ field: String,
        _ problem: String
    ) -> [GateFinding] {
        words.subtracting(known).sorted().map { word in
            let near = nearestName(to: word, among: known.sorted())
            return GateFinding(
                GateText.Span(field: field, offset: 0, length: 0),
                .hold,
                .unknownBoard,
                "\(problem) \"\(word)\"",
                remedy: near.map { "write \"\($0)\"" } ?? "name one of the configuration"
            )
        }
    }
}
