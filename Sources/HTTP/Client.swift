import POSIX

/// One connection as the server's thread sees it.
///
///     reading ──request──▶ writing ──sent──▶ reading
///        │                    ├──event stream──▶ streaming
///        └──refused───────────┴──last answer───▶ lingering ──▶ closed
final class Client {
    enum Phase {
        /// Waiting for a request or in the middle of one.
        case reading
        /// An answer is under way and the kernel takes no more of it now.
        case writing
        /// Open for events.
        case streaming
        /// All is sent; what still comes is thrown away until the peer closes.
        case lingering
    }

    let connection: TCPConnection
    let token: UInt64
    /// Whom its requests are counted to.
    var guest: Guest
    /// Whether it comes from a proxy that tells whom it calls for.
    let isProxied: Bool
    var phase = Phase.reading
    // Not guarded while the program runs: the server's thread alone has it.
    @safe @exclusivity(unchecked) var parser: RequestParser
    var deadline: MonotonicTime
    var interest: Readiness = .readable
    /// Whether the deadline counts a head that has begun, and not silence between requests.
    var isDeadlineForHead = true
    var answered = 0
    /// Whether the peer has shut its side, so that an end comes after what it has sent.
    var isEnding = false
    /// Whether it stands in the queue of those to be read again.
    var isUnfinished = false

    /// The answer to the request that the parser remembers, while the model is the same; nil when
    /// it has to be asked for.
    var known: Response?

    /// The answer under way: its head, the fields of the moment, its body, and what of it is sent.
    ///
    /// The bytes are shared with every other client that gets the same.
    var head: [UInt8] = []
    var tail: [UInt8] = []
    var body: [UInt8] = []
    var sentBytes = 0
    var closesAfterAnswer = false
    var opensStream = false
    /// Whether it was over a limit when it came and only gets to hear that.
    var turnedAway = false

    /// The last event the client saw on an earlier stream; empty when there was none.
    var lastEventID = ""
    /// Events that the kernel has not taken yet.
    var backlog: [[UInt8]] = []
    var backlogBytes = 0

    init(
        connection: consuming TCPConnection,
        token: UInt64,
        guest: Guest,
        isProxied: Bool,
        limits: RequestLimits,
        deadline: MonotonicTime
    ) {
        self.connection = connection
        self.token = token
        self.guest = guest
        self.isProxied = isProxied
        self.parser = RequestParser(limits: limits)
        self.deadline = deadline
    }

    var slot: Int { Int(truncatingIfNeeded: token & 0xFFFF_FFFF) }

    /// Whether nothing is lost when it is closed to make room.
    var isIdle: Bool {
        phase == .reading && !parser.isInsideRequest && answered > 0
    }

    /// Sends what the kernel takes now of the answer; true when all is sent.
    func sendAnswer() throws(SystemError) -> Bool {
        let head = head
        let tail = tail
        let body = body
        let afterHead = head.count + tail.count
        let whole = afterHead + body.count
        while sentBytes < whole {
            let transfer: Transfer
            if sentBytes < afterHead {
                let fromTail = max(0, sentBytes - head.count)
                transfer = try connection.send(
                    head.span.extracting(min(sentBytes, head.count)..<head.count),
                    tail.span.extracting(fromTail..<tail.count),
                    body.span
                )
            } else {
                let start = sentBytes - afterHead
                transfer = try connection.send(body.span.extracting(start..<body.count))
            }
            guard case .moved(let count) = transfer else { return false }
            sentBytes += count
        }
        return true
    }

    /// Sends what the kernel takes now of the events that wait; true when none is left.
    func sendBacklog() throws(SystemError) -> Bool {
        while let message = backlog.first {
            let transfer = try connection.send(message.span.extracting(sentBytes..<message.count))
            guard case .moved(let count) = transfer else { return false }
            sentBytes += count
            backlogBytes -= count
            if sentBytes == message.count {
                backlog.removeFirst()
                sentBytes = 0
            }
        }
        return true
    }
}
