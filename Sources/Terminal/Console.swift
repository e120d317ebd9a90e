package import Notation
import POSIX
package import Raster
package import Wording

/// Where a command's words go: standard output and error, or a test's memory.
package struct Console: Sendable {
    package let write: @Sendable (String) -> Void
    package let writeError: @Sendable (String) -> Void
    /// The language of help texts and failures.
    package let language: Language
    /// Columns and rows of the terminal; nil when the output is no terminal.
    package let terminal: (columns: Int, rows: Int)?

    package init(
        terminal: (columns: Int, rows: Int)?,
        language: Language = .english,
        write: @escaping @Sendable (String) -> Void,
        writeError: @escaping @Sendable (String) -> Void
    ) {
        self.terminal = terminal
        self.language = language
        self.write = write
        self.writeError = writeError
    }

    /// How many colours the terminal shows, by what it says of itself.
    package var depth: TerminalPicture.Depth {
        guard terminal != nil else { return .plain }
        let words = Host.environment("COLORTERM") ?? ""
        if ["truecolor", "24bit"].contains(words) { return .trueColour }
        let kind = Host.environment("TERM") ?? ""
        return kind.contains("256") ? .indexed : kind == "dumb" ? .plain : .trueColour
    }

    /// Prints a line.
    package func line(_ text: String = "") {
        write(text + "\n")
    }

    /// Prints a failure: what happened, then the next step.
    package func report(_ failure: CommandFailure) {
        writeError("placard: \(language.words(failure.problem))\n")
        if !failure.remedy.isEmpty {
            writeError("  \(language.words(failure.remedy))\n")
        }
    }

    /// Prints a value for other programs.
    package func json(_ value: JSONValue) {
        line(value.prettyText)
    }
}
