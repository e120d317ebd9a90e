public import POSIX

/// One link opened by hand, for questions and answers outside the board thread.
///
/// It waits, so it is for command-line tools alone.
public final class ProbeLine {
    private static let readByteCount = 4_096

    private let link: Link
    private let poller: Poller
    private var events = PollEvents(capacity: 1)

    /// Opens a link; a name is looked up, a port that does not answer in time is given up.
    ///
    /// - Throws: `LinkError` for a link that nobody can ask over; `SystemError` when it does not
    ///   open.
    public init(_ address: LinkAddress, withinMilliseconds limit: Int) throws {
        poller = try Poller()
        switch address {
        case .serial(let path, let settings):
            let port = try SerialPort(path, settings: settings)
            link = Link(port)
        case .pty(let path, let pace):
            link = Link(try SerialPort(path, settings: pace ?? .standard))
        case .tcp(let host, let port):
            guard let found = try SocketAddress.resolve(host: host, port: port).first else {
                throw SystemError(call: "getaddrinfo", errno: 2).during("find \(host)")
            }
            link = try Link.connect(to: found, packetByteCount: 0, token: 0)
        case .listen, .udp:
            throw LinkError(
                subject: "\(address)",
                problem: "boards behind such a link cannot be asked",
                remedy: "Boards that dial in tell who they are; those behind UDP say nothing. "
                    + "Ask over tcp:, serial: or pty:"
            )
        }
        try link.register(with: poller)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        while try !link.isOpen && link.progress() != .open {
            let left = deadline.millisecondsRoundedUp(since: .now)
            guard left > 0 else {
                throw LinkError(
                    subject: "\(address)",
                    problem: "nobody answers within \(limit) ms",
                    remedy: "Check the board's power, its address and the firewall between"
                )
            }
            try poller.wait(milliseconds: Int(left), into: &events)
        }
        link.isOpen = true
        try link.watchWriting(false, with: poller)
    }

    /// Sends bytes whole; false when the other end hung up.
    public func send(_ bytes: [UInt8]) throws(SystemError) -> Bool {
        var sent = 0
        while sent < bytes.count {
            switch try link.write(bytes, sent..<bytes.count) {
            case .moved(let count): sent += count
            case .wouldBlock: Clocks.sleep(milliseconds: 1)
            case .ended: return false
            }
        }
        return true
    }

    /// Hands on what comes until `body` wants no more or the time is over; false when the other end
    /// hung up.
    public func listen(
        forMilliseconds limit: Int,
        _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(SystemError) -> Bool {
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        var buffer = [UInt8](repeating: 0, count: Self.readByteCount)
        while true {
            let left = deadline.millisecondsRoundedUp(since: .now)
            guard left > 0 else { return true }
            try poller.wait(milliseconds: Int(left), into: &events)
            switch try link.read(into: &buffer) {
            case .moved(let count): if !body(buffer[..<count]) { return true }
            case .wouldBlock: break
            case .ended: return false
            }
        }
    }
}
