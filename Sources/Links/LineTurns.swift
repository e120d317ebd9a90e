/// Who may speak next on a line that several boards share; a value without a clock.
///
/// ```
/// ask ──► waiting, in order, urgent ones first ──► holder ──► release ──► rest ──► next
/// ```
/// A turn is one exchange: a packet and its answer, or the silence in its place.
struct LineTurns {
    /// How often in a row urgent boards may go before one that waits longer.
    static let mostOvertakings = 3

    /// The board whose exchange is under way.
    private(set) var holder: Int?
    /// Whether the holder has begun its exchange.
    private var hasBegun = false
    private var waiting: [(board: Int, isUrgent: Bool)] = []
    private var overtakings = 0
    private var restUntil = Int64.min

    /// The boards that wait, longest first.
    var waitingBoards: [Int] { waiting.map(\.board) }

    /// When the next turn can be given; `DeadlineHeap.never` while nobody waits or one speaks.
    var nextGrant: Int64 {
        holder == nil && !waiting.isEmpty ? restUntil : DeadlineHeap.never
    }

    /// Takes the line for an exchange of a board; false when it has to wait, and then stands in
    /// the queue.
    mutating func begin(_ board: Int, isUrgent: Bool, at now: Int64) -> Bool {
        if holder == board {
            if !hasBegun || waiting.isEmpty {
                hasBegun = true
                return true
            }
            // Its exchange is over, and others wait.
            holder = nil
        } else if holder == nil, waiting.isEmpty, now >= restUntil {
            (holder, hasBegun) = (board, true)
            return true
        }
        ask(board, isUrgent: isUrgent)
        return false
    }

    /// Puts a board at the end of the queue, or notes that one which waits has become urgent.
    mutating func ask(_ board: Int, isUrgent: Bool) {
        if let place = waiting.firstIndex(where: { $0.board == board }) {
            if isUrgent { waiting[place].isUrgent = true }
        } else {
            waiting.append((board, isUrgent))
        }
    }

    /// Gives the line to the next board, unless one has it or it rests.
    mutating func grant(at now: Int64) -> Int? {
        guard holder == nil, !waiting.isEmpty, now >= restUntil else { return nil }
        var place = 0
        if !waiting[0].isUrgent, overtakings < Self.mostOvertakings,
            let urgent = waiting.firstIndex(where: \.isUrgent)
        {
            place = urgent
            overtakings += 1
        } else {
            overtakings = 0
        }
        holder = waiting.remove(at: place).board
        hasBegun = false
        return holder
    }

    /// Ends a board's turn; the line then rests until a moment.
    mutating func release(_ board: Int, restUntil rest: Int64) {
        guard holder == board else { return }
        holder = nil
        restUntil = rest
    }

    /// Whether a board stands in the queue.
    func isWaiting(_ board: Int) -> Bool { waiting.contains { $0.board == board } }

    /// Takes a board out, wherever it stands; the line then rests until a moment.
    mutating func forget(_ board: Int, restUntil rest: Int64) {
        waiting.removeAll { $0.board == board }
        release(board, restUntil: rest)
    }
}
