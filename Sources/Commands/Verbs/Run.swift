import POSIX
import Publisher

/// `placard run`: the service.
enum RunVerb {
    static let verb = Verb(
        "run",
        "Run the service: boards and kiosk",
        discussion: """
            Follows the store, drives every board of the configuration and serves the kiosk until \
            it is told to end (SIGTERM or Ctrl-C). Then boards go dark, serial ports get their \
            settings back, and nothing stays running. Killed at any moment, the next start is \
            clean. Log lines go to standard error.
            """,
        options: Workspace.options + [.flag("--verbose", "Log more")],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let stop = try StopSignal()
        let log = Log(least: invocation.has("--verbose") ? .debug : .info) { line in
            console.writeError(line + "\n")
        }
        let service = try PublisherService(configuration, log: log)
        if let address = service.kioskAddress { console.line("kiosk \(address)") }
        try stop.watch { service.stop() }
        try service.run()
        return .success
    }
}
