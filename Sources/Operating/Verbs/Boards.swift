import Drivers
import Formalities
import Health
import Layout
import Notation
import POSIX
import Packets
import Planning
import Publisher
package import Terminal
import Wording

/// `placard boards`: the boards, and how each is by the running service's own word.
package enum BoardsVerb {
    package static let verb = Verb(
        "boards",
        "List the boards and how each is",
        discussion: """
            Asks the running service through its kiosk address for the state of every board: ok, \
            late, degraded, offline, refused, blank or unknown, since when, and what ails it with \
            the next step. Without a running service every state is unknown.

            With --watch the list is drawn again each second until Ctrl-C; with --json as well, \
            each round is one line.
            """,
        options: Workspace.options + [
            .flag("--watch", "Draw the list again each second"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    /// How often `--watch` asks, in milliseconds.
    private static let watchMilliseconds = 1_000
    /// Erases the terminal and goes to its first cell (ECMA-48 ED and CUP).
    private static let erase = "\u{1B}[H\u{1B}[2J"

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        guard invocation.has("--watch") else {
            tell(configuration, invocation, console)
            return .success
        }
        while true {
            if console.terminal != nil, !invocation.has("--json") { console.write(erase) }
            tell(configuration, invocation, console)
            Clocks.sleep(milliseconds: watchMilliseconds)
        }
    }

    private static func tell(
        _ configuration: Configuration,
        _ invocation: Invocation,
        _ console: Console
    ) {
        let health = configuration.kiosk.flatMap { ServiceHealth($0) }
        let boards = health?.boards ?? [:]
        guard !invocation.has("--json") else {
            let value = JSONValue.array(
                configuration.boards.map { json($0, boards[$0.board.id], console) }
            )
            if invocation.has("--watch") {
                console.line(value.compactText)
            } else {
                console.json(value)
            }
            return
        }
        console.write(text(configuration.boards, boards, console))
        if boards.isEmpty, !configuration.boards.isEmpty {
            console.writeError("placard: the service does not answer, so states are unknown.\n")
        }
    }

    private static func json(
        _ board: BoardConfiguration,
        _ health: ServiceHealth.Board?,
        _ console: Console
    ) -> JSONValue {
        func number(_ seconds: Int?) -> JSONValue { seconds.map { .integer($0) } ?? .null }
        return [
            "id": .string(board.board.id), "name": .string(board.board.name),
            "size": .string("\(board.size)"),
            "colours": .string(board.colours.name),
            "protocol": .string(board.language.word),
            "link": .string("\(board.link)"), "layout": .string(board.layout),
            "state": .string(health?.state ?? "unknown"),
            "state_seconds": number(health?.stateSeconds),
            "confirmed_seconds_ago": number(health?.confirmedSeconds),
            "fault": health?.fault.map { fault in
                [
                    "id": .string(fault.id),
                    "title": .string(console.text(of: fault.title)),
                    "cause": .string(console.text(of: fault.cause)),
                    "next_step": .string(console.text(of: fault.nextStep)),
                ]
            } ?? .null,
        ]
    }

    /// A table, and below it what to do about each fault in it.
    static func text(
        _ boards: [BoardConfiguration],
        _ health: [String: ServiceHealth.Board],
        _ console: Console
    ) -> String {
        var table = TextTable(["board", "name", "size", "colours", "state", "since", "link"])
        var faults: [(id: String, fault: KnownFault)] = []
        for board in boards {
            let id = board.board.id
            let known = health[id]
            table.add([
                id, board.board.name, "\(board.size)", board.colours.name,
                known?.state ?? "unknown", known?.stateSeconds.map(age) ?? "-", "\(board.link)",
            ])
            if let fault = known?.fault { faults.append((id, fault)) }
        }
        var text = table.text + "\n"
        for (id, fault) in faults {
            text += "\n\(id): \(console.text(of: fault.title)) (\(fault.id))\n"
            text += "  \(console.text(of: fault.cause))\n"
            text += "  → \(console.text(of: fault.nextStep))\n"
        }
        return text
    }

    /// A duration in its largest unit, as `5s`, `12m`, `3h` or `2d`.
    static func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3_600: "\(seconds / 60)m"
        case ..<86_400: "\(seconds / 3_600)h"
        default: "\(seconds / 86_400)d"
        }
    }
}

extension Console {
    /// A wording of the fault catalogue in the console's language.
    func text(of wording: KnownFault.Sentence) -> String {
        language == .chinese ? wording.chinese : wording.english
    }
}
