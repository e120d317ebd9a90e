internal import POSIX
internal import Packets

/// The port of a virtual board and all that changes behind it; used under the board's lock.
struct BoardPort: ~Copyable {
    /// What a poller watches: the handle outlives no descriptor, as both go together.
    private struct Watched: Pollable {
        let handle: DescriptorHandle
    }

    private(set) var lamps: Lamps
    /// When the last whole frame came, in wall milliseconds.
    private(set) var lastFrameWall: Int64?
    /// When `tick` wants to be called next, in monotonic nanoseconds.
    private(set) var nextWake = Int64.max

    private let settings: VirtualBoardSettings
    private let token: UInt64
    private var faults: BoardFaults
    private var terminal: PseudoTerminal?
    private var listener: ListeningSocket?
    private var connection: TCPConnection?
    private var datagrams: UDPSocket?
    /// Whether others hang on this board's line, and what they have not heard yet.
    var hasNeighbours = false
    private var overheard: [UInt8] = []
    /// How the board answers besides what chance brings.
    var mood = CardMood.well
    /// Answers that are late, and when they are due in monotonic nanoseconds.
    private var lateAnswers: [(due: Int64, bytes: [UInt8])] = []
    private var line: Watched?
    /// Whether a board on another's line is plugged in.
    private var isListening = false
    private var door: Watched?
    private var boundPort: UInt16?

    private var pace: Pace?
    /// When the pace lets the board read on; nothing while it reads.
    private var pausedUntil: Int64?
    /// When a stall ends; `.max` when only a call ends it.
    private var stalledUntil: Int64?
    private var losesNextByte = false
    private var lastActivity: Int64
    private var expiresAt: Int64?

    init(_ settings: VirtualBoardSettings, token: UInt64, at now: MonotonicTime) {
        self.settings = settings
        self.token = token
        faults = settings.faults
        lamps = Lamps(
            settings.wiring,
            settings.card,
            settings.faces,
            address: settings.address
        )
        pace = settings.bytesPerSecond.map { Pace(bytesPerSecond: $0, at: now.nanoseconds) }
        lastActivity = now.nanoseconds
    }

    /// The device to open; nothing when unplugged or behind TCP.
    private(set) var devicePath: String?

    /// The port to connect to, also while unplugged, because the board comes back there.
    var tcpPort: UInt16? { isForDatagrams ? nil : boundPort }

    /// The port to send datagrams to.
    var udpPort: UInt16? { isForDatagrams ? boundPort : nil }

    private var isForDatagrams: Bool {
        if case .udp = settings.attachment { true } else { false }
    }

    // MARK: Plugging

    mutating func plugIn(_ hall: HallSwitchboard) throws {
        guard line == nil, door == nil else { return }
        lamps.restart()
        stalledUntil = nil
        pausedUntil = nil
        switch settings.attachment {
        case .pseudoTerminal(let link):
            let terminal = try PseudoTerminal(link: link)
            try hall.poller.add(terminal, token: token, interest: .readable)
            line = Watched(handle: terminal.handle)
            devicePath = link ?? terminal.path
            self.terminal = consume terminal
            greet()
        case .tcp(let port):
            let listener = try ListeningSocket(on: .loopback(port: boundPort ?? port))
            try hall.poller.add(listener, token: token + 1, interest: .readable)
            boundPort = listener.port
            door = Watched(handle: listener.handle)
            self.listener = consume listener
        case .udp(let port):
            let socket = try UDPSocket(on: .loopback(port: boundPort ?? port))
            try hall.poller.add(socket, token: token, interest: .readable)
            boundPort = socket.address.port
            line = Watched(handle: socket.handle)
            datagrams = consume socket
        case .line: isListening = true
        }
        lastActivity = hall.time.monotonic().nanoseconds
        plan()
    }

    mutating func unplug(_ hall: HallSwitchboard) {
        dropConnection(hall)
        terminal = nil
        datagrams = nil
        isListening = false
        lateAnswers = []
        devicePath = nil
        listener = nil
        line = nil
        door = nil
        plan()
    }

    mutating func reboot(_ hall: HallSwitchboard) {
        dropConnection(hall)
        lateAnswers = []
        lamps.reboot()
    }

