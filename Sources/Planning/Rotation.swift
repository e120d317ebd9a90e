import Disclosure

/// Who has the places of a loop when more items wait than there are places.
///
/// The items stand in a ring in their order. Turns follow the clock: each gives the places to the
/// next ones of the ring, so that whoever has waited longest comes next, and everybody is seen
/// once in `⌈items / places⌉` turns as long as the items stay the same; a change may begin the
/// ring elsewhere. The turn's number comes from the clock alone. Nothing has to be remembered: a
/// restart goes on in the same turn, and any past or future turn can be told, which a record of
/// what was last seen could not.
struct Rotation {
    /// How many items wait.
    let count: Int
    /// How many of them have a place, fewer than `count`.
    let places: Int
    private let turn: Int64
    private let turnMilliseconds: Int64
    private let first: Int

    init(count: Int, places: Int, at instant: Instant, turnMilliseconds: Int64) {
        self.count = count
        self.places = places
        self.turnMilliseconds = turnMilliseconds
        let now = instant.milliseconds
        // Rounded down before 1970 too.
        turn = now / turnMilliseconds - (now % turnMilliseconds < 0 ? 1 : 0)
        let length = Int64(count)
        let offset = (turn % length * Int64(places)) % length
        first = Int((offset + length) % length)
    }

    /// The first instant of the next turn.
    var end: Instant { Instant(milliseconds: (turn + 1) * turnMilliseconds) }

    /// Whether the item at a place of the ring has its turn.
    func has(_ place: Int) -> Bool { distance(place) < places }

    /// When the item at a place of the ring next has its turn.
    func next(_ place: Int) -> Instant {
        let turns = Int64(distance(place) / places)
        return Instant(milliseconds: (turn + turns) * turnMilliseconds)
    }

    private func distance(_ place: Int) -> Int { (place - first + count) % count }
}
