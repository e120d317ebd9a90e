import POSIX

/// Gives memory back after a whole store was read: at once, and again when visitors have had the
/// first pages made of it.
struct Housekeeping {
    /// How long after the reading, in milliseconds.
    static let pauseMilliseconds = 20_000

    private var again: MonotonicTime?
    private let giveBack: () -> Void

    init(giveBack: @escaping () -> Void = Host.giveBackMemory) { self.giveBack = giveBack }

    /// Takes word that a whole store was read.
    mutating func hasReadAll(at now: MonotonicTime = .now) {
        giveBack()
        again = now.advanced(byMilliseconds: Self.pauseMilliseconds)
    }

    /// One round of the publisher's thread.
    mutating func round(at now: MonotonicTime) {
        guard let due = again, now >= due else { return }
        again = nil
        giveBack()
    }
}
