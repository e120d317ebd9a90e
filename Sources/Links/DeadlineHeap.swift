/// The next deadline of every board, the earliest on top; a fixed number of entries, no allocation.
///
/// A binary heap of board numbers with each board's place in it, so that a board's deadline can be
/// moved both ways.
struct DeadlineHeap {
    /// "No deadline".
    static let never = Int64.max

    private var deadlines: [Int64]
    private var heap: [Int]
    private var places: [Int]

    init(count: Int) {
        deadlines = Array(repeating: DeadlineHeap.never, count: count)
        heap = Array(0..<count)
        places = Array(0..<count)
    }

    /// The earliest deadline, `never` when there is none.
    var earliest: Int64 { heap.isEmpty ? DeadlineHeap.never : deadlines[heap[0]] }

    /// The board with the earliest deadline, if that is not after `now`.
    func due(at now: Int64) -> Int? {
        earliest <= now ? heap.first : nil
    }

    /// Moves a board's deadline.
    mutating func set(_ board: Int, to deadline: Int64) {
        let old = deadlines[board]
        guard deadline != old else { return }
        deadlines[board] = deadline
        if deadline < old { rise(from: places[board]) } else { sink(from: places[board]) }
    }

    private mutating func rise(from start: Int) {
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            if deadlines[heap[parent]] <= deadlines[heap[place]] { return }
            swap(place, parent)
            place = parent
        }
    }

    private mutating func sink(from start: Int) {
        var place = start
        while true {
            let left = 2 * place + 1
            guard left < heap.count else { return }
            let right = left + 1
            var child = left
            if right < heap.count, deadlines[heap[right]] < deadlines[heap[left]] { child = right }
            if deadlines[heap[place]] <= deadlines[heap[child]] { return }
            swap(place, child)
            place = child
        }
    }

    private mutating func swap(_ a: Int, _ b: Int) {
        heap.swapAt(a, b)
        places[heap[a]] = a
        places[heap[b]] = b
    }
}
