import Disclosure
import POSIX
import Packets
import Session

extension LoopCore {
    /// Gives an event to a board's session and does what it says, until it wants nothing more.
    func handle(_ event: BoardSession.Event, _ board: ServedBoard) {
        var next: BoardSession.Event? = event
        while let event = next.take() {
            let reaction = board.session.handle(event, at: now)
            board.sessionDeadline = reaction.timer ?? DeadlineHeap.never
            if let report = reaction.report { take(report, board) }
            if let action = reaction.link {
                closeLink(board)
                if action == .open { next = open(board) }
            }
            if let action = reaction.send {
                if board.isFrameBoard {
                    begin(action, board)
                    if drawn.isGathering { gather(board) } else { next = pump(board) }
                } else if mustWait(board) {
                    board.heldAction = action
                } else {
                    next = talked(board, .content(action))
                }
            }
        }
        refreshDeadline(board)
    }

    private func take(_ report: StateReport, _ board: ServedBoard) {
        if board.status.state != report.state { board.status.since = wall }
        board.status.state = report.state
        board.status.linkFault = report.fault
        touch(board)
        switch report.fault {
        case .awaited: note("nobody has dialled in at \(board.setup.address)", board)
        case .timedOut: note("\(board.setup.address) did not open in time", board)
        case .stalled: note("\(board.setup.address) takes no more bytes", board)
        default: break
        }
    }

    /// Keeps the text of a fault, with its time.
    func note(_ fault: String, _ board: ServedBoard) {
        board.status.lastFault = fault
        board.status.lastFaultAt = wall
        touch(board)
    }

    /// Begins to open a link; the answer may be there at once.
    private func open(_ board: ServedBoard) -> BoardSession.Event? {
        board.generation += 1
        do {
            switch board.setup.address {
            case .serial(let path, let settings):
                board.link = try openDevice(path, settings, pace: settings, for: board)
            case .pty(let path, let pace):
                board.link = try openDevice(path, pace ?? .standard, pace: pace, for: board)
            case .listen(let host, let port, _):
                try expect(board, host: host, port: port)
                return nil
            case .tcp(let host, let port), .udp(let host, let port):
                guard let address = SocketAddress(numericHost: host, port: port) else {
                    try search(host, port, board)
                    return nil
                }
                try startConnecting(board, to: address)
            }
            try board.link?.register(with: poller)
        } catch {
            board.link = nil
            return failed(error, board)
        }
        return board.link?.isOpen == true ? opened(board) : nil
    }

    private func startConnecting(
        _ board: ServedBoard,
        to address: SocketAddress
    ) throws(SystemError) {
        if case .udp = board.setup.address {
            board.link = try Link.openDatagrams(to: address, token: board.token)
            return
        }
        board.link = try Link.connect(
            to: address,
            packetByteCount: board.encoder?.packetByteCount ?? 0,
            token: board.token
        )
    }

    /// Asks the resolver on a thread of its own, since it may take seconds.
    private func search(
        _ host: String,
        _ port: UInt16,
        _ board: ServedBoard
    ) throws(SystemError) {
        let index = board.index
        let generation = board.generation
        let mailbox = mailbox
        _ = try Thread.start(name: "resolver") {
            let result = Result { () throws(SystemError) in
                try SocketAddress.resolve(host: host, port: port)
            }
            mailbox.answer(
                Mailbox.Answer(board: index, generation: generation, result: result)
            )
        }
    }

    /// Connects to the first address of an answer.
    func connect(_ board: ServedBoard, to result: Result<[SocketAddress], SystemError>) {
        do {
            guard let address = try result.get().first else { return }
            try startConnecting(board, to: address)
            try board.link?.register(with: poller)
            if board.link?.isOpen == true, let event = opened(board) { handle(event, board) }
        } catch {
            board.link = nil
            if let event = failed(error, board) { handle(event, board) }
        }
    }

    /// A board opened a link by itself.
    func dialledIn(_ board: ServedBoard) {
        guard let event = opened(board) else { return }
        handle(event == .linkOpened ? .dialledIn : event, board)
    }

    private func opened(_ board: ServedBoard) -> BoardSession.Event? {
        board.link?.isOpen = true
        board.status.connections += 1
        board.garbageAtOpening = board.status.garbageBytes
        touch(board)
        board.replies = ReplyReader(board.setup.wiring?.boardProtocol)
        // The session answers with a whole frame; turns are counted from there.
        if board.isFrameBoard { return .linkOpened }
        talk(board, .opened)
        return board.link == nil ? .linkFailed(.hungUp) : .linkOpened
    }

