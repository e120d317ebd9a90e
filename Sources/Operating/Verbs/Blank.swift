import Formalities
import POSIX
import Publisher
package import Terminal

/// `placard blank`: a dark frame to every board, without the service.
package enum BlankVerb {
    package static let verb = Verb(
        "blank",
        "Make boards dark while the service does not run",
        discussion: """
            Opens the link of every board, or of the boards named, sends a black frame and says \
            which board took it. It is for after a crash: what a dead service left on the wall \
            may have expired. With --after-crash, boards of whenLost: "notice" get their notice \
            instead. While the service runs, it alone talks to the boards.
            """,
        arguments: [Argument("BOARD", "a board's id; none means every board", count: .any)],
        options: Workspace.options + [
            .flag("--after-crash", "Do nothing when the service ended in order"),
            .value("--seconds", "N", "Wait so long for all boards (default 5)"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        // systemd.exec(5): set for what runs after the service; in order, boards are dark already.
        if invocation.has("--after-crash"), Host.environment("SERVICE_RESULT") == "success" {
            return .success
        }
        let configuration = try Workspace.configuration(invocation)
        let seconds = try invocation.integer("--seconds", in: 1...600) ?? 5
        let boards =
            invocation.arguments.isEmpty
            ? configuration.boards
            : try invocation.arguments.map { try Workspace.board($0, of: configuration) }
        let outcomes = try BoardDarkness.spread(
            over: boards,
            leavingNoticesOf: invocation.has("--after-crash") ? configuration : nil,
            withinMilliseconds: seconds * 1_000
        )
        for outcome in outcomes {
            let why = outcome.fault.map { ": \($0)" } ?? ""
            let left = outcome.isNotice ? "notice" : "dark  "
            console.line(
                outcome.isDone
                    ? "\(left)   \(outcome.board)" : "unknown  \(outcome.board)\(why)"
            )
        }
        return outcomes.allSatisfy(\.isDone) ? .success : .failure
    }
}
