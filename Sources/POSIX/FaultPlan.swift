import Synchronization

/// A plan of one injected failure, so that tests can let the Nth call fail, for every N.
///
/// It exists only in debug builds; a release build compiles the questions away.
final class FaultPlan: Sendable {
    private struct State {
        var callsLeft: Int
        var due = false
        var fired = false
    }

    private let code: Int32
    private let state: Mutex<State>

    /// Plans that the call after `calls` successful ones fails with `code`.
    init(after calls: Int, code: Int32) {
        self.code = code
        self.state = Mutex(State(callsLeft: calls))
    }

    /// Tells whether the planned failure has happened.
    var hasFired: Bool { state.withLock { $0.fired } }

    private func takeOver() -> Bool {
        state.withLock { state in
            if state.fired { return false }
            if state.callsLeft > 0 {
                state.callsLeft -= 1
                return false
            }
            state.fired = true
            state.due = true
            return true
        }
    }

    private func pendingCode() -> Int32? {
        state.withLock { state in
            defer { state.due = false }
            return state.due ? code : nil
        }
    }

    #if DEBUG
    private static let current = TaskLocal<FaultPlan?>(wrappedValue: nil)

    /// Runs `body` with this plan in force for the calls it makes on this thread.
    func inForce<R>(_ body: () throws -> R) rethrows -> R {
        try FaultPlan.current.withValue(self, operation: body)
    }

    /// Tells whether the call about to be made must fail instead.
    static func takesOver() -> Bool { current.get()?.takeOver() ?? false }

    /// The injected error number, once, after a call was taken over.
    static func pending() -> Int32? { current.get()?.pendingCode() }
    #else
    /// Tells whether the call about to be made must fail instead: never in a release build.
    @inline(__always) static func takesOver() -> Bool { false }

    /// The injected error number: none in a release build.
    @inline(__always) static func pending() -> Int32? { nil }
    #endif
}
