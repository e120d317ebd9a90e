import POSIX

/// The open or opening way to one board, serial, TCP or UDP.
final class Link {
    private enum Channel: ~Copyable {
        case tcp(TCPConnection)
        case udp(UDPSocket)
        case serial(SerialPort)
        case shared(Link)
    }

    /// Idle seconds before the kernel probes, seconds between probes, and how many go unanswered.
    private static let keepAlive = (idle: 5, interval: 2, probes: 3)
    /// How long sent bytes may stay unacknowledged, in milliseconds.
    private static let userTimeoutMilliseconds = 10_000
    /// The least room for unsent bytes in the kernel.
    private static let leastSendBufferBytes = 16 << 10

    private let channel: Channel
    /// Comes back with the poller's events; tells this link from earlier ones of the board.
    let token: UInt64
    /// The pace of the line, when the bytes written must be given time to leave.
    let pace: SerialSettings?
    /// Whether bytes can flow; a TCP link opens later than it is made.
    var isOpen: Bool
    private var watchesWriting: Bool
    private var watchesReading = true

    private init(
        _ channel: consuming Channel,
        token: UInt64,
        pace: SerialSettings?,
        isOpen: Bool
    ) {
        self.channel = channel
        self.token = token
        self.pace = pace
        self.isOpen = isOpen
        watchesWriting = !isOpen
    }

    /// Takes an open device, for tools.
    convenience init(_ port: consuming SerialPort) {
        self.init(.serial(port), token: 0, pace: nil, isOpen: true)
    }

    /// A board's share of an open device, which stays open while any share of it is kept.
    convenience init(sharing port: Link, token: UInt64) {
        self.init(.shared(port), token: token, pace: port.pace, isOpen: true)
    }

    /// Opens a device; it can be written to at once.
    static func openSerial(
        _ path: String,
        _ settings: SerialSettings,
        pace: SerialSettings?,
        token: UInt64
    ) throws(SystemError) -> Link {
        let port = try SerialPort(unexplained: path, settings: settings)
        return Link(.serial(port), token: token, pace: pace, isOpen: true)
    }

    /// Starts to connect; the link opens when the poller says that it can be written to.
    static func connect(
        to address: SocketAddress,
        packetByteCount: Int,
        token: UInt64
    ) throws(SystemError) -> Link {
        let connection = try TCPConnection.connectNonblocking(to: address)
        try prepare(connection, packetByteCount)
        return Link(.tcp(connection), token: token, pace: nil, isOpen: false)
    }

    /// Takes the connection of a board that dialled in.
    static func accepted(
        _ connection: consuming TCPConnection,
        packetByteCount: Int,
        token: UInt64
    ) throws(SystemError) -> Link {
        try prepare(connection, packetByteCount)
        return Link(.tcp(connection), token: token, pace: nil, isOpen: true)
    }

    /// Frames that the kernel has room for, most of them on their way: with two, sender and
    /// receiver wait for each other at every frame.
    private static let framesOfRoom = 4
    /// Frames that may wait in the kernel for the network: behind more, new ones would be old.
    private static let framesUnsent = 2

    /// Room for some frames, and the two ways to notice that the other end is gone.
    private static func prepare(
        _ connection: borrowing TCPConnection,
        _ packetByteCount: Int
    ) throws(SystemError) {
        try connection.setSendBuffer(
            bytes: max(leastSendBufferBytes, framesOfRoom * packetByteCount)
        )
        try connection.setUnsentLimit(
            bytes: max(leastSendBufferBytes, framesUnsent * packetByteCount)
        )
        try connection.setUserTimeout(milliseconds: userTimeoutMilliseconds)
        try connection.setKeepAlive(
            idleSeconds: keepAlive.idle,
            intervalSeconds: keepAlive.interval,
            probes: keepAlive.probes
        )
    }

