import BoardSimulator
import Disclosure
import Drivers
import Layout
import POSIX
import Packets
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
        let named = invocation.value("--folder") ?? "/tmp/placard-demo-\(Host.processID)"
        try Files.makeDirectory(named)
        // Links name their devices by whole paths.
        let folder = Files.canonicalPath(named) ?? named
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
        let tell: @Sendable (String) -> Void = { console.writeError($0 + "\n") }
        let log =
            invocation.has("--verbose")
            ? Log(sink: tell) : Log(least: .error, sink: tell)
        let service = try start(
            configuration,
            log,
            try invocation.integer("--port", in: 0...65_535)
        )
        introduce(hall, service, folder, console)
        let course = Course()
        try stop.watch(stop: { course.end() })
        let publisher = try Thread.start(name: "publisher") {
            do {
                try service.run()
            } catch {
                console.writeError("placard: \(error)\n")
            }
            course.end()
        }
        draw(hall, course, until: seconds, quiet: invocation.has("--quiet"), console)
        service.stop()
        publisher.join()
        return conclude(hall, console)
    }

    /// Whether the demo goes on; any thread may end it.
    private final class Course: Sendable {
        private let isOver = Atomic(false)

        var goesOn: Bool { !isOver.load(ordering: .acquiring) }

        func end() { isOver.store(true, ordering: .releasing) }
    }

    /// Starts the service; without a wish for a port, a taken 8080 is no reason to fail.
    private static func start(
        _ configuration: Configuration,
        _ log: Log,
        _ port: Int?
    ) throws(PublisherError) -> PublisherService {
        var configuration = configuration
        configuration.kiosk = KioskSettings(port: UInt16(port ?? defaultPort))
        do {
            return try PublisherService(configuration, log: log)
        } catch  where port == nil && error.subject == .system {
            configuration.kiosk = KioskSettings(port: 0)
            return try PublisherService(configuration, log: log)
        }
    }

    private static func introduce(
        _ hall: DemoHall,
        _ service: PublisherService,
        _ folder: String,
        _ console: Console
    ) {
        console.line("榜 Placard demo")
        console.line()
        var table = TextTable()
        for (model, configuration) in zip(DemoHall.models, hall.configurations) {
            table.add([
                model.id, model.name, "\(configuration.size)", configuration.colours.name,
                configuration.language.title, "\(configuration.link)",
            ])
        }
        console.line(table.text)
        console.line()
        console.line("store  \(folder)/placard.db")
        console.line("kiosk  \(service.kioskAddress ?? "off")")
        console.line("Ctrl-C ends it.")
        console.line()
    }

    private static func draw(
        _ hall: DemoHall,
        _ course: Course,
        until seconds: Int?,
        quiet: Bool,
        _ console: Console
    ) {
        let start = MonotonicTime.now
        var live = quiet || console.terminal == nil ? nil : LivePicture(console)
        defer { live?.end() }
        var wasTooSmall = false
        while course.goesOn {
            let elapsed = MonotonicTime.now.nanoseconds(since: start) / 1_000_000_000
            if let seconds, elapsed >= seconds { return }
            if live != nil, let size = Host.terminalSize() {
                let fitting = LivePicture.fitting(
                    hall.boards,
                    columns: size.columns,
                    rows: size.rows
                )
                if fitting.isEmpty, !wasTooSmall {
                    console.line("The terminal is too small for a board: 64 columns at least.")
                }
                wasTooSmall = fitting.isEmpty
                live?.draw(fitting, columns: size.columns, rows: size.rows)
            }
            Clocks.sleep(milliseconds: 1_000 / picturesPerSecond)
        }
    }

    private static func conclude(_ hall: DemoHall, _ console: Console) -> ExitCode {
        var allDark = true
        for board in hall.boards {
            let isDark = board.picture().isDark
            allDark = allDark && isDark
            console.line(
                "\(board.settings.name): \(board.counts.frames) frames received, "
                    + (isDark ? "dark" : "still lit")
            )
        }
        return allDark ? .success : .failure
    }
}
