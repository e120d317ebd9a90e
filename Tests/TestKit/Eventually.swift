import POSIX

/// Waits for a condition that another thread brings about; false when the deadline passes.
public func eventually(
    withinSeconds seconds: Int = 20,
    _ condition: () throws -> Bool
) rethrows -> Bool {
    let deadline = MonotonicTime.now.advanced(byMilliseconds: seconds * 1_000)
    while try !condition() {
        if MonotonicTime.now > deadline { return false }
        Clocks.sleep(milliseconds: 1)
    }
    return true
}
