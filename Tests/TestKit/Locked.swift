import Synchronization

/// A value that several threads of a test share.
public final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    /// Starts with a value.
    public init(_ value: Value) {
        self.value = Mutex(value)
    }

    /// Reads or changes the value while no other thread does.
    public func with<R: Sendable>(_ body: (inout Value) throws -> R) rethrows -> R {
        try value.withLock { value in try body(&value) }
    }
}
