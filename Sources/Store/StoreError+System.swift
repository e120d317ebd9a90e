package import POSIX

extension StoreError {
    /// A call to the operating system that failed.
    package init(_ error: SystemError, attempt: String) {
        self.init(code: .inputOutput, attempt: attempt, problem: error.description)
    }
}
