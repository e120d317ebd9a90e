import Bulletins
import Disclosure
import Notation
import POSIX
import Publisher
import Store

/// `placard compile`: the bulletins that the service writes every night.
package enum CompileVerb {
    package static let verb = Verb(
        "compile",
        "Draft ranking, supervision notices and weekly digest",
        discussion: """
            Writes, from what hangs, the ranking of the month before --date, the digest of the \
            week before it, and a supervision notice for every plan that is overdue on it, as \
            drafts that nobody stands by: three people still sign each. The same data always \
            give the same text, so that doing it twice changes nothing; a ranking or digest that \
            was written stays as it is. The service does this every night where the \
            configuration has "disclosure.bulletins".
            """,
        options: Workspace.options + [
            .value("--date", "DATE", "Compile as on this day (default: today)"),
            .flag("--dry-run", "Print the bulletins and write nothing"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        guard let compiler = configuration.bulletinCompiler else {
            throw CommandFailure(
                .configuration,
                "the configuration does not say which unit issues bulletins.",
                remedy: "Add disclosure: { bulletins: { unit: \"county\" } }."
            )
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let day =
            try Workspace.day(invocation, "--date")
            ?? configuration.zone.civilTime(at: now).date
        let intake = try Intake(configuration)
        if invocation.has("--dry-run") {
            for draft in compiler.drafts(of: try intake.snapshot(), on: day) {
                console.line("\(draft.item.id)  \(draft.item.title)\n\(draft.item.body)")
                for row in draft.item.table?.rows ?? [] {
                    console.line(row.joined(separator: "  "))
                }
                console.line()
            }
            return .success
        }
        let lines = try intake.compile(on: day, configuration, at: now)
        var refused = false
        for line in lines {
            switch line.outcome {
            case .added: console.line("\(line.id)  drafted")
            case .revised: console.line("\(line.id)  drafted anew")
            case .unchanged: break
            case .refused(let error):
                refused = true
                console.report(CommandFailure(.failure, "\(error)"))
            }
        }
        if lines.isEmpty { console.line("nothing new to draft on \(day.iso8601Text)") }
        return refused ? .failure : .success
    }
}
