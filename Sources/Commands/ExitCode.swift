import POSIX
import Publisher
import Store

/// How the program ends: stable numbers that scripts may rely on.
public enum ExitCode: Int32, Sendable, CaseIterable {
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
    public var meaning: String {
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
struct CommandFailure: Error, Equatable {
    var code: ExitCode
    /// What happened, where and why.
    var problem: String
    /// The next step; empty when there is none.
    var remedy: String

    init(_ code: ExitCode, _ problem: String, remedy: String = "") {
        self.code = code
        self.problem = problem
        self.remedy = remedy
    }
}

extension CommandFailure {
    /// Any module's error in the form that the user reads.
    init(of error: any Error) {
        switch error {
        case let error as CommandFailure: self = error
        case let error as PublisherError:
            self.init(error.subject.exitCode, error.problem, remedy: error.remedy)
        case let error as StoreError: self.init(.store, "\(error)")
        case let error as SystemError: self.init(.system, "\(error).")
        default: self.init(.system, "\(error)")
        }
    }
}

extension PublisherError.Subject {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .layout, .font: .configuration
        case .store: .store
        case .system: .system
        }
    }
}
