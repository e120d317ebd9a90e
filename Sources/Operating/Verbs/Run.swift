import Formalities
import POSIX
import Publisher
package import Terminal

/// `placard run`: the service.
package enum RunVerb {
    package static let verb = Verb(
        "run",
        "Run the service: boards and kiosk",
        discussion: """
            Follows the store, drives every board of the configuration and serves the kiosk until \
            it is told to end (SIGTERM or Ctrl-C). Then boards go dark, serial ports get their \
            settings back, and nothing stays running. Killed at any moment, the next start is \
            clean. Log lines go to standard error, for the journal with their priority.

            With --service, SIGHUP reads the configuration, the layouts and the faces again. A new \
            configuration takes effect as a whole or not at all, and the log says what changed. \
            The service manager hears when it is ready and that every thread makes progress \
            (sd_notify).
            """,
        options: Workspace.options + [
            .flag("--service", "Run under a service manager: SIGHUP reloads"),
            .flag("--verbose", "Log more"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let stop = try StopSignal(reloads: invocation.has("--service"))
        let log = Log(
            least: invocation.has("--verbose") ? .debug : .info,
            isJournal: Journal.takesStandardError
        ) { line in
            console.writeError(line + "\n")
        }
        let service = try ReloadingService(
            configuration,
            log: log,
            reading: { () throws(PublisherError) in
                do throws(CommandFailure) {
                    return try Workspace.configuration(invocation)
                } catch {
                    throw PublisherError(.configuration, error.problem, remedy: error.remedy)
                }
            }
        )
        if let address = service.kioskAddress { console.line("kiosk \(address)") }
        try stop.watch(reload: { service.reload() }, stop: { service.stop() })
        try service.run()
        return .success
    }
}
