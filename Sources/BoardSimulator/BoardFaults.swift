/// What goes wrong by itself with a virtual board: chances after each frame, from a seed.
public struct BoardFaults: Sendable, Hashable {
    /// The fault that strikes after a frame.
    enum Fault: Sendable, Hashable {
        case drop
        case stall
        case garbage
        case loss
    }

    /// Where the sequence of chances begins.
    public var seed: UInt64 = 1
    /// In how many of a thousand frames the connection is dropped; a pseudo-terminal has none.
    public var dropsPerThousand = 0
    /// In how many of a thousand frames the board stops reading for a while.
    public var stallsPerThousand = 0
    /// How long it then does not read, in milliseconds.
    public var stallMilliseconds: Int64 = 500
    /// After how many of a thousand frames the board prints nonsense.
    public var garbagePerThousand = 0
    /// After how many of a thousand frames the next byte is lost on the line.
    public var lossesPerThousand = 0

    /// No faults.
    public init() {}

    /// Draws what happens after one frame.
    mutating func draw() -> Fault? {
        let chances: [(Int, Fault)] = [
            (dropsPerThousand, .drop), (stallsPerThousand, .stall),
            (garbagePerThousand, .garbage), (lossesPerThousand, .loss),
        ]
        guard chances.contains(where: { $0.0 > 0 }) else { return nil }
        var number = Int(next() % 1_000)
        for (chance, fault) in chances {
            if number < chance { return fault }
            number -= chance
        }
        return nil
    }

    /// One step of SplitMix64 (Steele, Lea, Flood 2014), on the seed itself.
    private mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
