import Disclosure
package import Matters
import Notation
import POSIX
package import Publisher
package import Store

/// `placard owed`: matters formed but not shown within their limit.
package enum OwedVerb {
    package static let verb = Verb(
        "owed",
        "List, by unit, what should hang and does not",
        discussion: """
            Goes through the items that name a matter of the catalogue and the day it was formed, \
            drafts as well, and holds the day on which a board first showed each against the \
            matter's limit in working days. Exit code 1 means that something is owed.
            """,
        options: Workspace.options + [
            .value("--date", "DATE", "As on this day (default: today)"),
            .value("--unit", "CODE", "Only this unit"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        guard let catalogue = try configuration.matterCatalogue() else {
            throw CommandFailure(
                .configuration,
                "there is no catalogue of matters.",
                remedy: "Import one with placard import matters.json5, or name it in the"
                    + " configuration: disclosure: { matters: \"matters.json5\" }."
            )
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let today = configuration.zone.civilTime(at: now).date
        let day = try Workspace.day(invocation, "--date") ?? today
        let report = OwedReport(
            try DisclosureStore.open(at: configuration.store, for: .reading)
                .formedMatters(configuration),
            catalogue: catalogue,
            on: day,
            calendar: configuration.disclosure.calendar
        )
        let unit = invocation.value("--unit")
        let units = report.units.filter { unit == nil || $0.unit == unit }
        if invocation.has("--json") {
            console.json(.array(units.map(json)))
        } else {
            tell(units, console)
        }
        return units.allSatisfy { $0.owedCount == 0 } ? .success : .failure
    }

    private static func tell(_ units: [OwedReport.UnitLines], _ console: Console) {
        guard !units.isEmpty else {
            console.line("no item names a matter and the day it was formed")
            return
        }
        var table = TextTable(["unit", "item", "matter", "formed", "due", "state"])
        for unit in units {
            for line in unit.lines {
                table.add([
                    unit.unit, line.formed.reference, line.formed.matter,
                    line.formed.formed.iso8601Text, line.due?.iso8601Text ?? "-",
                    words(line.state),
                ])
            }
        }
        console.line(table.text)
        for line in units.flatMap(\.lines) {
            guard case .unknown(let year) = line.state else { continue }
            console.writeError("placard: \(CountedDay.unknown(missingYear: year)).\n")
            break
        }
        let count = units.reduce(0) { $0 + $1.owedCount }
        console.line("\(count) owed")
    }

    private static func words(_ state: OwedReport.State) -> String {
        switch state {
        case .shown: "shown"
        case .shownLate(let days): "shown \(days) working days late"
        case .waiting(let days): "\(days) working days left"
        case .owed(let days): "owed for \(days) working days"
        case .unlimited: "no limit"
        case .unknown(let year): "the holidays of \(year) are not known"
        case .noSuchMatter: "no such matter"
        }
    }

    private static func json(_ unit: OwedReport.UnitLines) -> JSONValue {
        [
            "unit": .string(unit.unit), "owed": .integer(unit.owedCount),
            "lines": .array(
                unit.lines.map { line in
                    [
                        "item": .string(line.formed.reference),
                        "matter": .string(line.formed.matter),
                        "formed": .string(line.formed.formed.iso8601Text),
                        "due": .optional(line.due?.iso8601Text),
                        "shown": .optional(line.formed.shown?.iso8601Text),
                        "state": .string(words(line.state)),
                    ]
                }
            ),
        ]
    }
}

extension DisclosureStore {
    /// The matters that items name with the day they were formed, and when each was first shown.
    package func formedMatters(
        _ configuration: Configuration
    ) throws(StoreError) -> [FormedMatter] {
        let grades = ExposureGrade.allCases.filter { $0 >= configuration.disclosure.proof }
        let shown = try firstExposures(grades: grades.map(\.word))
        return try formedItems().compactMap { item in
            CivilDate(iso8601: item.formed).map { day in
                FormedMatter(
                    matter: item.matter,
                    unit: item.unit,
                    reference: item.item,
                    formed: day,
                    shown: shown[item.item].map { configuration.zone.civilTime(at: $0).date }
                )
            }
        }
    }
}
