import POSIX

/// Gives free memory back to the system: after a whole store was read, again when visitors have had
/// the first pages made of it, and every hour, because years of changes leave holes.
struct Housekeeping {
    /// How long after a reading the first pages are made, in milliseconds.
    static let pauseMilliseconds = 20_000
    /// Between two times otherwise, in milliseconds.
    static let usualMilliseconds = 3_600_000

    private var due: MonotonicTime
    private let giveBack: () -> Void

    init(at now: MonotonicTime, giveBack: @escaping () -> Void = Host.giveBackMemory) {
        due = now.advanced(byMilliseconds: Self.usualMilliseconds)
        self.giveBack = giveBack
    }

    /// Takes word that a whole store was read.
    mutating func hasReadAll(at now: MonotonicTime) {
        giveBack()
        due = now.advanced(byMilliseconds: Self.pauseMilliseconds)
    }

    /// One round of the publisher's thread.
    mutating func round(at now: MonotonicTime) {
        guard now >= due else { return }
        due = now.advanced(byMilliseconds: Self.usualMilliseconds)
        giveBack()
    }
}