    /// Makes a socket for datagrams to one address; it can be written to at once.
    static func openDatagrams(
        to address: SocketAddress,
        token: UInt64
    ) throws(SystemError) -> Link {
        let socket = try UDPSocket(connectedTo: address)
        return Link(.udp(socket), token: token, pace: nil, isOpen: true)
    }

    /// Begins to be watched for bytes, and for room while it is opening.
    func register(with poller: borrowing Poller) throws(SystemError) {
        switch channel {
        case .tcp(let connection): try poller.add(connection, token: token, interest: interest)
        case .udp(let socket): try poller.add(socket, token: token, interest: interest)
        case .serial(let port): try poller.add(port, token: token, interest: interest)
        case .shared: break
        }
    }

    /// Asks to be told, or not any more, when there is room to write.
    func watchWriting(_ wanted: Bool, with poller: borrowing Poller) throws(SystemError) {
        guard wanted != watchesWriting else { return }
        watchesWriting = wanted
        switch channel {
        case .shared(let port): try port.watchWriting(wanted, with: poller)
        default: try watch(with: poller)
        }
    }

    /// Asks to be told, or not any more, when there is something to read.
    ///
    /// That the other end is gone is told either way.
    func watchReading(_ wanted: Bool, with poller: borrowing Poller) throws(SystemError) {
        guard wanted != watchesReading else { return }
        watchesReading = wanted
        try watch(with: poller)
    }

    private func watch(with poller: borrowing Poller) throws(SystemError) {
        switch channel {
        case .tcp(let connection): try poller.modify(connection, token: token, interest: interest)
        case .udp(let socket): try poller.modify(socket, token: token, interest: interest)
        case .serial(let port): try poller.modify(port, token: token, interest: interest)
        case .shared: break
        }
    }

    /// Asks an opening link how far it is.
    func progress() throws(SystemError) -> ConnectProgress {
        switch channel {
        case .tcp(let connection): try connection.connectProgress()
        case .udp: .open
        case .serial: .open
        case .shared: .open
        }
    }

    /// Writes a stretch of the packet, as much as is taken now; a datagram goes whole or not.
    func write(_ packet: [UInt8], _ stretch: Range<Int>) throws(SystemError) -> Transfer {
        let bytes = packet.span.extracting(stretch)
        return switch channel {
        case .tcp(let connection): try connection.send(bytes)
        case .udp(let socket): try socket.send(bytes)
        case .serial(let port): try port.write(bytes)
        case .shared(let port): try port.write(packet, stretch)
        }
    }

    func read(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        switch channel {
        case .tcp(let connection): try connection.receive(into: &buffer)
        case .udp(let socket): try socket.read(into: &buffer)
        case .serial(let port): try port.read(into: &buffer)
        case .shared(let port): try port.read(into: &buffer)
        }
    }

    /// Bytes that were written but have not left the machine's serial driver.
    func unsentBytes() throws(SystemError) -> Int {
        switch channel {
        case .tcp: 0
        case .udp: 0
        case .serial(let port): try port.unsentBytes()
        case .shared(let port): try port.unsentBytes()
        }
    }

    /// Drops what the system still holds of a packet that is given up: a board that takes bytes
    /// again must not show what it should have shown before.
    func discardUnsent() {
        switch channel {
        case .tcp(let connection): try? connection.abortOnClose()
        case .udp: break
        case .serial(let port): port.discardQueues()
        case .shared(let port): port.discardUnsent()
        }
    }

    /// Prepares for closing: unread bytes would turn a TCP close into a reset, which may destroy
    /// the last frame on its way.
    func settle(scratch: inout [UInt8]) {
        switch channel {
        case .tcp(let connection):
            _ = try? connection.receive(into: &scratch)
            try? connection.shutdownWriting()
        case .udp: break
        case .serial: break
        case .shared: break
        }
    }

    private var interest: Readiness {
        var interest: Readiness = watchesReading ? .readable : []
        if watchesWriting { interest.insert(.writable) }
        return interest
    }
}
