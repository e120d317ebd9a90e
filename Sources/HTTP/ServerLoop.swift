import POSIX

/// The server's thread: one poller for the listener, the mailbox and every client.
///
/// Nothing here waits for a client: what the kernel does not take now stays in the client's own
/// slot until it is writable or its deadline has passed.
final class ServerLoop<Model: Sendable> {
    /// How often deadlines are looked at; they may be late by this much, never early.
    static var sweepMilliseconds: Int { 500 }
    /// Bytes read from one client at a time.
    static var receiveBytes: Int { 16_384 }
    /// Connections accepted at a time before others get their turn.
    static var acceptBatch: Int { 64 }
    /// Answers up to this many bytes are put together first: one copy costs less than three pieces.
    static var joinedBytes: Int { 4_096 }
    private static var listenerToken: UInt64 { .max }
    private static var bellToken: UInt64 { .max - 1 }
    private static var alarmToken: UInt64 { .max - 2 }

    let configuration: ServerConfiguration
    let routes: Server<Model>.Routes
    private let sockets: ServerSockets
    private let mailbox: ServerMailbox<Model>
    var model: Model
    var counts = ServerCounts()
    var now = MonotonicTime.now
    // What every request changes is not guarded against being changed by two at once while the
    // program runs: one thread has it, and no call made during a change comes back.
    @safe @exclusivity(unchecked) var room = [UInt8](repeating: 0, count: receiveBytes)
    @safe @exclusivity(unchecked) var joined: [UInt8] = []
    var history = EventHistory(startedAt: Clocks.wallMilliseconds())
    private var clients: [Client?] = []
    private var freeSlots: [Int] = []
    private var generation: UInt64 = 0
    var guests = GuestBook()
    private var turnedAway = 0
    /// Clients of whom there may be more to read than was read at a time.
    var unfinished: [Client] = []
    @safe @exclusivity(unchecked) private var events = PollEvents(capacity: 256)
    /// Whether the alarm will ring for the next sweep.
    private var isAlarmed = false
    private var isAccepting = false
    private var stopDeadline: MonotonicTime?
    private(set) var moment = Moment(second: 0)

    init(
        _ configuration: ServerConfiguration,
        _ sockets: ServerSockets,
        _ mailbox: ServerMailbox<Model>,
        _ model: Model,
        _ routes: @escaping Server<Model>.Routes
    ) {
        self.configuration = configuration
        self.sockets = sockets
        self.mailbox = mailbox
        self.model = model
        self.routes = routes
    }

    /// Serves until the mailbox asks to stop.
    func run() {
        try? sockets.poller.add(mailbox.bell, token: Self.bellToken, interest: .readable)
        try? sockets.poller.add(sockets.listener, token: Self.listenerToken, interest: .readable)
        try? sockets.poller.add(sockets.alarm, token: Self.alarmToken, interest: .readable)
        isAccepting = true
        while !isFinished {
            let count = (try? sockets.poller.wait(milliseconds: setAlarm(), into: &events)) ?? 0
            now = .now
            moment.update(second: Clocks.wallMilliseconds() / 1_000)
            counts.rounds &+= 1
            readOn()
            for index in 0..<count {
                handle(events[index])
            }
            mailbox.counters.write(counts)
        }
        for client in clients {
            client.map(close)
        }
        mailbox.counters.write(counts)
    }

    /// Sets the alarm where one is needed; how long to wait for events, in milliseconds, or nil
    /// for a wait without end.
    ///
    /// A wait with an end sets a timer of its own at each call, which costs a twentieth of a small
    /// answer; the alarm is set twice a second.
    private func setAlarm() -> Int? {
        if !unfinished.isEmpty { return 0 }
        if isAlarmed || counts.connections == 0 && isAccepting { return nil }
        isAlarmed = true
        try? sockets.alarm.arm(at: now.advanced(byMilliseconds: Self.sweepMilliseconds))
        return nil
    }

    private var isFinished: Bool {
        guard let stopDeadline else { return false }
        return counts.connections == 0 || now >= stopDeadline
    }

    private func handle(_ event: PollEvent) {
        switch event.token {
        case Self.listenerToken:
            acceptAll()
        case Self.bellToken:
            _ = try? mailbox.bell.acknowledge()
            readMailbox()
        case Self.alarmToken:
            _ = try? sockets.alarm.acknowledge()
            isAlarmed = false
            sweep()
        default:
            let slot = Int(truncatingIfNeeded: event.token & 0xFFFF_FFFF)
            // A token of an earlier client in this slot names nobody any more.
            guard slot < clients.count, let client = clients[slot], client.token == event.token
            else { return }
            serve(client, event.readiness)
        }
    }

    private func serve(_ client: Client, _ readiness: Readiness) {
        if readiness.contains(.failed) {
            close(client)
            return
        }
        if readiness.contains(.peerClosed) {
            client.isEnding = true
        }
        if readiness.contains(.writable) {
            resume(client)
        }
        let incoming: Readiness = [.readable, .peerClosed, .hungUp]
        guard !readiness.isDisjoint(with: incoming), clients[client.slot] === client else { return }
        // Whoever is owed an answer is read again after it; setting the watch anew tells of it.
        if client.phase != .writing || readiness.contains(.hungUp) {
            receive(client)
        }
    }

    /// Gives those their turn who had sent more than is read at a time.
    private func readOn() {
        guard !unfinished.isEmpty else { return }
        let waiting = unfinished
        unfinished = []
        for client in waiting {
            client.isUnfinished = false
            if isHere(client) && client.phase != .writing { receive(client) }
        }
    }

    /// Whether a client has not been closed.
    func isHere(_ client: Client) -> Bool { clients[client.slot] === client }

