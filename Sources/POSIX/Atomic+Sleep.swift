package import Synchronization

extension Atomic<Bool> {
    /// Sleeps, but wakes soon after the flag is set.
    package func sleep(milliseconds: Int) {
        let step = 50
        var left = milliseconds
        while left > 0, !load(ordering: .acquiring) {
            Clocks.sleep(milliseconds: Swift.min(step, left))
            left -= step
        }
    }
}
