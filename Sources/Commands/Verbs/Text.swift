import Explanations
import Glyphs
import Publisher

/// `placard text`: what becomes of a text on a board, and why.
enum TextVerb {
    static let verb = Verb(
        "text",
        "Explain a text: characters, faces, line breaks and their rules",
        discussion: """
            Tells how many half-cells each character takes and which face draws it, where a line \
            may break and which rule forbids it elsewhere, how the text falls into lines, and \
            what a board cannot show of it. Offsets count characters from the start. Exit code 1 \
            means that something cannot be shown.

              placard text 2025年完成投资3.5亿元，占85%。 --cells 16
            """,
        arguments: [Argument("TEXT", "the text, or - for standard input")],
        options: Workspace.options + [
            .value("--cells", "N", "Half-cells in a line, 2 to 1000 (default 32)"),
            .value("--height", "ROWS", "Height of the faces (default: the smallest there are)"),
            .value("--fonts", "DIR", "Folder of the faces"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let text = try text(invocation.arguments[0])
        let cells = try invocation.integer("--cells", in: 2...1_000) ?? 32
        let account = TextAccount(text, halfCells: cells, chain: try chain(invocation, console))
        if invocation.has("--json") {
            console.json(account.json)
        } else {
            console.write(account.text)
        }
        return account.isShown ? .success : .failure
    }

    private static func text(_ argument: String) throws(CommandFailure) -> String {
        guard argument == "-" else { return argument }
        let text = try Workspace.readText("-", .usage)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// The faces of the height asked for; nil when there are none to ask and none were named.
    private static func chain(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> FaceChain? {
        let isNamed =
            ["--fonts", "--height", "--config"].contains { invocation.value($0) != nil }
        do {
            let shelf = try FaceShelf.open(try FontsVerb.folder(invocation))
            return try FontsVerb.chains(shelf, invocation).first
        } catch {
            if isNamed { throw error }
            console.writeError("placard: no faces were found; --fonts DIR names their folder\n")
            return nil
        }
    }
}
