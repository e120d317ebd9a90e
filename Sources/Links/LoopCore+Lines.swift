import POSIX
import Session

/// Lines that several boards share.
extension LoopCore {
    /// Tokens of shared lines; no board has so many attempts.
    static let lineTokens: UInt64 = 0xFFFF_FFFC << 32
    /// How often what lies in the driver is read before a turn.
    private static let mostStrayReads = 4

    /// Makes the lines of the boards that share one.
    static func lines(of setups: [BoardSetup]) -> [SharedLine] {
        // The loop's maker has refused those who cannot share.
        let groups = (try? SharedLine.groups(setups)) ?? []
        return groups.enumerated().map { number, members in
            SharedLine(token: lineTokens | UInt64(number), members: members)
        }
    }

    /// Tells the boards of shared lines that they are on one.
    func joinLines() {
        for line in lines {
            for board in line.members.map({ boards[$0] }) {
                board.line = line
                board.conversation?.settings.probeDeadline = SharedLine.probeDeadline
            }
        }
    }

    /// Opens a device, or joins those who have opened it.
    func openDevice(
        _ path: String,
        _ settings: SerialSettings,
        pace: SerialSettings?,
        for board: ServedBoard
    ) throws(SystemError) -> Link {
        guard let line = board.line else {
            return try Link.openSerial(path, settings, pace: pace, token: board.token)
        }
        if let port = line.port { return Link(sharing: port, token: board.token) }
        let port = try Link.openSerial(path, settings, pace: pace, token: line.token)
        try port.register(with: poller)
        line.port = port
        return Link(sharing: port, token: board.token)
    }

    /// Whether an exchange of a board must wait for its turn; then the board stands in the queue.
    func mustWait(_ board: ServedBoard) -> Bool {
        guard let line = board.line else { return false }
        return !line.turns.begin(board.index, isUrgent: board.isPressing, at: now)
    }

    /// When a line that rests can be given to the next board.
    var turnDeadline: Int64 {
        var earliest = DeadlineHeap.never
        for line in lines { earliest = min(earliest, line.turns.nextGrant) }
        return earliest
    }

    /// Ends turns whose exchange is over, and gives the lines on.
    func passTurns() {
        for line in lines {
            // Each board at most once, so that the other lines and boards get their time.
            for _ in line.members {
                endTurn(line)
                guard let next = line.turns.grant(at: now) else { break }
                begin(boards[next], on: line)
            }
            endTurn(line)
        }
    }

    private func endTurn(_ line: SharedLine) {
        guard let holder = line.turns.holder else { return }
        let board = boards[holder]
        let isAwaiting = board.conversation?.isAwaitingAnswer ?? false
        if board.link != nil, board.isSending || isAwaiting { return }
        let isSilent = board.conversation?.silenceCount != line.silencesBefore
        let rest = isSilent ? SharedLine.lateAnswerRest : SharedLine.turnaround
        line.turns.release(holder, restUntil: now + rest)
    }

    /// It is a board's turn.
    private func begin(_ board: ServedBoard, on line: SharedLine) {
        readStray(line)
        line.silencesBefore = board.conversation?.silenceCount ?? 0
        if let action = board.heldAction.take() {
            if let event = talked(board, .content(action)) { handle(event, board) }
        }
        if board.hasHeldPacket, !mustWait(board) {
            board.hasHeldPacket = false
            startWriting(board)
            if let event = pump(board) { handle(event, board) }
        }
        refreshDeadline(board)
        // Waiting for others is no stall.
        for other in line.turns.waitingBoards {
            handle(.progressed, boards[other])
        }
    }

    /// Begins to write a board's packet.
    func startWriting(_ board: ServedBoard) {
        board.packetOffset = 0
        board.packetStart = now
        board.isSending = true
    }

    /// A board's link is gone: it gives up its place on the line.
    func leaveLine(_ board: ServedBoard) {
        guard let line = board.line else { return }
        board.heldAction = nil
        board.hasHeldPacket = false
        line.turns.forget(board.index, restUntil: now + SharedLine.lateAnswerRest)
    }

    /// Takes an event of a shared line; false when the token is another's.
    func takeLine(_ event: PollEvent) -> Bool {
        guard event.token & ~0xFFFF_FFFF == Self.lineTokens else { return false }
        let number = Int(event.token & 0xFFFF_FFFF)
        guard number < lines.count else { return true }
        let line = lines[number]
        if let holder = line.turns.holder, boards[holder].link?.isOpen == true {
            linkIsReady(boards[holder], event.readiness)
            refreshDeadline(boards[holder])
        } else {
            readStray(line)
        }
        return true
    }

    /// Drops what came while nobody was asked; when the device is gone, every board is told.
    private func readStray(_ line: SharedLine) {
        guard let port = line.port else { return }
        var fault: LinkFault?
        reading: for _ in 0..<Self.mostStrayReads {
            do {
                switch try port.read(into: &scratch) {
                case .moved(let count): line.strayByteCount += count
                case .wouldBlock: break reading
                case .ended:
                    fault = .hungUp
                    break reading
                }
            } catch {
                fault = LoopCore.fault(of: error)
                break reading
            }
        }
        guard let fault else { return }
        for board in line.members.map({ boards[$0] }) where board.link != nil {
            handle(lost("\(board.setup.address) hung up", fault, board), board)
        }
    }
}
