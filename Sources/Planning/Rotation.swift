import Disclosure

/// Who has the places of a loop when more items wait than there are places.
///
/// The items in their order are cut into as few pages as will do, of even length, and each turn of
/// the clock shows the next page. So everybody is seen once in `⌈items / places⌉` turns, and
/// whoever was seen longest ago comes next. An item that comes or goes moves each page by one item
/// at most, and only where it makes one more or one fewer page may the round begin elsewhere.
///
/// The turn's number comes from the clock alone. Nothing has to be remembered: a restart goes on
/// in the same turn, and any past or future turn can be told, which a record of what was last seen
/// could not.
struct Rotation {
    private let count: Int
    private let pages: Int
    private let turn: Int64
    private let turnMilliseconds: Int64
    private let page: Int

    /// Cuts `count` items, at least 1, into pages of at most `places`, at least 1.
    init(count: Int, places: Int, at instant: Instant, turnMilliseconds: Int64) {
        self.count = count
        self.turnMilliseconds = turnMilliseconds
        pages = (count + places - 1) / places
        let now = instant.milliseconds
        // Rounded down before 1970 too.
        turn = now / turnMilliseconds - (now % turnMilliseconds < 0 ? 1 : 0)
        page = Int((turn % Int64(pages) + Int64(pages)) % Int64(pages))
    }

    /// The first instant of the next turn.
    var end: Instant { Instant(milliseconds: (turn + 1) * turnMilliseconds) }

    /// The places of the items that have their turn.
    var present: Range<Int> { page * count / pages..<(page + 1) * count / pages }

    /// When the item at a place next has its turn.
    func next(_ place: Int) -> Instant {
        let own = ((place + 1) * pages - 1) / count
        let turns = Int64((own - page + pages) % pages)
        return Instant(milliseconds: (turn + turns) * turnMilliseconds)
    }
}
