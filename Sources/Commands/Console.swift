import Notation
import POSIX
import Raster

/// Where a command's words go: standard output and error, or a test's memory.
struct Console: Sendable {
    let write: @Sendable (String) -> Void
    let writeError: @Sendable (String) -> Void
    /// Columns and rows of the terminal; nil when the output is no terminal.
    let terminal: (columns: Int, rows: Int)?

    init(
        terminal: (columns: Int, rows: Int)?,
        write: @escaping @Sendable (String) -> Void,
        writeError: @escaping @Sendable (String) -> Void
    ) {
        self.terminal = terminal
        self.write = write
        self.writeError = writeError
    }

    /// How many colours the terminal shows, by what it says of itself.
    var depth: TerminalPicture.Depth {
        guard terminal != nil else { return .plain }
        let words = Host.environment("COLORTERM") ?? ""
        if ["truecolor", "24bit"].contains(words) { return .trueColour }
        let kind = Host.environment("TERM") ?? ""
        return kind.contains("256") ? .indexed : kind == "dumb" ? .plain : .trueColour
    }

    /// Prints a line.
    func line(_ text: String = "") {
        write(text + "\n")
    }

    /// Prints a failure: what happened, then the next step.
    func report(_ failure: CommandFailure) {
        writeError("placard: \(failure.problem)\n")
        if !failure.remedy.isEmpty {
            writeError("  \(failure.remedy)\n")
        }
    }

    /// Prints a value for other programs.
    func json(_ value: JSONValue) {
        line(value.prettyText)
    }
}
