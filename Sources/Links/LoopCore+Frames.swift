import Disclosure
import POSIX
import Packets
import Raster
import Session

extension LoopCore {
    /// How long the loop trusts a plan made from the wall clock, which may be set, in nanoseconds.
    private static let longestPlan: Int64 = 1_000_000_000
    /// How often a slow serial line is looked at, in nanoseconds.
    private static let longestLineWait: Int64 = 1_000_000_000
    /// Turns that lie so close together, in nanoseconds, are one wake-up of the thread, which costs
    /// as much as drawing a frame.
    private static let turnGrid: Int64 = 100_000
    /// The shortest wait for the last bytes of a serial driver, in nanoseconds.
    private static let shortestLineWait: Int64 = 200_000

    /// How often the end of a stream is told, as ANSI E1.31 asks.
    private static let farewells = 3

    /// Makes the packet of this moment.
    func begin(_ action: BoardSession.SendAction, _ board: ServedBoard) {
        let instant = wall(of: board)
        board.borrow()
        if action == .frame, let scene = board.shownScene {
            scene.source.draw(at: instant, into: &board.easel.canvas)
            board.easel.encode(board.palette, into: &board.packet)
            board.packetFrame = (scene.source.id, instant)
            planFrame(board, after: instant)
        } else {
            encodeFarewell(board)
            board.packetFrame = (nil, instant)
        }
        board.datagrams?.number(&board.packet)
        board.packetOffset = 0
        board.packetStart = now
        board.isSending = true
    }

    /// Writes what the link takes of the packet under way; the answer is for the session.
    func pump(_ board: ServedBoard) -> BoardSession.Event? {
        guard let link = board.link, board.isSending else { return nil }
        let start = board.packetOffset
        return settle(push(board, link), since: start, board, link)
    }

    /// How far a link took the packet under way.
    enum Push {
        case whole, blocked, hungUp
        case failed(SystemError)
    }

    /// Writes what the link takes, and notes nothing else.
    func push(_ board: ServedBoard, _ link: Link) -> Push {
        do {
            while board.packetOffset < board.packet.count {
                switch try link.write(board.packet, board.nextStretch) {
                case .moved(let count): board.packetOffset += count
                case .wouldBlock: return .blocked
                case .ended: return .hungUp
                }
            }
            return .whole
        } catch {
            return .failed(error)
        }
    }

    /// Notes how far a packet got; the answer is for the session.
    func settle(
        _ push: Push,
        since start: Int,
        _ board: ServedBoard,
        _ link: Link
    ) -> BoardSession.Event? {
        do throws(SystemError) {
            switch push {
            case .whole:
                // Else only when room is told of that nobody needs: a board that is behind would
                // ask for it again with its next packet.
                if board.line != nil { try link.watchWriting(false, with: poller) }
            case .blocked:
                try link.watchWriting(true, with: poller)
                return took(board.packetOffset - start, board) ? .progressed : nil
            case .hungUp: return lost("\(board.setup.address) hung up", .hungUp, board)
            case .failed(let error): throw error
            }
        } catch {
            return lost("\(error.during("write"))", LoopCore.fault(of: error), board)
        }
        _ = took(board.packetOffset - start, board)
        return link.pace == nil ? sent(board) : waitForLine(board, link)
    }

    /// Tells receivers that a stream ends, where the protocol has a mark for that.
    ///
    /// The last packets carry what the board is left with, darkness or its notice. A lost one is no
    /// harm, for receivers notice the silence some seconds later.
    func sayFarewell(_ board: ServedBoard) {
        guard isStopping, board.session.settings.blanksOnStop, let link = board.link, link.isOpen,
            var datagrams = board.datagrams, datagrams.hasEndMark
        else { return }
        board.borrow()
        encodeFarewell(board)
        datagrams.terminate(&board.packet)
        for _ in 0..<LoopCore.farewells {
            datagrams.number(&board.packet)
            for stretch in datagrams.ranges {
                _ = try? link.write(board.packet, stretch)
            }
        }
    }

    /// Makes the packet of what a board is left with.
    private func encodeFarewell(_ board: ServedBoard) {
        if let frame = farewell(board).flatMap(LoopCore.frame) {
            board.easel.canvas.pixels = frame.pixels
            board.easel.encode(frame.palette, into: &board.packet)
        } else {
            board.encoder?.encodeBlank(into: &board.packet)
        }
    }

    private func took(_ count: Int, _ board: ServedBoard) -> Bool {
        board.status.bytesSent += UInt64(count)
        return count > 0
    }

    /// The driver has all bytes; nothing more is given to it until the line has sent them.
    private func waitForLine(_ board: ServedBoard, _ link: Link) -> BoardSession.Event? {
        guard let pace = link.pace else { return sent(board) }
        board.lastUnsent = .max
        let end = board.packetStart + pace.nanoseconds(forBytes: board.packet.count)
        board.lineDeadline = min(max(end, now), now + LoopCore.longestLineWait)
        return .progressed
    }

