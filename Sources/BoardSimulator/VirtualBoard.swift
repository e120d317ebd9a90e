internal import POSIX
internal import Packets
internal import Synchronization

/// A board without lamps: it speaks its real protocol over a real port and remembers what it shows.
///
/// Made by a `BoardHall`, whose thread serves it. Everything here may be called from any thread.
public final class VirtualBoard: Sendable {
    /// What the board is.
    public let settings: VirtualBoardSettings
    private let hall: HallSwitchboard
    private let token: UInt64
    private let port: Mutex<BoardPort>
    /// The other boards on its line.
    private let neighbours = Mutex<[VirtualBoard]>([])

    init(_ settings: VirtualBoardSettings, token: UInt64, hall: HallSwitchboard) throws {
        self.settings = settings
        self.token = token
        self.hall = hall
        port = Mutex(BoardPort(settings, token: token, at: hall.time.monotonic()))
        try port.withLock { try $0.plugIn(hall) }
    }

    /// The device to open, for a board behind a pseudo-terminal that is plugged in.
    public var devicePath: String? { port.withLock { $0.devicePath } }

    /// The TCP port to connect to, for a board behind one.
    public var tcpPort: UInt16? { port.withLock { $0.tcpPort } }

    /// The UDP port to send to, for a board behind one.
    public var udpPort: UInt16? { port.withLock { $0.udpPort } }

    /// Does as a board whose power was off for a moment: working memory is empty.
    public func reboot() {
        port.withLock { $0.reboot(hall) }
    }

    /// Answers from now on in a mood of its own, whatever the chances say.
    public func setMood(_ mood: CardMood) {
        port.withLock { $0.mood = mood }
    }

    /// What the lamps show at this moment.
    public func picture() -> ReceivedPicture {
        let (lamps, count, wall) = port.withLock {
            (
                $0.lamps.bytes(at: hall.time.wallMilliseconds), $0.lamps.counts.frames,
                $0.lastFrameWall
            )
        }
        return ReceivedPicture(
            lamps: lamps,
            wiring: settings.wiring,
            frameCount: count,
            wallMilliseconds: wall
        )
    }

    /// The lines of text that show at this moment, on a card with letters of its own.
    public func words() -> [String] {
        port.withLock { $0.lamps.words(at: hall.time.wallMilliseconds) }
    }

    /// What the lamps show at this moment, in the order of the wire.
    var lampBytes: [UInt8] {
        port.withLock { $0.lamps.bytes(at: hall.time.wallMilliseconds) }
    }

    /// What was counted so far.
    public var counts: BoardCounts { port.withLock { $0.lamps.counts } }

    /// Stops reading, as a hung board does; the other end finds its buffers full.
    public func stall() {
        port.withLock { $0.stall(for: nil, at: hall.time.monotonic(), hall) }
    }

    /// Reads again after a stall.
    public func resume() {
        port.withLock { $0.resume(hall) }
        hall.wake()
    }

    /// Resets the client's TCP connection; a pseudo-terminal has none.
    public func dropConnection() {
        port.withLock { $0.dropConnection(hall) }
    }

    /// Takes the board away: its device vanishes, or its port refuses connections.
    public func unplug() {
        port.withLock { $0.unplug(hall) }
    }

    /// Brings the board back, on the same link or port as before, with all lamps as they were.
    ///
    /// - Throws: `SystemError` when somebody else has taken the port or the path.
    public func plugIn() throws {
        try port.withLock { try $0.plugIn(hall) }
        hall.wake()
    }

    /// Prints bytes to the other end; what does not fit into the line's buffer is lost.
    public func say(_ bytes: [UInt8]) {
        port.withLock { $0.say(bytes) }
    }

    /// Serves what the poller reported; the result is the next moment to come back unasked.
    func serve(
        isListener: Bool,
        _ readiness: Readiness,
        _ buffer: inout [UInt8],
        _ records: inout [FrameRecord]
    ) -> Int64 {
        port.withLock { port in
            if isListener {
                port.acceptClient(hall)
            } else {
                port.receive(readiness, &buffer, &records, hall)
            }
            return port.nextWake
        }
    }

    /// Puts another board on this one's line.
    func add(neighbour: VirtualBoard) {
        neighbours.withLock { $0.append(neighbour) }
        port.withLock { $0.hasNeighbours = true }
    }

    /// Lets the others on the line hear what came.
    func tellNeighbours() {
        let others = neighbours.withLock { $0 }
        guard !others.isEmpty else { return }
        let bytes = port.withLock { $0.takeOverheard() }
        guard !bytes.isEmpty else { return }
        for other in others {
            for answer in other.port.withLock({ $0.overhear(bytes, hall) }) { say(answer) }
        }
    }

    /// Does what time brings; the result is the next moment to come back unasked.
    func tick(at now: MonotonicTime) -> Int64 {
        port.withLock { port in
            port.tick(at: now, hall)
            return port.nextWake
        }
    }
}
