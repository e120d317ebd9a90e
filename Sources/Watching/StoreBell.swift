internal import POSIX

/// Wakes a thread that waits for the store; any thread may ring it, at any time.
public final class StoreBell: Sendable {
    let wake: WakeDescriptor

    init(_ wake: consuming WakeDescriptor) {
        self.wake = wake
    }

    /// Ends the present wait, or the next one when nobody waits.
    public func ring() {
        wake.ring()
    }
}
