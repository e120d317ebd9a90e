import Packets

/// Which boards have their frames together, so that the thread wakes up a few times in a period,
/// and which place each of them has in its turn.
///
/// All boards change pictures at the same instants. A thousand of them would wait for each other,
/// and a turn of its own for each wakes the thread a thousand times in every period, each time for
/// the price of a frame or two. A turn therefore holds as many boards as are drawn and sent in a
/// millisecond and a quarter. They come one after the other, so each is planned for the moment at
/// which it is about to be reached, and its picture is that of this moment.
///
/// ```
/// wake-up                     wake-up
/// |0 1 2 3 4 …                |93 94 95 …            boards, each at its place
/// ├── turn 0 ──┤   (idle)     ├── turn 1 ──┤
/// ```
struct TurnPlan {
    /// What one turn is to take, in nanoseconds.
    static let turnNanoseconds: Int64 = 1_250_000
    /// The most bytes that are made before they are sent: frames of a turn are drawn one after the
    /// other and then sent one after the other, in rounds of so many bytes.
    ///
    /// Sending without anything between finds the kernel's code in the cache and the receiver
    /// awake; more than this would not stay in the cache.
    static let roundBytes = 48 << 10
    /// The most frames of a round.
    static let roundFrames = 64

    /// Number of the turn of each board.
    let turns: [Int]
    /// How long after the turn's begin each board is reached, in nanoseconds.
    let places: [Int64]
    /// Turns in a period.
    let count: Int

    /// Plans for boards with frames of so many bytes; nil for a board that has no turns.
    init(packetByteCounts: [Int?]) {
        let costs = packetByteCounts.map { $0.map(Self.nanoseconds(forBytes:)) ?? 0 }
        let total = max(1, costs.reduce(0, +))
        let count = (total + Self.turnNanoseconds - 1) / Self.turnNanoseconds
        var before: Int64 = 0
        var begin: Int64 = 0
        var turns: [Int] = []
        var places: [Int64] = []
        for cost in costs {
            let turn = Int(min(before * count / total, count - 1))
            if turn != turns.last { begin = before }
            turns.append(turn)
            places.append(before - begin)
            before += cost
        }
        self.turns = turns
        self.places = places
        self.count = Int(count)
    }

    /// About what it takes to draw and send a frame: the system's call, and copying.
    private static func nanoseconds(forBytes count: Int) -> Int64 { 5_000 + Int64(count) * 7 / 10 }

    /// How many frames of so many bytes a round holds.
    static func frames(inRoundOf byteCount: Int) -> Int {
        max(1, min(roundFrames, roundBytes / max(1, byteCount)))
    }

    /// How far behind the clock a board's frames are, in nanoseconds: its turn and its place there.
    func phase(of board: Int, period: Int64) -> Int64 {
        period * Int64(turns[board]) / Int64(count) + places[board]
    }
}
