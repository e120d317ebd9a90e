import Glyphs
import Notation
import POSIX
import Publisher

/// `placard fonts`: compile faces, list them, and tell what a text needs.
enum FontsVerb {
    static let verb = Verb(
        "fonts",
        "Compile bitmap fonts, list the faces, check a text against them",
        discussion: """
            compile reads fonts (BDF, PCF, Unifont HEX, or drawings as text), sets them into cells \
            of one height and writes a face that the service maps into memory. Later inputs fill \
            what earlier ones lack.

              placard fonts compile unifont.hex rare.bdf --height 16 --ascent 14 \\
                  --name han16 --out fonts/han16.face

            list shows the faces in a folder. cover names every character of a text that the \
            faces of a height cannot show.
            """,
        arguments: [
            Argument("ACTION", "compile, list or cover"),
            Argument("INPUT", "fonts to compile, or the text to check", count: .any),
        ],
        options: Workspace.options + [
            .value("--height", "ROWS", "Height of the cells, 1 to 64"),
            .value("--ascent", "ROWS", "Row of the baseline from the cell's top"),
            .value("--name", "NAME", "Name of the face"),
            .value("--out", "FILE", "The face to write"),
            .value("--fonts", "DIR", "Folder of the faces"),
            .flag("--grid", "Set every glyph to half a cell or a whole one, centred"),
            .values("--range", "FIRST-LAST", "Code points to take, as 4E00-9FFF; may be repeated"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let action = invocation.arguments[0]
        switch action {
        case "compile": return try compile(invocation, console)
        case "list": return try list(invocation, console)
        case "cover": return try cover(invocation, console)
        default:
            let near = nearestName(to: action, among: ["compile", "list", "cover"])
            throw CommandFailure(
                .usage,
                "“\(action)” is nothing placard fonts can do.",
                remedy: near.map { "Did you mean \($0)?" } ?? "It can compile, list or cover."
            )
        }
    }

    // MARK: compile

    private static func compile(_ invocation: Invocation, _ console: Console) throws -> ExitCode {
        let inputs = Array(invocation.arguments.dropFirst())
        guard !inputs.isEmpty, let out = invocation.value("--out"),
            let name = invocation.value("--name")
        else {
            throw CommandFailure(
                .usage,
                "fonts compile needs at least one INPUT, --name and --out.",
                remedy: "See placard fonts --help for an example."
            )
        }
        let height = try invocation.integer("--height", in: 1...64) ?? 16
        let ascent = try invocation.integer("--ascent", in: 0...64) ?? (height - height / 8)
        let placement = CellPlacement(
            cellHeight: height,
            ascent: ascent,
            advance: invocation.has("--grid") ? .grid : .declared,
            ranges: try ranges(invocation.all("--range"))
        )
        var files: [FontFile] = []
        for path in inputs {
            let bytes = try Workspace.readBytes(path, .configuration)
            files.append(FontFile(name: path, bytes: bytes))
        }
        let build: FaceBuild
        do {
            build = try FaceBuilder.build(files, name: name, placement: placement)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        try Workspace.write(build.bytes, to: out)
        let report = build.report
        console.line(
            "\(out): \(build.font.glyphs.count) glyphs, \(height) rows, "
                + "\(build.bytes.count / 1_024) KiB"
                + (report.clipped.isEmpty ? "" : ", \(report.clipped.count) clipped")
                + (report.omitted.isEmpty ? "" : ", \(report.omitted.count) left out")
        )
        return .success
    }

    /// Reads `4E00-9FFF` or `3400`.
    private static func ranges(
        _ texts: [String]
    ) throws(CommandFailure) -> [ClosedRange<UInt32>] {
        var found: [ClosedRange<UInt32>] = []
        for text in texts {
            do {
                found.append(try CellPlacement.range(text))
            } catch {
                throw CommandFailure(.usage, "--range: \(error)")
            }
        }
        return found
    }

    // MARK: list and cover

    private static func folder(_ invocation: Invocation) throws(CommandFailure) -> String {
        if let given = invocation.value("--fonts") { return given }
        return try Workspace.configuration(invocation).fonts
    }

    private static func list(_ invocation: Invocation, _ console: Console) throws -> ExitCode {
        let shelf = try FaceShelf.open(try folder(invocation))
        if invocation.has("--json") {
            console.json(
                .array(
                    shelf.faces.map { face in
                        [
                            "name": .string(face.name), "height": .integer(face.cellHeight),
                            "glyphs": .integer(face.glyphCount),
                        ]
                    }
                )
            )
        } else {
            for face in shelf.faces {
                console.line("\(face.name)  \(face.cellHeight) px  \(face.glyphCount) glyphs")
            }
        }
        return .success
    }

    private static func cover(_ invocation: Invocation, _ console: Console) throws -> ExitCode {
        guard invocation.arguments.count == 2 else {
            throw CommandFailure(
                .usage,
                "fonts cover needs the text to check.",
                remedy: "For example: placard fonts cover 政务公开"
            )
        }
        let text = invocation.arguments[1]
        let shelf = try FaceShelf.open(try folder(invocation))
        var isComplete = true
        for height in shelf.heights {
            let missing = FaceChain(shelf.faces.filter { $0.cellHeight == height })
                .missing(in: text)
            isComplete = isComplete && missing.isEmpty
            console.line(
                missing.isEmpty
                    ? "\(height) px: complete"
                    : "\(height) px: " + missing.map(\.description).joined(separator: ", ")
            )
        }
        return isComplete ? .success : .failure
    }
}