    private func readMailbox() {
        let post = mailbox.take()
        if let newModel = post.model {
            model = newModel
            for case let client? in clients { client.known = nil }
        }
        for event in post.events {
            broadcast(event)
        }
        if post.isStopping && stopDeadline == nil {
            beginStopping()
        }
    }

    private func beginStopping() {
        stopDeadline = now.advanced(byMilliseconds: configuration.stopDeadlineMilliseconds)
        try? sockets.poller.remove(sockets.listener)
        isAccepting = false
        for case let client? in clients {
            client.closesAfterAnswer = true
            if client.phase == .streaming || client.phase == .reading {
                close(client)
            }
        }
    }

    func broadcast(_ event: ServerEvent) {
        let bytes = event.isResumable ? history.add(event) : event.bytes
        for case let client? in clients where client.phase == .streaming {
            send(bytes, to: client)
        }
    }

    // MARK: - Coming and going

    private func acceptAll() {
        for _ in 0..<Self.acceptBatch {
            do throws(SystemError) {
                guard let connection = try sockets.listener.accept() else { return }
                admit(connection)
            } catch {
                // Out of descriptors: stop looking until the next sweep instead of spinning.
                try? sockets.poller.remove(sockets.listener)
                isAccepting = false
                return
            }
        }
    }

    private func admit(_ connection: consuming TCPConnection) {
        let peer = connection.peerAddress
        let host = peer?.hostText ?? ""
        let isProxied = configuration.trustedProxies.contains(host)
        let isExempt = isProxied || configuration.exemptsLoopback && (peer?.isLoopback ?? false)
        let limits = configuration.visitors
        let guest = guests.guest(host, isExempt: isExempt, limits, at: now)
        if counts.connections - turnedAway >= limits.connections {
            dispensable.map(close)
        }
        var refusal: Response?
        if counts.connections - turnedAway >= limits.connections {
            refusal = .tooBusy
        } else if !isExempt && guest.connections >= limits.connectionsPerAddress {
            refusal = .tooManyFromOne
        }
        if refusal != nil && turnedAway >= configuration.turnedAwayLimit {
            counts.refused += 1
            return
        }
        guard let client = add(connection, guest, isProxied: isProxied), let refusal
        else { return }
        turnedAway += 1
        turnAway(client, refusal)
    }

    /// Whom a full house lets go for the next one: who is idle, or else who has taken his time the
    /// longest; nobody who came just now.
    private var dispensable: Client? {
        var idle: Client?
        var slow: (client: Client, age: Int64)?
        for case let client? in clients where client.phase != .streaming && !client.turnedAway {
            if client.isIdle {
                if idle.map({ client.deadline < $0.deadline }) ?? true { idle = client }
                continue
            }
            let term =
                client.phase == .reading
                ? configuration.headDeadlineMilliseconds : configuration.writeDeadlineMilliseconds
            let left = client.deadline.millisecondsRoundedUp(since: now)
            let age = Int64(term) - left
            guard age >= Int64(configuration.graceMilliseconds), age > slow?.age ?? -1 else {
                continue
            }
            slow = (client, age)
        }
        return idle ?? slow?.client
    }

    /// Gives a connection a slot; nil when it cannot be watched.
    private func add(
        _ connection: consuming TCPConnection,
        _ guest: Guest,
        isProxied: Bool
    ) -> Client? {
        let slot = freeSlots.popLast() ?? clients.count
        generation &+= 1
        let client = Client(
            connection: connection,
            token: (generation & 0x7FFF_FFFF) << 32 | UInt64(slot),
            guest: guest,
            isProxied: isProxied,
            limits: configuration.requestLimits,
            deadline: now.advanced(byMilliseconds: configuration.headDeadlineMilliseconds)
        )
        let added: Void? = try? sockets.poller.add(
            client.connection,
            token: client.token,
            interest: Self.watched(.readable)
        )
        if added == nil {
            if slot < clients.count { freeSlots.append(slot) }
            return nil
        }
        if slot == clients.count {
            clients.append(client)
        } else {
            clients[slot] = client
        }
        guest.connections += 1
        counts.connections += 1
        return client
    }

    /// Forgets a client; its descriptor closes with it, which also takes it out of the poller.
    func close(_ client: Client) {
        guard clients[client.slot] === client else { return }
        clients[client.slot] = nil
        freeSlots.append(client.slot)
        counts.connections -= 1
        client.guest.connections -= 1
        if client.turnedAway { turnedAway -= 1 }
        if client.phase == .streaming {
            counts.eventStreams -= 1
        }
    }

    /// What the poller is asked for: changes are told and not states.
    ///
    /// A client that has been read to its end costs no second look.
    /// Whether a peer has shut its side is asked for, because no change would tell of an end that
    /// had come with the last bytes.
    private static func watched(_ interest: Readiness) -> Readiness {
        interest.union([.edge, .peerClosed])
    }

    /// Changes what the poller watches for, when it is not watched for already.
    func watch(_ client: Client, for interest: Readiness) {
        guard client.interest != interest else { return }
        client.interest = interest
        try? sockets.poller.modify(
            client.connection,
            token: client.token,
            interest: Self.watched(interest)
        )
    }

    // MARK: - Time

    private func sweep() {
        if !isAccepting && stopDeadline == nil {
            let added: Void? = try? sockets.poller.add(
                sockets.listener,
                token: Self.listenerToken,
                interest: .readable
            )
            isAccepting = added != nil
        }
        guests.sweep(configuration.visitors, at: now)
        for case let client? in clients where now >= client.deadline {
            expire(client)
        }
    }
}
