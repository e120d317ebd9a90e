import POSIX
import Packets
import Session

/// The frames of a turn that are drawn and wait to be sent one after the other.
struct SendRound {
    /// One frame of it.
    struct Entry {
        let board: Int
        /// How much of the packet the link had before.
        let offset: Int
        /// When the frame was to be sent, and when that began.
        var planned: Int64 = 0
        var begun: Int64 = 0
        var push = LoopCore.Push.blocked
    }

    /// Whether the frame that is drawn now is to wait for the others of its turn.
    var isGathering = false
    private(set) var entries: [Entry] = []
    private var byteCount = 0

    var count: Int { entries.count }

    /// Whether what is drawn is to be sent before more is drawn.
    var isFull: Bool {
        entries.count >= TurnPlan.roundFrames || byteCount >= TurnPlan.roundBytes
    }

    mutating func add(_ entry: Entry, byteCount count: Int) {
        entries.append(entry)
        byteCount += count
    }

    /// Says when the newest frame was to be sent.
    mutating func plan(_ planned: Int64) { entries[entries.count - 1].planned = planned }

    /// Hands the frames out, and takes their room back by `reuse`.
    mutating func take() -> [Entry] {
        byteCount = 0
        var taken: [Entry] = []
        swap(&taken, &entries)
        return taken
    }

    mutating func reuse(_ room: consuming [Entry]) {
        room.removeAll(keepingCapacity: true)
        entries = room
    }
}

extension LoopCore {
    /// Does what is due for the boards; frames are drawn, and sent by the round.
    func meetDeadlines() {
        // Only what was due at the start: under overload, mail and bytes get their turn as well.
        let limit = now
        while let index = deadlines.due(at: limit) {
            let board = boards[index]
            if drawn.isFull || board.isGathered {
                sendRound()
                // A turn may last a while; what is urgent does not wait for its end.
                if mailbox.hasMail { return }
            }
            if drawn.count == 0 { readSteadyClock() }
            if board.startDeadline <= now {
                board.startDeadline = DeadlineHeap.never
                handle(.start, board)
            }
            if board.lineDeadline <= now { lookAtLine(board) }
            if board.frameDeadline <= now { frameTurn(board) }
            if board.routineDeadline <= now { lookAtRoutine(board) }
            if board.talkDeadline <= now { talk(board, .timer) }
            if board.earDeadline <= now { listen(board) }
            if board.sessionDeadline <= now { handle(.timer, board) }
            refreshDeadline(board)
        }
        sendRound()
    }

    /// Lets a drawn frame wait for the others of its turn.
    func gather(_ board: ServedBoard) {
        board.isGathered = true
        drawn.add(
            SendRound.Entry(board: board.index, offset: board.packetOffset),
            byteCount: board.packet.count
        )
    }

    /// Sends what is drawn, one frame after the other with nothing between, and only then notes
    /// what became of them: the receiver stays awake, and the kernel's code in the cache.
    private func sendRound() {
        guard drawn.count > 0 else { return }
        var entries = drawn.take()
        for place in entries.indices {
            let board = boards[entries[place].board]
            guard let link = board.link, board.isSending else { continue }
            entries[place].begun = time.monotonic().nanoseconds
            entries[place].push = push(board, link)
        }
        readSteadyClock()
        for place in entries.indices {
            let board = boards[entries[place].board]
            board.isGathered = false
            guard let link = board.link, board.isSending else { continue }
            let entry = entries[place]
            board.delays.lateness.record(nanoseconds: entry.begun - entry.planned)
            if let event = settle(entry.push, since: entry.offset, board, link) {
                handle(event, board)
            }
            refreshDeadline(board)
        }
        drawn.reuse(entries)
    }

    /// Reads the clock that deadlines are counted by, and moves the other one on with it: between
    /// two boards of one round nothing else can have happened to it.
    private func readSteadyClock() {
        let before = now
        now = time.monotonic().nanoseconds
        wallNanoseconds += now - before
    }
}
