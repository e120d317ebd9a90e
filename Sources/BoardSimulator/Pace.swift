/// A line that passes so many bytes a second: how many may be read now, and when the next may.
struct Pace: Sendable, Hashable {
    /// What a late reader may catch up with, in nanoseconds of line time.
    static let catchUp: Int64 = 100_000_000
    /// Reading less often than this keeps the processor free, in nanoseconds.
    static let pause: Int64 = 2_000_000

    let bytesPerSecond: Int64
    /// Up to when the line's time is used up, in monotonic nanoseconds.
    private var usedUntil: Int64

    init(bytesPerSecond: Int, at now: Int64) {
        self.bytesPerSecond = max(1, Int64(bytesPerSecond))
        usedUntil = now
    }

    /// How many bytes have had time to cross the line.
    mutating func allowance(at now: Int64) -> Int {
        usedUntil = max(usedUntil, now - Self.catchUp)
        return Int(max(0, now - usedUntil) * bytesPerSecond / 1_000_000_000)
    }

    /// Notes bytes that were read.
    mutating func spend(_ count: Int) {
        usedUntil += Int64(count) * 1_000_000_000 / bytesPerSecond
    }

    /// When reading is worth while again.
    func readyAt(_ now: Int64) -> Int64 {
        max(now + Self.pause, usedUntil + 1_000_000_000 / bytesPerSecond + 1)
    }
}
