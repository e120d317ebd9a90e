import POSIX
package import Terminal

/// Where layouts and faces are, for verbs that run without a configuration.
package struct Installation {
    package let layouts: String
    package let fonts: String

    package static let options: [Option] = [
        .value("--layouts", "DIR", "Folder of the layout documents"),
        .value("--fonts", "DIR", "Folder of the compiled faces"),
    ]

    private static let installedLayouts = "/usr/share/placard/Layouts"
    private static let installedFonts = "/usr/share/placard/fonts"

    /// What is given, else what is found; nothing at all is a failure.
    package init(_ invocation: Invocation) throws(CommandFailure) {
        layouts = try Self.need(
            invocation.value("--layouts") ?? Self.search("Layouts", Self.installedLayouts),
            "layouts",
            "--layouts"
        )
        fonts = try Self.need(
            invocation.value("--fonts") ?? Self.search(".build/fonts", Self.installedFonts),
            "compiled faces",
            "--fonts"
        )
    }

    private init(layouts: String, fonts: String) {
        self.layouts = layouts
        self.fonts = fonts
    }

    /// What is found, else where an installation will have it.
    static var found: Installation {
        Installation(
            layouts: search("Layouts", installedLayouts) ?? installedLayouts,
            fonts: search(".build/fonts", installedFonts) ?? installedFonts
        )
    }

    /// Looks in the checkout the program was built in or is started from, then where it is
    /// installed.
    private static func search(_ name: String, _ installed: String) -> String? {
        var places = ["./" + name]
        var folder = Files.directory(of: CommandLine.arguments.first ?? "")
        for _ in 0..<4 where !folder.isEmpty && folder != "/" {
            places.append(folder + "/" + name)
            folder = Files.directory(of: folder)
        }
        places.append(installed)
        let found = places.first { Files.status($0)?.isDirectory == true }
        return found.flatMap(Files.canonicalPath)
    }

    private static func need(
        _ path: String?,
        _ what: String,
        _ option: String
    ) throws(CommandFailure) -> String {
        if let path { return path }
        throw CommandFailure(
            .configuration,
            "the \(what) were not found, neither in a checkout nor installed.",
            remedy: "Start from the checkout after make fonts, or give \(option) DIR."
        )
    }
}
