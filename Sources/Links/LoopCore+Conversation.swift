import Controllers
import Disclosure
import POSIX
import Raster
import Session

extension LoopCore {
    /// What can happen to a conversation.
    enum TalkEvent {
        case opened
        case content(BoardSession.SendAction)
        case written
        /// So many bytes lie in the scratch buffer.
        case received(Int)
        case timer
    }

    /// How long past its renewal a board's content may be believed, in milliseconds.
    private static let renewalSlack: Int64 = 15_000
    /// How often the hours of a board are looked at, in nanoseconds.
    private static let routineStep: Int64 = 1_000_000_000

    /// Takes a conversation on and tells the session what came of it.
    func talk(_ board: ServedBoard, _ event: TalkEvent) {
        if let next = talked(board, event) { handle(next, board) }
    }

    /// Takes a conversation on; the answer is for the session.
    func talked(_ board: ServedBoard, _ event: TalkEvent) -> BoardSession.Event? {
        guard let reaction = react(board, to: event) else { return nil }
        board.talkDeadline = reaction.timer ?? DeadlineHeap.never
        if let trouble = reaction.trouble { note(trouble.sentence, board) }
        if let bytes = reaction.write {
            board.packet = bytes
            if mustWait(board) {
                board.hasHeldPacket = true
                return .progressed
            }
            startWriting(board)
            if let next = pump(board) { return next }
            return .progressed
        }
        switch reaction.outcome {
        case .taken(let confirmation):
            let holds = board.session.settings.keepAlive / 1_000_000 + Self.renewalSlack
            noteShown(board, confirmation, holds: holds)
            planFrame(board, after: wall)
            return .drained
        case .refused(let fault):
            board.status.refusals += 1
            note(fault.sentence, board)
            return .declined
        case .silent(let fault):
            let isGarbled = board.status.garbageBytes > board.garbageAtOpening
            return lost(fault.sentence, isGarbled ? .garbled : .silent, board)
        case .overtaken: return .overtaken
        case nil: return nil
        }
    }

    private func react(_ board: ServedBoard, to event: TalkEvent) -> Conversation.Reaction? {
        let wall = wall
        switch event {
        case .opened: return board.conversation?.opened(at: now, wall: wall)
        case .written: return board.conversation?.written(at: now, wall: wall)
        case .timer: return board.conversation?.timer(at: now, wall: wall)
        case .received(let count):
            let before = board.conversation?.driver.garbageByteCount ?? 0
            let reaction = board.conversation?.received(scratch[..<count], at: now, wall: wall)
            let after = board.conversation?.driver.garbageByteCount ?? 0
            board.status.garbageBytes += UInt64(max(0, after - before))
            if board.conversation?.lastHeard == now { board.status.lastAnswerAt = wall }
            touch(board)
            return reaction
        case .content(let action):
            guard action == .frame, let scene = board.shownScene?.source else {
                board.packetFrame = (nil, wall)
                board.packetEnd = nil
                return board.conversation?.begin(farewell(board), at: now, wall: wall)
            }
            let spread = spread(of: scene, for: board, at: wall)
            board.packetFrame = (scene.id, wall)
            board.packetEnd = spread.validUntil
            return board.conversation?.begin(spread, at: now, wall: wall)
        }
    }

    /// What is dark or urgent does not wait for the rest of what is under way.
    func hurry(_ board: ServedBoard) {
        guard board.conversation != nil else { return }
        let words = board.shownScene?.source.writing(at: wall).words
        guard board.shownScene == nil || words?.isUrgent == true else { return }
        board.conversation?.hurry()
        board.session.press(at: now)
        board.isPressing = true
        if board.line?.turns.isWaiting(board.index) == true {
            board.line?.turns.ask(board.index, isUrgent: true)
        }
    }

    /// What a board is left with at a stop: its notice, or nothing where it is to be dark.
    func farewell(_ board: ServedBoard) -> Spread? {
        isStopping && board.setup.leavesNotice ? board.shownScene?.source.notice : nil
    }

    /// The one picture of a spread.
    static func frame(of spread: Spread) -> Frame? {
        guard case .pages(let pages) = spread.areas.first?.content else { return nil }
        return pages.first?.frame
    }

    /// Pictures, words or both, as the board takes them.
    private func spread(
        of scene: any FrameSource,
        for board: ServedBoard,
        at instant: Instant
    ) -> Spread {
        let sheet = board.conversation?.driver.sheet
        var written = scene.writing(at: instant)
        written.noticeWords = scene.notice?.words
        if sheet?.content == .text { return written }
        var spread = scene.spread(
            at: instant,
            areaLimit: sheet?.maximumAreas ?? 1,
            on: &board.easel.canvas
        )
        spread.words = written.words
        spread.notice = scene.notice.flatMap(LoopCore.frame)
        return spread
    }

    /// Looks whether the board's lit hours begin or end.
    func lookAtRoutine(_ board: ServedBoard) {
        guard let routine = board.setup.routine, !routine.hours.isEmpty else {
            board.routineDeadline = DeadlineHeap.never
            return
        }
        board.routineDeadline = now + Self.routineStep
        let isOff = !routine.isLit(at: wall)
        guard isOff != board.isOff else { return }
        board.isOff = isOff
        hurry(board)
        handle(board.shownScene == nil ? .sceneWithdrawn : .newScene, board)
        planFrame(board, after: wall(of: board))
    }
}

extension FaultEntry {
    /// What, why and the next step in one line.
    var sentence: String { "\(title): \(cause); \(nextStep)" }
}
