import Diagnosis
import Explanations
import Notation
import POSIX
import Wording

/// The program: finds the verb, reads its command line, runs it, and turns failures into words.
public enum Program {
    static let groups: [VerbGroup] = [
        VerbGroup(title: "See it", verbs: [DemoVerb.verb, PreviewVerb.verb]),
        VerbGroup(
            title: "Disclose",
            verbs: [
                ImportVerb.verb, TemplateVerb.verb, ItemsVerb.verb, ShowVerb.verb,
                GateVerb.verb, MaskVerb.verb, ReleaseVerb.verb, SignVerb.verb,
                SignVerb.withdrawVerb, RejectVerb.submitVerb, RejectVerb.verb,
                ChainVerb.verb,
                ProveVerb.verb, OwedVerb.verb, LedgerVerb.verb, LedgerVerb.verifyVerb,
                LedgerVerb.pruneVerb,
                CompileVerb.verb, CalendarVerb.verb,
            ]
        ),
        VerbGroup(
            title: "Go before the plan",
            verbs: [
                UrgentVerb.verb, UrgentVerb.pinVerb, BlackoutVerb.verb, ClearVerb.verb,
                OverridesVerb.verb, AlertVerb.verb,
            ]
        ),
        VerbGroup(
            title: "Run",
            verbs: [
                InitVerb.verb, CheckVerb.verb, DoctorVerb.verb, WhyVerb.verb, RehearseVerb.verb,
                ReplayVerb.verb, RunVerb.verb, BoardsVerb.verb, BoardVerb.verb, BlankVerb.verb,
                BackupVerb.verb, BackupVerb.restoreVerb,
            ]
        ),
        VerbGroup(
            title: "Build and try",
            verbs: [
                FontsVerb.verb, TextVerb.verb, SimulateVerb.verb, PacketVerb.verb, BenchVerb.verb,
                WrittenVerbs.completions, WrittenVerbs.manual,
            ]
        ),
    ]

    /// The version of the program.
    public static let version = "0.1.0"

    /// Runs the process's own command line and ends the process.
    public static func main() -> Never {
        let console = Console(
            terminal: Host.terminalSize().map { ($0.columns, $0.rows) },
            language: Language(environment: Host.environment),
            write: { Host.print($0) },
            writeError: { Host.print($0, to: .error) }
        )
        Host.exit(run(Host.arguments, console).rawValue)
    }

    /// Runs one command line.
    static func run(_ words: [String], _ console: Console) -> ExitCode {
        guard let first = words.first, !["help", "--help", "-h"].contains(first) else {
            return help(Array(words.dropFirst()), console)
        }
        if ["--version", "version"].contains(first) {
            console.line("placard \(version)")
            return .success
        }
        do {
            let verb = try find(first)
            let rest = Array(words.dropFirst())
            if rest.contains("--help") || rest.contains("-h") {
                console.write(HelpText.text(of: verb, in: console.language))
                return .success
            }
            return try verb.run(try Invocation(rest, for: verb), console)
        } catch let failure as CommandFailure {
            console.report(failure)
            return failure.code
        } catch {
            console.report(CommandFailure(of: error))
            return CommandFailure(of: error).code
        }
    }

    private static func help(_ words: [String], _ console: Console) -> ExitCode {
        guard let name = words.first else {
            console.write(HelpText.overview(groups, in: console.language))
            return .success
        }
        do {
            console.write(HelpText.text(of: try find(name), in: console.language))
            return .success
        } catch {
            console.report(error)
            return error.code
        }
    }

    static func find(_ name: String) throws(CommandFailure) -> Verb {
        let verbs = groups.flatMap(\.verbs)
        if let verb = verbs.first(where: { $0.name == name }) { return verb }
        throw CommandFailure(
            .usage,
            "“\(name)” is no verb of placard.",
            remedy: nearestName(to: name, among: verbs.map(\.name)).map { "Did you mean \($0)?" }
                ?? "See placard --help."
        )
    }
}