    mutating func dropConnection(_ hall: HallSwitchboard) {
        guard connection != nil else { return }
        try? connection?.abortOnClose()
        closeConnection(hall)
    }

    private mutating func closeConnection(_ hall: HallSwitchboard) {
        connection = nil
        line = nil
        stalledUntil = nil
        pausedUntil = nil
        lamps.restart()
        watchDoor(true, hall)
        plan()
    }

    mutating func acceptClient(_ hall: HallSwitchboard) {
        guard connection == nil, let accepted = try? listener?.accept() else { return }
        guard (try? hall.poller.add(accepted, token: token, interest: .readable)) != nil else {
            return
        }
        line = Watched(handle: accepted.handle)
        connection = consume accepted
        // It may have hung since before anybody called.
        watchLine(hall)
        lamps.note { $0.connections += 1 }
        watchDoor(false, hall)
        lastActivity = hall.time.monotonic().nanoseconds
        plan()
    }

    // MARK: Reading

    mutating func receive(
        _ readiness: Readiness,
        _ buffer: inout [UInt8],
        _ records: inout [FrameRecord],
        _ hall: HallSwitchboard
    ) {
        let now = hall.time.monotonic()
        guard line != nil else { return }
        guard stalledUntil == nil, pausedUntil == nil else {
            // A hung board does not read, but a dead connection would be reported for ever.
            if !readiness.isDisjoint(with: [.hungUp, .failed]), connection != nil {
                closeConnection(hall)
            }
            return
        }
        if let limit = pace?.allowance(at: now.nanoseconds), limit < buffer.count {
            guard limit > 0 else {
                pause(at: now, hall)
                return
            }
            var part = [UInt8](repeating: 0, count: limit)
            finish(read(&part), part, &records, at: now, hall)
        } else {
            finish(read(&buffer), buffer, &records, at: now, hall)
        }
        plan()
    }

    private func read(_ buffer: inout [UInt8]) -> Transfer {
        do {
            if let result = try terminal?.read(into: &buffer) { return result }
            if let result = try datagrams?.read(into: &buffer) { return result }
            return try connection?.receive(into: &buffer) ?? .wouldBlock
        } catch {
            return .ended
        }
    }

    private mutating func finish(
        _ result: Transfer,
        _ buffer: borrowing [UInt8],
        _ records: inout [FrameRecord],
        at now: MonotonicTime,
        _ hall: HallSwitchboard
    ) {
        switch result {
        case .wouldBlock: break
        case .ended:
            if connection != nil { closeConnection(hall) }
        case .moved(let count):
            pace?.spend(count)
            lastActivity = now.nanoseconds
            take(buffer[..<count], &records, at: now, hall)
        }
    }

    private mutating func take(
        _ bytes: ArraySlice<UInt8>,
        _ records: inout [FrameRecord],
        at now: MonotonicTime,
        _ hall: HallSwitchboard
    ) {
        var kept = losesNextByte ? bytes.dropFirst() : bytes
        losesNextByte = false
        lamps.note { $0.bytes += bytes.count }
        if hasNeighbours { overheard += bytes }
        if let bit = faults.flip(among: kept.count) {
            kept[kept.startIndex + bit / 8] ^= 1 << UInt8(bit % 8)
            lamps.note { $0.faults += 1 }
        }
        let chosen = mood == .well ? faults.mood() : mood
        let completed = lamps.take(kept, mood: chosen, at: hall.time.wallMilliseconds)
        answer(at: now)
        guard completed > 0 else { return }
        let wall = hall.time.wallMilliseconds
        lastFrameWall = wall
        expiresAt = settings.leaseMilliseconds.map { now.nanoseconds + $0 * 1_000_000 }
        for number in (lamps.counts.frames - completed + 1)...lamps.counts.frames {
            records.append(
                FrameRecord(
                    number: number,
                    wallMilliseconds: wall,
                    monotonicNanoseconds: now.nanoseconds
                )
            )
            strike(at: now, hall)
        }
    }

    /// What came on the line since the last call, for the others on it.
    mutating func takeOverheard() -> [UInt8] {
        defer { overheard = [] }
        return overheard
    }

