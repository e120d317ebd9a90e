public import Store

/// What a wait for changes of the store ended with.
public enum StoreEvent: Sendable, Hashable {
    /// Somebody committed, or the store is readable again: read a new snapshot.
    case changed
    /// Nothing happened until the deadline.
    case timeout
    /// The file is gone; keep the last snapshot and wait on.
    case missing
    /// Another file stands at the path: open the store anew.
    case replaced
    /// The store is there and cannot be read; keep the last snapshot and wait on.
    case troubled(StoreError)
    /// The bell was rung: somebody wants the waiting thread.
    case rung
}
