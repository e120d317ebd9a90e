/// The next deadline of every board, the earliest on top; a fixed number of entries, no allocation.
///
/// A heap of four branches, so that it is flat and the four lie together in memory, with each
/// board's place in it, so that a board's deadline can be moved both ways.
struct DeadlineHeap {
    /// "No deadline".
    static let never = Int64.max

    private static let branches = 4

    private struct Entry {
        var deadline: Int64
        var board: Int32

        /// Boards of one turn come in their order.
        func isBefore(_ other: Entry) -> Bool {
            deadline < other.deadline || (deadline == other.deadline && board < other.board)
        }
    }

    private var heap: [Entry]
    private var places: [Int32]

    init(count: Int) {
        heap = (0..<count).map { Entry(deadline: DeadlineHeap.never, board: Int32($0)) }
        places = (0..<count).map { Int32($0) }
    }

    /// The earliest deadline, `never` when there is none.
    var earliest: Int64 { heap.isEmpty ? DeadlineHeap.never : heap[0].deadline }

    /// The board with the earliest deadline, if that is not after `now`.
    func due(at now: Int64) -> Int? {
        earliest <= now && !heap.isEmpty ? Int(heap[0].board) : nil
    }

    /// Moves a board's deadline.
    mutating func set(_ board: Int, to deadline: Int64) {
        let place = Int(places[board])
        let entry = Entry(deadline: deadline, board: Int32(board))
        let old = heap[place].deadline
        if deadline < old { rise(entry, from: place) }
        if deadline > old { sink(entry, from: place) }
    }

    private mutating func rise(_ entry: Entry, from start: Int) {
        var place = start
        while place > 0 {
            let parent = (place - 1) / Self.branches
            if !entry.isBefore(heap[parent]) { break }
            put(heap[parent], at: place)
            place = parent
        }
        put(entry, at: place)
    }

    private mutating func sink(_ entry: Entry, from start: Int) {
        let count = heap.count
        var place = start
        while true {
            let first = Self.branches * place + 1
            guard first < count else { break }
            let end = min(first + Self.branches, count)
            var child = first
            var next = first + 1
            while next < end {
                if heap[next].isBefore(heap[child]) { child = next }
                next += 1
            }
            if entry.isBefore(heap[child]) { break }
            put(heap[child], at: place)
            place = child
        }
        put(entry, at: place)
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        heap[place] = entry
        places[Int(entry.board)] = Int32(place)
    }
}
