/// Gives free memory back to the system: after a whole store was read, again when visitors have had
/// the first pages made of it, and every hour, because years of changes leave holes.
public struct Housekeeping {
    /// How long after a reading the first pages are made, in milliseconds.
    public static let pauseMilliseconds = 20_000
    /// Between two times otherwise, in milliseconds.
    public static let usualMilliseconds = 3_600_000

    private var due: MonotonicTime
    private let giveBack: () -> Void

    /// Begins; `giveBack` stands in for the system in a test.
    public init(at now: MonotonicTime, giveBack: @escaping () -> Void = Host.giveBackMemory) {
        due = now.advanced(byMilliseconds: Self.usualMilliseconds)
        self.giveBack = giveBack
    }

    /// Takes word that a whole store was read.
    public mutating func hasReadAll(at now: MonotonicTime) {
        giveBack()
        due = now.advanced(byMilliseconds: Self.pauseMilliseconds)
    }

    /// One round of the thread that keeps house.
    public mutating func round(at now: MonotonicTime) {
        guard now >= due else { return }
        due = now.advanced(byMilliseconds: Self.usualMilliseconds)
        giveBack()
    }
}
