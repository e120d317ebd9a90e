import POSIX
import Synchronization

/// Where other threads leave what the loop is to do; per board the newest scene replaces older
/// ones.
final class Mailbox: Sendable {
    /// What waits for one board.
    struct Letter: Sendable {
        /// The new scene; nil withdraws the old one.
        var scene: (any FrameSource)?
        var postedAt: Int64
    }

    /// The end of a search for a host's address.
    struct Answer: Sendable {
        let board: Int
        let generation: UInt32
        let result: Result<[SocketAddress], SystemError>
    }

    /// How to end.
    struct StopOrder: Sendable {
        let blank: Bool
        let deadlineNanoseconds: Int64
    }

    private struct Content: Sendable {
        var letters: [Letter?]
        /// The boards that have a letter, each once.
        var order: [Int] = []
        var answers: [Answer] = []
        var diagnoses: [(board: Int, text: String)] = []
        var stop: StopOrder?
    }

    let wake: WakeDescriptor
    /// Whether scenes or an order to stop wait; asked without a lock.
    private let isWaitedFor = Atomic<Bool>(false)
    private let content: Mutex<Content>

    init(boardCount: Int) throws(SystemError) {
        wake = try WakeDescriptor()
        var content = Content(letters: Array(repeating: nil, count: boardCount))
        content.order.reserveCapacity(boardCount)
        self.content = Mutex(content)
    }

    func post(_ letter: Letter, for board: Int) {
        content.withLock { content in
            if content.letters[board] == nil { content.order.append(board) }
            content.letters[board] = letter
        }
        isWaitedFor.store(true, ordering: .relaxed)
        wake.ring()
    }

    func answer(_ answer: Answer) {
        content.withLock { $0.answers.append(answer) }
        wake.ring()
    }

    func order(stop: StopOrder) {
        content.withLock { content in
            if content.stop == nil { content.stop = stop }
        }
        isWaitedFor.store(true, ordering: .relaxed)
        wake.ring()
    }

    /// Whether the loop's owner waits for something that was left since the mail was last taken.
    var hasMail: Bool { isWaitedFor.load(ordering: .relaxed) }

    /// Says that the mail is about to be taken.
    func open() { isWaitedFor.store(false, ordering: .relaxed) }

    /// Takes a letter, the latest board first; a board has one at most, so none waits for long.
    func nextLetter() -> (board: Int, letter: Letter)? {
        content.withLock { content in
            guard let board = content.order.popLast() else { return nil }
            return content.letters[board].take().map { (board, $0) }
        }
    }

    func takeAnswers() -> [Answer] {
        content.withLock { content in
            defer { content.answers.removeAll() }
            return content.answers
        }
    }

    /// Leaves a better text for a board's last fault.
    func diagnose(_ board: Int, _ text: String) {
        content.withLock { $0.diagnoses.append((board, text)) }
        wake.ring()
    }

    func takeDiagnoses() -> [(board: Int, text: String)] {
        content.withLock { content in
            defer { content.diagnoses.removeAll() }
            return content.diagnoses
        }
    }

    func stopOrder() -> StopOrder? { content.withLock { $0.stop } }
}
