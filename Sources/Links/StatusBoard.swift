import Synchronization

/// The copy of all boards' states that other threads read.
final class StatusBoard: Sendable {
    private let content: Mutex<[BoardStatus]>

    init(_ statuses: [BoardStatus]) {
        content = Mutex(statuses)
    }

    /// Copies what has changed, unless a reader is at it: then the next round does.
    func publish(_ boards: [ServedBoard]) {
        guard boards.contains(where: \.isChanged) else { return }
        content.withLockIfAvailable { content in
            StatusBoard.copy(boards, into: &content)
        }
    }

    /// Copies what has changed, and waits for readers.
    func publishLast(_ boards: [ServedBoard]) {
        content.withLock { content in
            StatusBoard.copy(boards, into: &content)
        }
    }

    func read() -> [BoardStatus] { content.withLock { $0 } }

    func read(_ index: Int) -> BoardStatus { content.withLock { $0[index] } }

    private static func copy(_ boards: [ServedBoard], into content: inout [BoardStatus]) {
        for board in boards where board.isChanged {
            content[board.index] = board.status
            board.isChanged = false
        }
    }
}