    /// Looks whether the serial line has sent the packet.
    func lookAtLine(_ board: ServedBoard) {
        board.lineDeadline = DeadlineHeap.never
        guard let link = board.link, let pace = link.pace, board.isSending else { return }
        let end = board.packetStart + pace.nanoseconds(forBytes: board.packet.count)
        do {
            let unsent = try link.unsentBytes()
            if unsent == 0, now >= end {
                if let event = sent(board) { handle(event, board) }
                return
            }
            let left = max(end - now, pace.nanoseconds(forBytes: unsent))
            let wait = min(max(left, LoopCore.shortestLineWait), LoopCore.longestLineWait)
            board.lineDeadline = now + wait
            if unsent < board.lastUnsent || now < end { handle(.progressed, board) }
            board.lastUnsent = unsent
        } catch {
            handle(lost("\(error.during("write"))", LoopCore.fault(of: error), board), board)
        }
    }

    /// Notes that the packet under way is through.
    private func sent(_ board: ServedBoard) -> BoardSession.Event? {
        board.isSending = false
        board.giveBack()
        if !board.isFrameBoard { return talked(board, .written) }
        noteShown(board, .sent, holds: SentFrame.frameHoldsMilliseconds)
        return .drained
    }

    /// Notes what the board shows now, and how well that is known.
    func noteShown(_ board: ServedBoard, _ confirmation: Confirmation, holds: Int64) {
        board.isPressing = false
        board.status.framesSent += 1
        board.status.lastSent = SentFrame(
            sceneID: board.packetFrame.sceneID,
            instant: board.packetFrame.instant,
            sentAt: wall,
            confirmation: confirmation,
            holdsMilliseconds: holds,
            movesUntil: board.isFrameBoard
                ? nil : board.packetEnd ?? Instant(milliseconds: .max)
        )
        if let postedAt = board.postedAt, board.packetFrame.sceneID == board.scene?.source.id {
            board.delays.postLatency.record(
                nanoseconds: time.monotonic().nanoseconds - postedAt
            )
            board.postedAt = nil
        }
        touch(board, onlyFrame: true)
    }

    /// Plans the board's next turn: when the picture changes, plus the board's share of spreading.
    func planFrame(_ board: ServedBoard, after instant: Instant) {
        board.drawnInstant = instant
        guard board.link?.isOpen == true,
            let change = board.isFrameBoard
                ? board.shownScene?.source.nextChange(after: instant) : board.packetEnd
        else {
            board.nextChange = nil
            board.frameDeadline = DeadlineHeap.never
            return
        }
        board.nextChange = change
        let untilChange = change.milliseconds * 1_000_000 + board.phase - wallNanoseconds
        if untilChange > LoopCore.longestPlan {
            board.isFrameTurn = false
            board.frameDeadline = now + LoopCore.longestPlan
            return
        }
        var turn = now + max(0, untilChange)
        // Counted from the planned time of the turn before, so that lateness does not add up.
        if let last = board.lastTurn, turn < last + board.period, last <= now + board.place {
            turn = last + board.period
        }
        board.isFrameTurn = true
        board.exactTurn = turn
        // The thread wakes up once for a whole turn, when the first of its boards is planned.
        board.frameDeadline = LoopCore.onGrid(turn - board.place)
        board.plannedTurn = board.frameDeadline + board.place
    }

    /// The next moment of the grid of turns.
    static func onGrid(_ turn: Int64) -> Int64 { (turn + turnGrid - 1) / turnGrid * turnGrid }

    /// The turn of the next picture has come; the board's place in it may still be ahead.
    func frameTurn(_ board: ServedBoard) {
        let due = board.frameDeadline
        let planned = board.plannedTurn
        if board.isFrameTurn { board.lead = max(0, planned - now) }
        defer { board.lead = 0 }
        let wall = wall(of: board)
        let hasChanged = wall >= (board.nextChange ?? wall) || wall < board.drawnInstant
        guard board.isFrameTurn, hasChanged else {
            planFrame(board, after: wall)
            // Clocks may disagree by a little; never the same look twice in one round.
            board.frameDeadline = max(board.frameDeadline, now + LoopCore.turnGrid)
            board.plannedTurn = max(board.plannedTurn, board.frameDeadline)
            return
        }
        board.lastTurn = board.exactTurn
        if board.isSending { board.status.framesReplaced += 1 }
        let waiting = drawn.count
        drawn.isGathering = board.isFrameBoard
        handle(.frameDue(changed: true), board)
        drawn.isGathering = false
        if drawn.count > waiting {
            drawn.plan(planned)
        } else {
            board.delays.lateness.record(nanoseconds: now - planned)
        }
        // Drawing plans the next turn; a busy link leaves that to this.
        if board.frameDeadline == due { planFrame(board, after: wall) }
    }
}
