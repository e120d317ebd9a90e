import BoardSimulator
import Disclosure
import POSIX
import Publisher
import Synchronization

/// `placard demo`: everything at once, with sample disclosures and no hardware.
enum DemoVerb {
    static let verb = Verb(
        "demo",
        "Show the sample disclosures on four virtual boards and a kiosk page",
        discussion: """
            Makes a store from sample disclosures, opens four virtual boards that decode the real \
            bytes (two behind serial lines, two behind TCP), runs the service, and draws the \
            boards in the terminal. Ctrl-C ends it: the boards go dark and everything is removed.
            """,
        options: Installation.options + [
            .value("--port", "PORT", "Port of the kiosk (default 8080, or a free one)"),
            .value("--seconds", "N", "End after so many seconds"),
            .value("--folder", "DIR", "Keep store and devices in this folder"),
            .flag("--quiet", "Do not draw the boards"),
            .flag("--verbose", "Print the service's log"),
        ],
        run: run
    )

    private static let defaultPort = 8_080
    /// Pictures a second in the terminal: more than this makes slow terminals lag.
    private static let picturesPerSecond = 14

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let stop = try StopSignal()
        let place = try Installation(invocation)
        let seconds = try invocation.integer("--seconds", in: 1...1_000_000)
        let folder = invocation.value("--folder") ?? "/tmp/placard-demo-\(Host.processID)"
        try Files.makeDirectory(folder)
        defer {
            if invocation.value("--folder") == nil { try? Files.removeTree(folder) }
        }
        let store = "\(folder)/placard.db"
        if Files.status(store) == nil {
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            try SampleStore.create(at: store, now: now)
        }
        let hall = try DemoHall(folder: folder)
        defer { hall.hall.stop() }
        let configuration = Configuration(
            office: "县政务公开",
            zone: .china,
            store: store,
            layouts: place.layouts,
            fonts: place.fonts,
            kiosk: nil,
            boards: hall.configurations
        )
        let log =
            invocation.has("--verbose")
            ? Log { console.writeError($0 + "\n") } : Log(least: .warning) { console.writeError($0 + "\n") }
        let service = try start(configuration, log, try invocation.integer("--port", in: 0...65_535))
        let done = Atomic(false)
        try withDone(done, stop, service, seconds)
        introduce(hall, service, folder, console)
        return try show(hall, service, done, quiet: invocation.has("--quiet"), console)
    }
}
