import POSIX
import Publisher
import Store

extension CommandFailure {
    /// Any module's error in the form that the user reads.
    package init(of error: any Error) {
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
        case .configuration, .layout, .font: .configuration
        case .store: .store
        case .system: .system
        }
    }
}
