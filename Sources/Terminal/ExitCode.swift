/// How the program ends: stable numbers that scripts may rely on.
package enum ExitCode: Int32, Sendable, CaseIterable {
    /// Done.
    case success = 0
    /// The work was refused, or a check found problems.
    case failure = 1
    /// The command line was wrong.
    case usage = 2
    /// The configuration, a layout or a font was wrong.
    case configuration = 3
    /// The store could not be opened, read or written.
    case store = 4
    /// The system refused: a port in use, a device that is not there, a file that cannot be
    /// written.
    case system = 5

    /// One line that says what the number means.
    package var meaning: String {
        switch self {
        case .success: "done"
        case .failure: "the work was refused, or a check found problems"
        case .usage: "the command line was wrong"
        case .configuration: "the configuration, a layout or a font was wrong"
        case .store: "the store could not be opened, read or written"
        case .system: "the system refused, for example a port in use"
        }
    }
}

/// What a verb throws when it cannot go on: the exit code and whole sentences for the user.
package struct CommandFailure: Error, Equatable {
    package var code: ExitCode
    /// What happened, where and why.
    package var problem: String
    /// The next step; empty when there is none.
    package var remedy: String

    package init(_ code: ExitCode, _ problem: String, remedy: String = "") {
        self.code = code
        self.problem = problem
        self.remedy = remedy
    }
}
