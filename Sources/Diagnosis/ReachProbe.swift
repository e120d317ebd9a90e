import Links
import POSIX
import Planning
import Publisher
import Synchronization

/// Asks whether boards on the network can be reached, all at once and within one deadline.
enum ReachProbe {
    /// A board's port.
    struct Target: Sendable, Hashable {
        let board: String
        let host: String
        let port: UInt16
        /// Whether it takes connections; a datagram's arrival cannot be asked.
        let takesConnections: Bool

        init?(_ board: BoardConfiguration) {
            switch board.link {
            case .tcp(let host, let port): self.init(board.board.id, host, port, true)
            case .udp(let host, let port): self.init(board.board.id, host, port, false)
            case .serial, .listen, .pty: return nil
            }
        }

        init(_ board: String, _ host: String, _ port: UInt16, _ takesConnections: Bool) {
            self.board = board
            self.host = host
            self.port = port
            self.takesConnections = takesConnections
        }
    }

    /// Why one was not reached.
    struct Trouble: Sendable, Hashable {
        let reason: String
        let isUnknownHost: Bool
    }

    /// Most boards asked at once; each takes a thread, since the resolver blocks.
    static let mostAtOnce = 64
    private static let pause = 5

    /// The targets that could not be reached, in the order given.
    static func ask(_ targets: [Target], until deadline: MonotonicTime) -> [(Target, Trouble)] {
        let answers = Answers()
        let asked = targets.prefix(mostAtOnce)
        for target in asked {
            // The thread outlives the deadline when the resolver hangs; the process does not.
            _ = try? Thread.start(name: "reach") {
                let trouble = probe(target, until: deadline)
                answers.list.withLock { $0[target] = .some(trouble) }
            }
        }
        while MonotonicTime.now < deadline,
            answers.list.withLock({ $0.count }) < Set(asked).count
        {
            Clocks.sleep(milliseconds: pause)
        }
        let known = answers.list.withLock { $0 }
        return asked.compactMap { target in
            guard let answer = known[target] else {
                return (target, Trouble(reason: "no answer in time", isUnknownHost: false))
            }
            return answer.map { (target, $0) }
        }
    }

    private final class Answers: Sendable {
        let list: Mutex<[Target: Trouble?]> = Mutex([:])
    }

    private static func probe(_ target: Target, until deadline: MonotonicTime) -> Trouble? {
        let addresses: [SocketAddress]
        do {
            addresses = try SocketAddress.resolve(host: target.host, port: target.port)
        } catch {
            return Trouble(reason: "\(error)", isUnknownHost: true)
        }
        guard target.takesConnections else { return nil }
        var last = Trouble(reason: "no answer in time", isUnknownHost: false)
        for address in addresses {
            do {
                let connection = try TCPConnection.connectNonblocking(to: address)
                // Nothing is sent: the board only sees a connection come and go.
                while try connection.connectProgress() == .underWay, MonotonicTime.now < deadline {
                    Clocks.sleep(milliseconds: pause)
                }
                if try connection.connectProgress() == .open { return nil }
            } catch {
                last = Trouble(reason: "\(error)", isUnknownHost: false)
            }
        }
        return last
    }
}
