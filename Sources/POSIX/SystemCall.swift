import Glibc

/// How much a read or a write moved.
public enum Transfer: Sendable, Hashable {
    /// So many bytes, at least one unless the buffer was empty.
    case moved(Int)
    /// Nothing now: wait for readiness.
    case wouldBlock
    /// The other side is gone; nothing will ever come again.
    case ended
}

/// The one funnel for calls into the kernel, and the only place that reads `errno`.
///
/// An interrupted call is repeated; "would block" is a value; EBADF and EFAULT are bugs of this
/// program and trap, because going on with somebody else's descriptor would corrupt it silently.
enum SystemCall {
    /// Runs a call that answers -1 on failure.
    @discardableResult
    static func run(_ call: StaticString, _ body: () -> CInt) throws(SystemError) -> CInt {
        while true {
            let result = FaultPlan.takesOver() ? -1 : body()
            if result != -1 { return result }
            let seen = errno
            let code = FaultPlan.pending() ?? seen
            if code == EINTR { continue }
            throw failure(call, code)
        }
    }

    /// Runs a read or write: the count moved, or the reason why nothing was.
    static func transfer(_ call: StaticString, _ body: () -> Int) throws(SystemError) -> Transfer {
        while true {
            let result = FaultPlan.takesOver() ? -1 : body()
            if result != -1 { return .moved(result) }
            let seen = errno
            let code = FaultPlan.pending() ?? seen
            if code == EINTR { continue }
            if code == EAGAIN { return .wouldBlock }
            throw failure(call, code)
        }
    }

    /// Runs a call that answers its error number instead of setting `errno` (pthread, spawn).
    static func numbered(_ call: StaticString, _ body: () -> CInt) throws(SystemError) {
        let code = FaultPlan.takesOver() ? (FaultPlan.pending() ?? EINVAL) : body()
        if code != 0 { throw failure(call, code) }
    }

    /// Runs a call that answers a pointer, with a failure value of its own.
    static func pointer<P>(
        _ call: StaticString,
        _ body: () -> P?
    ) throws(SystemError) -> P {
        let result = FaultPlan.takesOver() ? nil : body()
        if let result { return result }
        let seen = errno
        throw failure(call, FaultPlan.pending() ?? seen)
    }

    /// Closes; Linux has freed the number even when it reports EINTR or EIO, so never repeat.
    static func close(_ number: CInt) {
        let result = Glibc.close(number)
        if result == -1 && errno == EBADF {
            fatalError("close: descriptor \(number) was not open: it was closed twice")
        }
    }

    private static func failure(_ call: StaticString, _ code: CInt) -> SystemError {
        if code == EBADF || code == EFAULT {
            // Going on would mean using somebody else's descriptor or memory.
            fatalError("\(call): \(SystemError.name(of: code)): a bug in this program")
        }
        return SystemError(call: "\(call)", errno: code)
    }
}