    /// Takes what came on the line that this board shares; the result is what it says there.
    mutating func overhear(_ bytes: [UInt8], _ hall: HallSwitchboard) -> [[UInt8]] {
        guard isListening, stalledUntil == nil else { return [] }
        let wall = hall.time.wallMilliseconds
        lamps.note { $0.bytes += bytes.count }
        let chosen = mood == .well ? faults.mood() : mood
        if lamps.take(bytes[...], mood: chosen, at: wall) > 0 { lastFrameWall = wall }
        return lamps.takeAnswers()
    }

    /// Says what the board answers, late or twice where chance has it so.
    private mutating func answer(at now: MonotonicTime) {
        for answer in lamps.takeAnswers() {
            let isLate = faults.isLate()
            for _ in 0..<(faults.isDoubled() ? 2 : 1) {
                if isLate {
                    let due = now.nanoseconds + faults.delayMilliseconds * 1_000_000
                    lateAnswers.append((due, answer))
                } else {
                    say(answer)
                }
            }
        }
    }

    private mutating func strike(at now: MonotonicTime, _ hall: HallSwitchboard) {
        guard let fault = faults.draw() else { return }
        lamps.note { $0.faults += 1 }
        switch fault {
        case .drop: dropConnection(hall)
        case .stall: stall(for: faults.stallMilliseconds, at: now, hall)
        case .garbage: say([0x3F, 0x00, 0xFF, 0x41, 0x64])
        case .loss: losesNextByte = true
        case .reboot: reboot(hall)
        }
    }

    // MARK: Stalls, pauses and what time brings

    mutating func stall(for milliseconds: Int64?, at now: MonotonicTime, _ hall: HallSwitchboard) {
        stalledUntil = milliseconds.map { now.nanoseconds + $0 * 1_000_000 } ?? .max
        watchLine(hall)
        plan()
    }

    mutating func resume(_ hall: HallSwitchboard) {
        stalledUntil = nil
        watchLine(hall)
        plan()
    }

    private mutating func pause(at now: MonotonicTime, _ hall: HallSwitchboard) {
        pausedUntil = pace?.readyAt(now.nanoseconds)
        watchLine(hall)
        plan()
    }

    mutating func tick(at now: MonotonicTime, _ hall: HallSwitchboard) {
        let now = now.nanoseconds
        if let until = stalledUntil, now >= until {
            stalledUntil = nil
            watchLine(hall)
        }
        if let until = pausedUntil, now >= until {
            pausedUntil = nil
            watchLine(hall)
        }
        if let moment = greetingDue, now >= moment {
            greet()
            lastActivity = now
        }
        while let late = lateAnswers.first, now >= late.due {
            lateAnswers.removeFirst()
            say(late.bytes)
        }
        if let expiry = expiresAt, now >= expiry {
            expiresAt = nil
            lamps.expire()
        }
        plan()
    }

    /// A board that waits greets each second; Open Pixel Control boards never say anything.
    private var greetingDue: Int64? {
        guard settings.card == nil, settings.wiring.boardProtocol == .adalight, line != nil,
            stalledUntil == nil
        else {
            return nil
        }
        return lastActivity + AdalightLimits.greetingMilliseconds * 1_000_000
    }

    private func greet() {
        if settings.wiring.boardProtocol == .adalight {
            say(AdalightLimits.greeting)
        }
    }

    func say(_ bytes: [UInt8]) {
        _ = try? terminal?.write(bytes.span)
        _ = try? connection?.send(bytes.span)
    }

    private mutating func plan() {
        let moments = [
            stalledUntil, pausedUntil, greetingDue, expiresAt, lateAnswers.first?.due,
        ]
        nextWake = moments.reduce(.max) { min($0, $1 ?? .max) }
    }

    private func watchLine(_ hall: HallSwitchboard) {
        guard let line else { return }
        let isReading = stalledUntil == nil && pausedUntil == nil
        let interest: Readiness = isReading ? .readable : []
        try? hall.poller.modify(line, token: token, interest: interest)
    }

    /// One client at a time: while one is served, others wait in the kernel's queue.
    private func watchDoor(_ isOpen: Bool, _ hall: HallSwitchboard) {
        guard let door else { return }
        try? hall.poller.modify(door, token: token + 1, interest: isOpen ? .readable : [])
    }
}
