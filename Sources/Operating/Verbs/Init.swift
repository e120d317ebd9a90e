import Formalities
import POSIX
import Publisher
import Store
package import Terminal

/// `placard init`: a configuration with sane defaults and an empty store.
package enum InitVerb {
    package static let verb = Verb(
        "init",
        "Write a configuration and an empty store",
        discussion: """
            Writes placard.json5 and placard.db into DIR (default: here) and asks no questions. \
            What is there already stays as it is. With --config, the store is the one that FILE \
            names.
            """,
        arguments: [Argument("DIR", "where to write", count: .optional)],
        options: [.value("--config", "FILE", "Write this configuration, or keep it when there")],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let given = invocation.value("--config")
        guard given == nil || invocation.arguments.isEmpty else {
            throw CommandFailure(
                .usage,
                "DIR and --config FILE name two places.",
                remedy: "Give one of them."
            )
        }
        let path = given ?? (invocation.arguments.first ?? ".") + "/placard.json5"
        let isNew = Files.status(path) == nil
        if isNew {
            try makeFolder(of: path)
            try Workspace.write(Array(sample(Installation.found).utf8), to: path)
        }
        console.line("\(isNew ? "wrote" : "kept ") \(path)")
        let store = try Workspace.configuration(at: path).store
        let isNewStore = Files.status(store) == nil
        try makeFolder(of: store)
        do {
            _ = try DisclosureStore.create(at: store)
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        console.line("\(isNewStore ? "wrote" : "kept ") \(store)")
        console.line()
        console.line("Next: name your boards in \(path), then")
        console.line("  placard check  --config \(path)")
        console.line("  placard import --config \(path) FILE")
        console.line("  placard run    --config \(path)")
        return .success
    }

    private static func makeFolder(of path: String) throws(CommandFailure) {
        do {
            try Files.makeDirectory(Files.directory(of: path))
        } catch {
            throw CommandFailure(.system, "\(error).")
        }
    }

    /// The configuration a new office starts from.
    static func sample(_ place: Installation) -> String {
        """
        // Placard's configuration (JSON5). Unknown keys are errors; placard check reads it.
        {
            // The name on idle boards and the kiosk's header.
            office: "县政务公开",
            zone: "Asia/Shanghai",
            // Paths are taken from this file's folder.
            store: "placard.db",
            layouts: "\(place.layouts)",
            fonts: "\(place.fonts)",
            // This machine only; put nginx in front to show it to others. false turns it off.
            kiosk: { address: "127.0.0.1", port: 8080 },
            // Seconds that a board may be in trouble before the log has an alert of it.
            alertAfterSeconds: 60,
            // Where placard backup puts its copies, and how many stay.
            backups: { folder: "backups", keep: 35 },
            boards: [
                // {
                //     id: "gate",                  // lower-case letters, digits and hyphens
                //     name: "大门条屏",
                //     size: "128x16",              // pixels
                //     colours: "red",              // red, green, amber, white, dual or rgb
                //     layout: "gate-128x16",       // a document in the layouts folder
                //     protocol: "adalight",        // check names them all at a wrong one
                //     link: "serial:///dev/ttyUSB0?baud=115200",
                //     unit: "county",              // show items of this unit and those below it
                //     kinds: ["project", "notice"],  // leave out to show every kind
                //     pitchMillimetres: 4.75,      // from lamp to lamp; check then tells the reach
                //     pace: "calm",                // for halls with many elderly visitors
                // },
            ],
        }

        """
    }
}
