import POSIX

/// Where layouts and faces are, for verbs that run without a configuration.
struct Installation {
    let layouts: String
    let fonts: String

    static let options: [Option] = [
        .value("--layouts", "DIR", "Folder of the layout documents"),
        .value("--fonts", "DIR", "Folder of the compiled faces"),
    ]

    /// Looks in the checkout the program was built in or is started from, then where it is
    /// installed.
    init(_ invocation: Invocation) throws(CommandFailure) {
        var places = ["."]
        var folder = Files.directory(of: CommandLine.arguments.first ?? "")
        for _ in 0..<4 where !folder.isEmpty && folder != "/" {
            places.append(folder)
            folder = Files.directory(of: folder)
        }
        layouts = try Self.find(
            invocation.value("--layouts"),
            places.map { $0 + "/Layouts" } + ["/usr/share/placard/Layouts"],
            what: "layouts",
            option: "--layouts"
        )
        fonts = try Self.find(
            invocation.value("--fonts"),
            places.map { $0 + "/.build/fonts" } + ["/usr/share/placard/fonts"],
            what: "compiled faces",
            option: "--fonts"
        )
    }

    private static func find(
        _ given: String?,
        _ places: [String],
        what: String,
        option: String
    ) throws(CommandFailure) -> String {
        if let given { return given }
        if let found = places.first(where: { Files.status($0)?.isDirectory == true }) {
            return found
        }
        throw CommandFailure(
            .configuration,
            "the \(what) were not found in \(places.joined(separator: ", ")).",
            remedy: "Start from the checkout after make fonts, or give \(option) DIR."
        )
    }
}
