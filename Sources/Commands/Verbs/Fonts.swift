import Glyphs
import Notation
import Publisher

/// `placard fonts`: what the faces are, what they can show, and new ones.
enum FontsVerb {
    static let verb = Verb(
        "fonts",
        "List and draw the faces, check a text or a character set against them, import others",
        discussion: """
            list shows the faces in a folder. cover names every character of a text, or of a set \
            with --set, that the faces of a height cannot show. draw prints a character as each \
            height draws it, in the form in which drawings are imported. import adds a font of \
            your own (BDF, PCF, HEX or a drawing, also packed with gzip); the service shows it \
            after its next start. A face is asked after the built ones, or before all of them if \
            its name begins with own.

              placard fonts cover 政务公开
              placard fonts cover --set tgh8105 --height 24
              placard fonts draw 灯 --height 16
              placard fonts import club16.bdf.gz --name own16

            compile makes one face of several fonts, as the build does. Later inputs fill what \
            earlier ones lack.

              placard fonts compile unifont.hex rare.bdf --height 16 --ascent 14 \\
                  --name han16 --out fonts/han16.face

            Sets: \(Repertoire.names.joined(separator: ", ")).
            """,
        arguments: [
            Argument("ACTION", actions.map(\.name).joined(separator: ", ")),
            Argument("INPUT", "fonts, the text to check, or the character to draw", count: .any),
        ],
        options: Workspace.options + [
            .value("--fonts", "DIR", "Folder of the faces"),
            .value("--height", "ROWS", "Height of the cells, 1 to 64"),
            .value("--set", "NAME", "The set of characters to check"),
            .flag("--all", "List every missing character of a set, not only the first hundred"),
            .value("--ascent", "ROWS", "Row of the baseline from the cell's top"),
            .value("--name", "NAME", "Name of the face"),
            .value("--source", "TEXT", "Where the glyphs come from, and their licence"),
            .value("--out", "FILE", "The face to write"),
            .flag("--grid", "Set every glyph to half a cell or a whole one, centred"),
            .value("--times", "N", "Make every dot a square of N by N"),
            .value("--hex-rows", "ROWS", "Rows of a glyph in a HEX font (default: the height)"),
            .values("--range", "FIRST-LAST", "Code points to take, as 4E00-9FFF; may be repeated"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    private typealias Action = @Sendable (Invocation, Console) throws -> ExitCode

    private static let actions: [(name: String, run: Action)] = [
        ("list", list), ("cover", cover), ("draw", draw), ("import", importFont),
        ("compile", compile),
    ]

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let name = invocation.arguments[0]
        guard let action = actions.first(where: { $0.name == name }) else {
            let near = nearestName(to: name, among: actions.map(\.name))
            throw CommandFailure(
                .usage,
                "“\(name)” is nothing placard fonts can do.",
                remedy: near.map { "Did you mean \($0)?" }
                    ?? "It can do: \(actions.map(\.name).joined(separator: ", "))."
            )
        }
        return try action.run(invocation, console)
    }

    // MARK: Faces

    static func folder(_ invocation: Invocation) throws(CommandFailure) -> String {
        if let given = invocation.value("--fonts") { return given }
        return try Workspace.configuration(invocation).fonts
    }

    /// The chains of text of the height asked for, or of all heights, smallest first.
    static func chains(
        _ shelf: FaceShelf,
        _ invocation: Invocation
    ) throws(CommandFailure) -> [FaceChain] {
        let wanted = try invocation.integer("--height", in: 1...64)
        if let wanted, !shelf.heights.contains(wanted) {
            let known = shelf.heights.map(String.init).joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "no face is \(wanted) dots high.",
                remedy: "Heights are: \(known)."
            )
        }
        return shelf.heights.filter { wanted == nil || $0 == wanted }.map { height in
            shelf.chain(height: height)
        }
    }

    @Sendable private static func list(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let shelf = try FaceShelf.open(try folder(invocation))
        if invocation.has("--json") {
            console.json(
                .array(
                    shelf.faces.map { face in
                        [
                            "name": .string(face.name), "height": .integer(face.cellHeight),
                            "glyphs": .integer(face.glyphCount), "source": .string(face.source),
                        ]
                    }
                )
            )
            return .success
        }
        var table = TextTable(["Face", "Height", "Glyphs", "From (licence)"])
        for face in shelf.faces {
            let source = face.source.isEmpty ? "not stated" : face.source
            table.add([face.name, "\(face.cellHeight)", "\(face.glyphCount)", source])
        }
        console.line(table.text)
        return .success
    }
}
