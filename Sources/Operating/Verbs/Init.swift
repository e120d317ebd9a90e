import POSIX
import Store
package import Terminal

/// `placard init`: a configuration with sane defaults and an empty store.
package enum InitVerb {
    package static let verb = Verb(
        "init",
        "Write a configuration and an empty store",
        discussion: """
            Writes placard.json5 and placard.db into DIR (default: here) and asks no questions. \
            What is there already stays as it is.
            """,
        arguments: [Argument("DIR", "where to write", count: .optional)],
        options: [],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let folder = invocation.arguments.first ?? "."
        let configuration = folder + "/placard.json5"
        let store = folder + "/placard.db"
        do {
            try Files.makeDirectory(folder)
        } catch {
            throw CommandFailure(.system, "\(error).")
        }
        if Files.status(configuration) == nil {
            try Workspace.write(Array(sample(Installation.found).utf8), to: configuration)
            console.line("wrote \(configuration)")
        } else {
            console.line("kept  \(configuration)")
        }
        let isNew = Files.status(store) == nil
        do {
            _ = try DisclosureStore.create(at: store)
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        console.line("\(isNew ? "wrote" : "kept ") \(store)")
        console.line()
        console.line("Next: name your boards in \(configuration), then")
        console.line("  placard check  --config \(configuration)")
        console.line("  placard import --config \(configuration) FILE")
        console.line("  placard run    --config \(configuration)")
        return .success
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
            boards: [
                // {
                //     id: "gate",                  // lower-case letters, digits and hyphens
                //     name: "大门条屏",
                //     size: "128x16",              // pixels
                //     colours: "red",              // red, green, amber, white, dual or rgb
                //     layout: "gate-128x16",       // a document in the layouts folder
                //     protocol: "adalight",        // adalight or opc
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
