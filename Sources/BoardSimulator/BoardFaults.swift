/// What goes wrong by itself with a virtual board: chances after each frame, from a seed.
public struct BoardFaults: Sendable, Hashable {
    /// The fault that strikes after a frame.
    enum Fault: Sendable, Hashable {
        case drop
        case stall
        case garbage
        case loss
        case reboot
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

    /// After how many of a thousand frames the board restarts.
    public var rebootsPerThousand = 0
    /// In how many of a thousand pieces that arrive one bit is turned over.
    public var flipsPerThousand = 0
    /// How many of a thousand requests find the board busy.
    public var busyPerThousand = 0
    /// How many of a thousand requests are said to have come damaged.
    public var refusalsPerThousand = 0
    /// How many of a thousand answers are not given.
    public var silencesPerThousand = 0
    /// How many of a thousand answers are given twice.
    public var doublesPerThousand = 0
    /// How many of a thousand answers are late.
    public var delaysPerThousand = 0
    /// How late, in milliseconds.
    public var delayMilliseconds: Int64 = 500

    /// No faults.
    public init() {}

    /// Draws what happens after one frame.
    mutating func draw() -> Fault? {
        let chances: [(Int, Fault)] = [
            (dropsPerThousand, .drop), (stallsPerThousand, .stall),
            (garbagePerThousand, .garbage), (lossesPerThousand, .loss),
            (rebootsPerThousand, .reboot),
        ]
        guard chances.contains(where: { $0.0 > 0 }) else { return nil }
        var number = Int(next() % 1_000)
        for (chance, fault) in chances {
            if number < chance { return fault }
            number -= chance
        }
        return nil
    }

    /// Which bit of so many bytes is turned over, if any.
    mutating func flip(among count: Int) -> Int? {
        count > 0 && happens(flipsPerThousand) ? Int(next() % UInt64(count * 8)) : nil
    }

    /// How the board takes the next request.
    mutating func mood() -> CardMood {
        if happens(busyPerThousand) { return .busy }
        if happens(refusalsPerThousand) { return .damaged }
        return happens(silencesPerThousand) ? .mute : .well
    }

    mutating func isDoubled() -> Bool { happens(doublesPerThousand) }
    mutating func isLate() -> Bool { happens(delaysPerThousand) }

    private mutating func happens(_ perThousand: Int) -> Bool {
        perThousand > 0 && Int(next() % 1_000) < perThousand
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