    private func failed(_ error: SystemError, _ board: ServedBoard) -> BoardSession.Event? {
        note("\(error)", board)
        diagnose(error, board)
        return .linkFailed(LoopCore.fault(of: error))
    }

    /// Finds out who owns or uses a device on another thread, since that looks at all processes.
    private func diagnose(_ error: SystemError, _ board: ServedBoard) {
        let path: String
        switch board.setup.address {
        case .tcp, .listen, .udp: return
        case .serial(let device, _), .pty(let device, _): path = device
        }
        let index = board.index
        let mailbox = mailbox
        _ = try? Thread.start(name: "diagnosis") {
            mailbox.diagnose(index, "\(SerialPort.explain(error, path: path))")
        }
    }

    /// Closes the link after it broke, and says so to the session.
    func lost(_ text: String, _ fault: LinkFault, _ board: ServedBoard) -> BoardSession.Event {
        note(text, board)
        closeLink(board)
        return .linkLost(fault)
    }

    func closeLink(_ board: ServedBoard) {
        sayFarewell(board)
        board.conversation?.closed()
        leaveLine(board)
        board.talkDeadline = DeadlineHeap.never
        if board.isSending {
            board.link?.discardUnsent()
        } else {
            board.link?.settle(scratch: &scratch)
        }
        board.link = nil
        board.isSending = false
        board.giveBack()
        board.lineDeadline = DeadlineHeap.never
        board.frameDeadline = DeadlineHeap.never
        board.earDeadline = DeadlineHeap.never
    }

    /// What the poller says about a link.
    func linkIsReady(_ board: ServedBoard, _ readiness: Readiness) {
        guard let link = board.link else { return }
        if !link.isOpen {
            finishOpening(board, link)
            return
        }
        if readiness != .writable { receive(board, link, readiness) }
        guard board.link === link, readiness.contains(.writable) else { return }
        if !board.isSending {
            try? link.watchWriting(false, with: poller)
        } else if let event = pump(board) {
            handle(event, board)
        }
    }

    private func finishOpening(_ board: ServedBoard, _ link: Link) {
        do {
            guard try link.progress() == .open else { return }
            try link.watchWriting(false, with: poller)
            if let event = opened(board) { handle(event, board) }
        } catch {
            closeLink(board)
            let error = error.during("connect to \(board.setup.address)")
            if let event = failed(error, board) { handle(event, board) }
        }
    }

    /// How long a board of frames that talks nonsense is not listened to, in nanoseconds.
    ///
    /// Each of its words would wake the thread. What it goes on to say waits, at last with the
    /// board.
    private static let garbagePause: Int64 = 100_000_000

    /// Listens again to a board that talked nonsense.
    func listen(_ board: ServedBoard) {
        board.earDeadline = DeadlineHeap.never
        do {
            try board.link?.watchReading(true, with: poller)
        } catch {
            handle(lost("\(error.during("read"))", LoopCore.fault(of: error), board), board)
        }
    }

    private func receive(_ board: ServedBoard, _ link: Link, _ readiness: Readiness) {
        do {
            switch try link.read(into: &scratch) {
            case .moved(let count) where !board.isFrameBoard:
                talk(board, .received(count))
            case .moved(let count):
                let found = board.replies.feed(scratch[..<count])
                board.status.garbageBytes += UInt64(found.garbage)
                touch(board)
                if found.garbage > 0 {
                    try link.watchReading(false, with: poller)
                    board.earDeadline = now + LoopCore.garbagePause
                    handle(.received(byteCount: found.garbage, note: .garbage), board)
                }
                if found.greetings > 0 {
                    handle(.received(byteCount: count - found.garbage, note: .greeting), board)
                }
            case .wouldBlock:
                guard readiness.contains(.hungUp) || readiness.contains(.failed) else { return }
                handle(lost("\(board.setup.address) hung up", .hungUp, board), board)
            case .ended:
                handle(lost("\(board.setup.address) hung up", .hungUp, board), board)
            }
        } catch {
            handle(lost("\(error.during("read")) ", LoopCore.fault(of: error), board), board)
        }
    }

    /// The session's word for a system error.
    static func fault(of error: SystemError) -> LinkFault {
        if error.isRefused || error.isPermission || error.isBusy { return .refused }
        if error.isNotFound || error.isUnreachable { return .unreachable }
        if error.isTimeout { return .timedOut }
        return error.isHangUp ? .hungUp : .failed
    }
}
