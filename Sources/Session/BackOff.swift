/// The growing pauses between attempts: 1, 2, 4 … 60 seconds, each shortened by a random part.
///
/// The shortening is drawn from a seeded generator inside the value, so that many boards which lost
/// one switch do not come back in step, and so that a test sees the same pauses each time.
public struct BackOff: Sendable, Hashable {
    /// The first pause, in nanoseconds.
    public static let first: Int64 = 1_000_000_000
    /// The longest pause, in nanoseconds.
    public static let longest: Int64 = 60_000_000_000

    /// How much of a pause may be cut off at random, in per cent.
    public let jitterPercent: Int
    private var random: UInt64
    private var base = Self.first

    /// Starts at the first pause; the percentage is held within 0 to 100.
    public init(seed: UInt64, jitterPercent: Int = 25) {
        self.jitterPercent = min(max(jitterPercent, 0), 100)
        random = seed
    }

    /// The next pause, in nanoseconds.
    public mutating func next() -> Int64 {
        let pause = base
        base = min(base * 2, Self.longest)
        let part = UInt64(pause / 100) * UInt64(jitterPercent)
        return part == 0 ? pause : pause - Int64(draw() % part)
    }

    /// Begins again at the first pause.
    public mutating func reset() {
        base = Self.first
    }

    /// One step of SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func draw() -> UInt64 {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
