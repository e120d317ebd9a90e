import POSIX
import Synchronization

/// What other threads leave for a server's thread, and the bell that tells it to look.
final class ServerMailbox<Model: Sendable>: Sendable {
    struct Post: Sendable {
        /// Events that may wait; the oldest go first, because a newer one tells more.
        static var eventLimit: Int { 256 }

        var model: Model?
        var events: [ServerEvent] = []
        var isStopping = false

        mutating func append(event: ServerEvent) {
            if events.count == Self.eventLimit {
                events.removeFirst()
            }
            events.append(event)
        }
    }

    let bell: WakeDescriptor
    let counters = ServerCounters()
    private let post = Mutex(Post())

    init() throws(SystemError) {
        bell = try WakeDescriptor()
    }

    /// Changes what waits, and rings.
    func post(_ change: (inout sending Post) -> Void) {
        post.withLock { change(&$0) }
        bell.ring()
    }

    /// Takes everything that waits; the wish to stop stays.
    func take() -> Post {
        post.withLock { waiting in
            let taken = waiting
            waiting = Post(isStopping: taken.isStopping)
            return taken
        }
    }
}

/// Counts that the server's thread writes and any thread reads.
final class ServerCounters: Sendable {
    private let connections = Atomic<Int>(0)
    private let eventStreams = Atomic<Int>(0)
    private let answered = Atomic<Int>(0)
    private let refused = Atomic<Int>(0)
    private let rounds = Atomic<UInt64>(0)

    func write(_ counts: ServerCounts) {
        connections.store(counts.connections, ordering: .relaxed)
        eventStreams.store(counts.eventStreams, ordering: .relaxed)
        answered.store(counts.answered, ordering: .relaxed)
        refused.store(counts.refused, ordering: .relaxed)
        rounds.store(counts.rounds, ordering: .relaxed)
    }

    func read() -> ServerCounts {
        ServerCounts(
            connections: connections.load(ordering: .relaxed),
            eventStreams: eventStreams.load(ordering: .relaxed),
            answered: answered.load(ordering: .relaxed),
            refused: refused.load(ordering: .relaxed),
            rounds: rounds.load(ordering: .relaxed)
        )
    }
}

/// The descriptors that a server opens before its thread starts, so that failing is the caller's
/// to hear.
final class ServerSockets: Sendable {
    let listener: ListeningSocket
    let poller: Poller
    let alarm: TimerDescriptor

    init(
        listener: consuming ListeningSocket,
        poller: consuming Poller,
        alarm: consuming TimerDescriptor
    ) {
        self.listener = listener
        self.poller = poller
        self.alarm = alarm
    }
}
