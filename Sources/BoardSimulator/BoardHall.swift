internal import POSIX
internal import Synchronization

/// The poller that all boards of a hall share, and the bell that wakes its thread.
final class HallSwitchboard: Sendable {
    static let bellToken = UInt64.max

    let poller: Poller
    /// The clocks of all boards.
    let time: TimeSource
    private let bell: WakeDescriptor

    init(time: TimeSource = .machine) throws {
        self.time = time
        poller = try Poller()
        bell = try WakeDescriptor()
        try poller.add(bell, token: Self.bellToken, interest: .readable)
    }

    func wake() {
        bell.ring()
    }

    func silence() {
        _ = try? bell.acknowledge()
    }
}

/// Virtual boards in any number, all served by one thread.
public final class BoardHall: Sendable {
    /// Called on the hall's thread for every whole frame, after the board shows it.
    public typealias FrameLog = @Sendable (VirtualBoard, FrameRecord) -> Void

    /// Reading more at once would let one board keep the others waiting, in bytes.
    static let readLimit = 256 << 10

    private struct State {
        var boards: [VirtualBoard] = []
        var isStopping = false
        var thread: Thread?
    }

    private let switchboard: HallSwitchboard
    private let frameLog: FrameLog?
    private let state = Mutex(State())

    /// Opens an empty hall and starts its thread.
    public init(frameLog: FrameLog? = nil) throws {
        switchboard = try HallSwitchboard()
        self.frameLog = frameLog
        let thread = try Thread.start(name: "board-hall") { [weak self, switchboard] in
            BoardHall.run(switchboard) { self }
        }
        state.withLock { $0.thread = thread }
    }

    deinit {
        switchboard.wake()
    }

    /// The boards in order of their making.
    public var boards: [VirtualBoard] { state.withLock { $0.boards } }

    /// Puts a board into the hall.
    ///
    /// - Throws: `SystemError` when its port or path cannot be had.
    public func add(_ settings: VirtualBoardSettings) throws -> VirtualBoard {
        let board = try state.withLock { state in
            let token = UInt64(state.boards.count) * 2
            let board = try VirtualBoard(settings, token: token, hall: switchboard)
            if case .line(let name) = settings.attachment {
                guard let host = state.boards.first(where: { $0.settings.name == name }) else {
                    throw SystemError(call: "open", errno: 2).during("find the line of \(name)")
                }
                host.add(neighbour: board)
            }
            state.boards.append(board)
            return board
        }
        switchboard.wake()
        return board
    }

    /// Unplugs all boards and ends the thread; harmless when repeated.
    public func stop() {
        let (thread, boards) = state.withLock { state in
            state.isStopping = true
            defer { state.thread = nil }
            return (state.thread, state.boards)
        }
        switchboard.wake()
        thread?.join()
        for board in boards { board.unplug() }
    }

    /// The thread's life; it holds the hall only while it works, so that a forgotten hall ends.
    private static func run(_ switchboard: HallSwitchboard, _ hall: () -> BoardHall?) {
        var events = PollEvents(capacity: 256)
        var buffer = [UInt8](repeating: 0, count: readLimit)
        var records: [FrameRecord] = []
        var nextWake = Int64.max
        while true {
            let left = (nextWake - MonotonicTime.now.nanoseconds + 999_999) / 1_000_000
            let timeout = nextWake == .max ? nil : max(0, Int(left))
            guard (try? switchboard.poller.wait(milliseconds: timeout, into: &events)) != nil,
                let hall = hall(), let boards = hall.boardsUnlessStopping()
            else { return }
            var wasRung = false
            for index in 0..<events.count {
                let event = events[index]
                guard event.token != HallSwitchboard.bellToken else {
                    switchboard.silence()
                    wasRung = true
                    continue
                }
                let board = boards[Int(event.token / 2)]
                let isListener = event.token % 2 == 1
                let wake = board.serve(
                    isListener: isListener,
                    event.readiness,
                    &buffer,
                    &records
                )
                board.tellNeighbours()
                nextWake = min(nextWake, wake)
                hall.report(&records, of: board)
            }
            let now = MonotonicTime.now
            if wasRung || now.nanoseconds >= nextWake {
                nextWake = boards.reduce(.max) { min($0, $1.tick(at: now)) }
            }
        }
    }

    private func boardsUnlessStopping() -> [VirtualBoard]? {
        state.withLock { $0.isStopping ? nil : $0.boards }
    }

    private func report(_ records: inout [FrameRecord], of board: VirtualBoard) {
        if let frameLog {
            for record in records { frameLog(board, record) }
        }
        records.removeAll(keepingCapacity: true)
    }
}
