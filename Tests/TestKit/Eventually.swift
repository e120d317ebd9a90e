import POSIX

/// How many times slower than usual everything may be: under sanitizers, of which `make sanitize`
/// tells, ten times and more.
public let slowness = max(1, Host.environment("PLACARD_SLOWNESS").flatMap { Int($0) } ?? 1)

/// Waits for a condition that another thread brings about; false when the deadline passes.
public func eventually(
    withinSeconds seconds: Int = 20,
    _ condition: () throws -> Bool
) rethrows -> Bool {
    let deadline = MonotonicTime.now.advanced(byMilliseconds: seconds * slowness * 1_000)
    while try !condition() {
        if MonotonicTime.now > deadline { return false }
        Clocks.sleep(milliseconds: 1)
    }
    return true
}
