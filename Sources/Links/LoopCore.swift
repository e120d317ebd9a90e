import Disclosure
import POSIX
import Packets
import Session
import Synchronization

/// The loop's own side: what only its thread touches.
final class LoopCore {
    /// Tokens of what is not a board; no link has that many attempts.
    private static let wakeToken = UInt64.max
    private static let timerToken = UInt64.max - 1
    /// How many ready descriptors one round takes.
    private static let eventsPerRound = 256
    /// How many bytes are read from one board a round, so that a talker cannot starve the others.
    private static let bytesPerRead = 4_096

    /// How long after one board the next opens when all start, in nanoseconds.
    private static let startStep: Int64 = 1_000_000

    /// Lines that several boards share.
    let lines: [SharedLine]
    /// Where boards dial in.
    var doorways: [Doorway] = []
    /// Counts callers, so that what belongs to an earlier one can be told.
    var guestNumber: UInt64 = 0

    let poller: Poller
    let mailbox: Mailbox
    let time: TimeSource
    private let timer: TimerDescriptor
    private let published: StatusBoard
    var boards: [ServedBoard]
    // Here and below, what every frame changes is not guarded against being changed by two at once
    // while the program runs: one thread has it, and no call made during a change comes back.
    @safe @exclusivity(unchecked) var deadlines: DeadlineHeap
    /// The boards whose status readers do not have yet, each once.
    private var changed: [Int] = []
    var scratch = [UInt8](repeating: 0, count: bytesPerRead)
    /// The frames that are drawn and not sent yet; empty between two calls of `round`.
    @safe @exclusivity(unchecked) var drawn = SendRound()
    private var events = PollEvents(capacity: eventsPerRound)
    private var armed = DeadlineHeap.never
    private(set) var isStopping = false
    /// The present round's time on both clocks, in nanoseconds.
    var now: Int64 = 0
    var wallNanoseconds: Int64 = 0

    init(
        _ setups: [(setup: BoardSetup, encoder: FrameEncoder?)],
        mailbox: Mailbox,
        published: StatusBoard,
        time: TimeSource = .machine
    ) throws(SystemError) {
        poller = try Poller()
        timer = try TimerDescriptor()
        self.mailbox = mailbox
        self.time = time
        self.published = published
        let start = time.monotonic().nanoseconds
        let wall = Instant(milliseconds: time.wallMilliseconds)
        var easels: [Easel.Key: Easel] = [:]
        let turns = TurnPlan(packetByteCounts: setups.map { $0.encoder?.packetByteCount })
        boards = setups.enumerated().map { index, entry in
            let key = Easel.Key(size: entry.setup.size, wiring: entry.setup.wiring)
            let easel = easels[key] ?? Easel(key.size, entry.encoder)
            easels[key] = easel
            return ServedBoard(
                entry.setup,
                index: index,
                turns: turns,
                easel: easel,
                delays: published.delays[index],
                now: start,
                wall: wall
            )
        }
        deadlines = DeadlineHeap(count: setups.count)
        lines = LoopCore.lines(of: setups.map(\.setup))
        changed.reserveCapacity(setups.count)
        try poller.add(mailbox.wake, token: LoopCore.wakeToken, interest: .readable)
        try poller.add(timer, token: LoopCore.timerToken, interest: .readable)
        joinLines()
    }

    /// The present wall time as pictures count it.
    var wall: Instant { Instant(milliseconds: wallNanoseconds / 1_000_000) }

    /// The present as a board's pictures count it: its own time, by which turns are spread.
    ///
    /// It is never before its scene was posted: the ledger knows of nothing that hung earlier.
    func wall(of board: ServedBoard) -> Instant {
        let behind = board.phase - board.lead
        let early = max(0, (board.scene?.postedAt ?? 0) - (now - behind))
        return Instant(milliseconds: (wallNanoseconds - behind + early) / 1_000_000)
    }

    /// Serves all boards until a stop order is carried out.
    func run() throws(SystemError) {
        begin()
        while round() {
            try armTimer()
            try takeEvents(within: nil)
        }
        published.publishLast(boards)
    }

    /// Plans the first opening of every board.
    func begin() {
        readClocks()
        for board in boards {
            // Boards open one after the other, so that not all dial in the same moment.
            board.startDeadline = now + Int64(board.index) * LoopCore.startStep
            if board.setup.routine?.hours.isEmpty == false { lookAtRoutine(board) }
            refreshDeadline(board)
        }
    }

