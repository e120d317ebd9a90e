import Disclosure
public import POSIX
import Packets
import Synchronization

/// Drives all boards from one thread: one poller, absolute timers, at most one packet a board.
///
/// ```
/// any thread ── post(scene) ──► mailbox ──► loop thread ──► link ──► board
/// any thread ◄── status() ──── status board ◄──┘
/// ```
/// A posted scene wakes the loop and is sent at once. A board that hangs, refuses or talks garbage
/// costs the others nothing: no call of the loop blocks.
public final class BoardLoop: Sendable {
    /// How long a stop may take for boards without a slow line, in milliseconds.
    public static let defaultStopMilliseconds = 1_000

    private final class Course: Sendable {
        let thread = Mutex<Thread?>(nil)
        let failure = Mutex<SystemError?>(nil)
    }

    private let setups: [BoardSetup]
    private let numbers: [String: Int]
    private let mailbox: Mailbox
    private let statuses: StatusBoard
    private let course = Course()

    /// Starts to serve the boards; those without a scene yet are dark.
    public init(_ setups: [BoardSetup]) throws {
        var numbers: [String: Int] = [:]
        var prepared: [(setup: BoardSetup, encoder: FrameEncoder?)] = []
        // Boards of one wiring share what was worked out for it.
        var encoders: [BoardWiring: FrameEncoder] = [:]
        for (index, setup) in setups.enumerated() {
            guard numbers.updateValue(index, forKey: setup.id) == nil else {
                throw LinkError(
                    subject: setup.id,
                    problem: "two boards have this name",
                    remedy: "Give each board a name of its own"
                )
            }
            let known = setup.wiring.flatMap { encoders[$0] }
            let encoder = try known ?? BoardLoop.encoder(for: setup)
            if let wiring = setup.wiring { encoders[wiring] = encoder }
            prepared.append((setup, encoder))
        }
        _ = try SharedLine.groups(setups)
        self.setups = setups
        self.numbers = numbers
        let wall = Instant(milliseconds: Clocks.wallMilliseconds())
        let mailbox = try Mailbox(boardCount: setups.count)
        let statuses = StatusBoard(setups.map { BoardStatus(id: $0.id, since: wall) })
        self.mailbox = mailbox
        self.statuses = statuses
        let entries = prepared
        let thread = try Thread.start(name: "boards") { [course] in
            do throws(SystemError) {
                let core = try LoopCore(entries, mailbox: mailbox, published: statuses)
                try core.run()
            } catch {
                course.failure.withLock { $0 = error }
            }
        }
        course.thread.withLock { $0 = thread }
    }

    deinit {
        stop(blank: false)
    }

    /// What ended the loop, if the system failed it; nil while all is well.
    public var failure: SystemError? { course.failure.withLock { $0 } }

    /// Shows a source on a board from now on, or makes the board dark; the newest post wins.
    public func post(scene: (any FrameSource)?, for board: String) throws(LinkError) {
        let index = try number(of: board)
        let now = MonotonicTime.now.nanoseconds
        mailbox.post(Mailbox.Letter(scene: scene, postedAt: now), for: index)
    }

    /// How all boards are, in the order given.
    public func status() -> [BoardStatus] { statuses.read() }

    /// How one board is.
    public func status(of board: String) throws(LinkError) -> BoardStatus {
        statuses.read(try number(of: board))
    }

    /// Asks the loop for a round, and says how many it has made: a loop that lives has made one
    /// more when it is asked again.
    public func pulse() -> UInt64 {
        mailbox.wake.ring()
        return statuses.rounds.load(ordering: .relaxed)
    }

    /// Ends the loop and waits for it: reachable boards go dark if wanted, and links are restored.
    public func stop(
        blank: Bool,
        withinMilliseconds limit: Int = BoardLoop.defaultStopMilliseconds
    ) {
        let nanoseconds = Int64(limit) * 1_000_000
        mailbox.order(stop: Mailbox.StopOrder(blank: blank, deadlineNanoseconds: nanoseconds))
        let thread = course.thread.withLock { $0 }
        thread?.join()
    }

    private func number(of board: String) throws(LinkError) -> Int {
        if let index = numbers[board] { return index }
        throw LinkError(
            subject: board,
            problem: "there is no such board",
            remedy: "Known are \(setups.map(\.id).joined(separator: ", "))"
        )
    }

    private static func encoder(for setup: BoardSetup) throws(LinkError) -> FrameEncoder? {
        guard let wiring = setup.wiring else { return nil }
        do {
            return try FrameEncoder(wiring)
        } catch {
            throw LinkError(
                subject: setup.id,
                problem: "the board cannot be served",
                remedy: "\(error)"
            )
        }
    }
}
