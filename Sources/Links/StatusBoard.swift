import Synchronization

/// The copy of all boards' states that other threads read.
final class StatusBoard: Sendable {
    private let content: Mutex<[BoardStatus]>
    /// What the loop counts of each board, one object each for as long as it lives.
    let delays: [BoardDelays]
    /// How many rounds the loop has made: a sign of life that costs no lock.
    let rounds = Atomic<UInt64>(0)

    init(_ statuses: [BoardStatus]) {
        content = Mutex(statuses)
        delays = statuses.map { _ in BoardDelays() }
    }

    /// Copies the boards of `changed` and empties it, unless a reader is at it: then the next
    /// round does.
    func publish(_ boards: [ServedBoard], changed: inout [Int]) {
        guard !changed.isEmpty else { return }
        let isDone: Void? = content.withLockIfAvailable { content in
            for index in changed {
                let board = boards[index]
                if board.hasOnlyFrameNews {
                    content[index].takeFrame(of: board)
                } else {
                    content[index] = board.status
                }
                board.isChanged = false
            }
        }
        if isDone != nil { changed.removeAll(keepingCapacity: true) }
    }

    /// Copies all boards, and waits for readers.
    func publishLast(_ boards: [ServedBoard]) {
        content.withLock { content in
            for board in boards {
                content[board.index] = board.status
            }
        }
    }

    /// All boards.
    ///
    /// Copied here: handing out the array itself would leave the copying to the loop.
    func read() -> [BoardStatus] {
        let statuses = content.withLock { content in content.map { $0 } }
        return zip(statuses, delays).map { $0.with($1) }
    }

    func read(_ index: Int) -> BoardStatus {
        content.withLock { $0[index] }.with(delays[index])
    }
}