    /// Takes the mail and does what is due; false once a stop order is carried out.
    func round() -> Bool {
        takeMail()
        closeLateGuests()
        meetDeadlines()
        passTurns()
        published.publish(boards, changed: &changed)
        published.rounds.add(1, ordering: .relaxed)
        // A reader was at it; without another round the status would stay old.
        if !changed.isEmpty { mailbox.wake.ring() }
        if isStopping { doorways = [] }
        return !isStopping || boards.contains { $0.link != nil }
    }

    /// Waits for events, nil for ever, and takes them; says how many there were.
    @discardableResult
    func takeEvents(within milliseconds: Int?) throws(SystemError) -> Int {
        try poller.wait(milliseconds: milliseconds, into: &events)
        readClocks()
        for index in 0..<events.count {
            try take(events[index])
        }
        return events.count
    }

    private func readClocks() {
        now = time.monotonic().nanoseconds
        wallNanoseconds = time.wallNanoseconds()
    }

    private func take(_ event: PollEvent) throws(SystemError) {
        switch event.token {
        case LoopCore.wakeToken: try mailbox.wake.acknowledge()
        case LoopCore.timerToken:
            // Arming anew takes the ring off, so that one call does for both.
            armed = DeadlineHeap.never - 1
        default:
            if takeDialIn(event.token) || takeLine(event) { return }
            let index = Int(event.token & 0xFFFF_FFFF)
            let board = boards[index]
            // An event of a link that was closed in this very round.
            guard board.link?.token == event.token else { return }
            linkIsReady(board, event.readiness)
            refreshDeadline(board)
        }
    }

    private func takeMail() {
        mailbox.open()
        while let (index, letter) = mailbox.nextLetter() {
            let board = boards[index]
            board.scene = letter.scene.map { PostedScene($0, postedAt: letter.postedAt) }
            if let scene = letter.scene { board.palette = board.easel.shared(scene.palette) }
            board.postedAt = letter.postedAt
            board.packetEnd = nil
            hurry(board)
            handle(board.shownScene == nil ? .sceneWithdrawn : .newScene, board)
            planFrame(board, after: wall(of: board))
            refreshDeadline(board)
        }
        for answer in mailbox.takeAnswers() {
            let board = boards[answer.board]
            guard board.generation == answer.generation, board.link == nil else { continue }
            connect(board, to: answer.result)
            refreshDeadline(board)
        }
        for (index, text) in mailbox.takeDiagnoses() {
            note(text, boards[index])
        }
        if !isStopping, let order = mailbox.stopOrder() {
            isStopping = true
            for board in boards {
                stop(board, order)
            }
        }
    }

    private func stop(_ board: ServedBoard, _ order: Mailbox.StopOrder) {
        board.session.settings.blanksOnStop = order.blank
        if order.blank { board.conversation?.hurry() }
        // A serial line may still have to finish one packet before the black one.
        let count = board.encoder?.packetByteCount ?? board.packet.count
        var line = board.link?.pace?.nanoseconds(forBytes: 2 * count) ?? 0
        if let shared = board.line {
            // All must have their turn, and one of them may be silent.
            line = line * Int64(shared.members.count)
            line += board.conversation?.settings.replyDeadline ?? 0
        }
        board.session.settings.stopDeadline =
            order.deadlineNanoseconds + line
            + board.session.settings.minimumGap
        board.generation += 1
        board.startDeadline = DeadlineHeap.never
        board.frameDeadline = DeadlineHeap.never
        board.routineDeadline = DeadlineHeap.never
        handle(.stop, board)
        // What waits for its turn is not what is to show last.
        if board.heldAction.take() != nil { handle(.overtaken, board) }
    }

    /// Marks a board's status to be copied at the end of the round, whole or only what a frame
    /// changes.
    func touch(_ board: ServedBoard, onlyFrame: Bool = false) {
        board.hasOnlyFrameNews = onlyFrame && (board.hasOnlyFrameNews || !board.isChanged)
        guard !board.isChanged else { return }
        board.isChanged = true
        changed.append(board.index)
    }

    func refreshDeadline(_ board: ServedBoard) {
        deadlines.set(board.index, to: board.deadline)
    }

    private func armTimer() throws(SystemError) {
        let wanted = min(deadlines.earliest, guestDeadline, turnDeadline)
        guard wanted != armed else { return }
        armed = wanted
        if wanted == DeadlineHeap.never {
            try timer.disarm()
        } else {
            try timer.arm(at: MonotonicTime(nanoseconds: wanted))
        }
    }
}
