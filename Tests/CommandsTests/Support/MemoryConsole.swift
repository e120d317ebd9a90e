import TestKit
import Wording

@testable import Commands

/// What one command line wrote and how it ended.
struct Answer: Equatable {
    var code: ExitCode
    var output: String
    var error: String
}

extension Program {
    /// Runs a command line inside this process.
    static func answer(to words: [String], in language: Language = .english) -> Answer {
        let output = Locked("")
        let error = Locked("")
        let console = Console(
            terminal: nil,
            language: language,
            write: { text in output.with { $0 += text } },
            writeError: { text in error.with { $0 += text } }
        )
        let code = run(words, console)
        return Answer(code: code, output: output.with { $0 }, error: error.with { $0 })
    }
}
