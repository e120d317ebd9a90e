import Disclosure
import Notation
import POSIX
import Publisher

/// `placard calendar`: which days are worked.
package enum CalendarVerb {
    package static let verb = Verb(
        "calendar",
        "Show which days of a year are worked, or count them",
        discussion: """
            Lists the weekdays of a year that are free and the weekend days that are worked. 2025 \
            and 2026 of China are built in; every autumn the State Council's notice brings the \
            next, which goes into "disclosure.calendar" of the configuration. With --days it \
            counts working days from the day after --from, as time limits and publicity periods \
            do. A year that is not known is told and never guessed.

              placard calendar 2026
              placard calendar --from 2026-09-30 --days 5
            """,
        arguments: [Argument("YEAR", "a year (default: this year)", count: .optional)],
        options: Workspace.options + [
            .value("--from", "DATE", "The day after which to count (default: today)"),
            .value("--days", "N", "Count so many working days"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let calendar = configuration.disclosure.calendar
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let today = configuration.zone.civilTime(at: now).date
        if let days = try invocation.integer("--days", in: 1...3_660) {
            let from = try Workspace.day(invocation, "--from") ?? today
            let found = calendar.day(afterWorkingDays: days, from: from)
            console.line("\(found)")
            return found.date == nil ? .failure : .success
        }
        return try list(invocation, calendar, today, console)
    }

    private static func list(
        _ invocation: Invocation,
        _ calendar: WorkingCalendar,
        _ today: CivilDate,
        _ console: Console
    ) throws -> ExitCode {
        let text = invocation.arguments.first ?? String(today.components.year)
        guard let year = Int(text), let first = CivilDate(year: year, month: 1, day: 1),
            let last = CivilDate(year: year, month: 12, day: 31)
        else {
            throw CommandFailure(.usage, "“\(text)” is no year.", remedy: "Write it as 2026.")
        }
        guard calendar.knownYears.contains(year) else {
            throw CommandFailure(
                .failure,
                "\(CountedDay.unknown(missingYear: year)).",
                remedy: "In the configuration: disclosure: { calendar: [{ year: \(year), "
                    + "holidays: [\"\(year)-01-01\"], workdays: [] }] }."
            )
        }
        for number in first.dayNumber...last.dayNumber {
            let day = CivilDate(dayNumber: number)
            let isWorked = calendar.isWorkingDay(day)
            if isWorked != (day.weekday <= 5) {
                console.line("\(day.iso8601Text)  \(isWorked ? "worked" : "free")")
            }
        }
        let count = calendar.workingDays(from: first, before: last.advanced(byDays: 1))
        console.line("\(count) working days in \(year)")
        return .success
    }
}
