import Disclosure

/// Who has the places of a loop when more items wait than there are places.
///
/// The items in their order are cut into as few pages as will do, of even length, and each turn of
/// the clock shows the next page. So everybody is seen once in `⌈items / places⌉` turns, and
/// whoever was seen longest ago comes next. An item that comes or goes moves each page by one item
/// at most, and only where it makes one more or one fewer page may the round begin elsewhere.
///
/// What is urgent takes places of others for a while. The pages stay cut as if it had not come, so
/// that the wall goes on with what it shows; of a page with fewer places than items, each round
/// shows another part, until all were seen.
///
/// The turn's number comes from the clock alone. Nothing has to be remembered: a restart goes on
/// in the same turn, and any past or future turn can be told, which a record of what was last seen
/// could not.
struct Rotation {
    private let count: Int
    private let pages: Int
    private let places: Int
    private let turn: Int64
    private let turnMilliseconds: Int64

    /// Cuts `count` items into pages of at most `page` and gives them `places`, each at least 1.
    init(count: Int, page: Int, places: Int, at instant: Instant, turnMilliseconds: Int64) {
        self.count = count
        self.places = places
        self.turnMilliseconds = turnMilliseconds
        pages = (count + page - 1) / page
        let now = instant.milliseconds
        // Rounded down before 1970 too.
        turn = now / turnMilliseconds - (now % turnMilliseconds < 0 ? 1 : 0)
    }

    /// The first instant of the next turn.
    var end: Instant { Instant(milliseconds: (turn + 1) * turnMilliseconds) }

    /// The places of the items that have their turn.
    var present: Range<Int> { shown(in: turn) }

    /// When the item at a place next has its turn.
    func next(_ place: Int) -> Instant {
        let page = ((place + 1) * pages - 1) / count
        var next = turn + Int64(remainder(of: Int64(page) - turn, by: pages))
        // Every part of a page is shown within as many rounds.
        while !shown(in: next).contains(place) { next += Int64(pages) }
        return Instant(milliseconds: next * turnMilliseconds)
    }

    private func shown(in turn: Int64) -> Range<Int> {
        let page = remainder(of: turn, by: pages)
        let whole = page * count / pages..<(page + 1) * count / pages
        guard whole.count > places else { return whole }
        let parts = (whole.count + places - 1) / places
        let round = (turn - Int64(page)) / Int64(pages)
        let part = remainder(of: round, by: parts)
        let start = whole.lowerBound + part * (whole.count - places) / (parts - 1)
        return start..<start + places
    }

    private func remainder(of number: Int64, by divisor: Int) -> Int {
        let divisor = Int64(divisor)
        return Int((number % divisor + divisor) % divisor)
    }
}
