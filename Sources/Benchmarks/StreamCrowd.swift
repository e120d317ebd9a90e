import Measures
import POSIX

/// Many clients of one event stream, on one poller.
final class StreamCrowd {
    private final class Listener {
        let connection: TCPConnection
        var isOpen = false
        var isWaitedFor = true
        var heardAt: MonotonicTime?

        init(_ connection: consuming TCPConnection) { self.connection = connection }
    }

    /// Connections started at a time; more would only wait in the kernel's queue.
    private static let batch = 500
    private static let patienceMilliseconds = 30_000

    private let poller: Poller
    private var events = PollEvents(capacity: 1_024)
    private var listeners: [Listener] = []
    private var room = [UInt8](repeating: 0, count: 4_096)

    /// Opens so many streams.
    init(_ count: Int, port: UInt16) throws {
        poller = try Poller()
        let request = Array("GET /events HTTP/1.1\r\nHost: bench\r\n\r\n".utf8)
        while listeners.count < count {
            for _ in 0..<min(Self.batch, count - listeners.count) {
                let connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
                let listener = Listener(connection)
                try poller.add(
                    listener.connection,
                    token: UInt64(listeners.count),
                    interest: .writable
                )
                listeners.append(listener)
            }
            try pump { listener, token in
                guard !listener.isOpen else { return false }
                _ = try listener.connection.send(request.span)
                listener.isOpen = true
                listener.isWaitedFor = false
                try self.poller.modify(listener.connection, token: token, interest: .readable)
                return true
            }
        }
        // The heads and openings, so that nothing old is taken for news.
        try hear("retry:")
    }

    /// The milliseconds from a change until each stream has it.
    func delays(of change: () throws -> Void) throws -> [Double] {
        try change()
        let start = MonotonicTime.now
        try hear("event: change")
        return listeners.map {
            Double(($0.heardAt ?? start).nanoseconds(since: start)) / 1_000_000
        }
    }

    private func hear(_ word: String) throws {
        for listener in listeners {
            listener.heardAt = nil
            listener.isWaitedFor = true
        }
        try pump { listener, _ in
            switch try listener.connection.receive(into: &self.room) {
            case .moved(let count):
                guard listener.heardAt == nil,
                    String(decoding: self.room[..<count], as: UTF8.self).contains(word)
                else { return false }
                listener.heardAt = .now
                listener.isWaitedFor = false
                return true
            case .ended: throw BenchError("The kiosk closed an event stream.")
            case .wouldBlock: return false
            }
        }
    }

    /// Serves events until nobody is missing; `body` tells of each whether it is done with it.
    private func pump(_ body: (Listener, UInt64) throws -> Bool) throws {
        var missing = listeners.count { $0.isWaitedFor }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: Self.patienceMilliseconds)
        while missing > 0 {
            guard MonotonicTime.now < deadline else {
                throw BenchError("Not every event stream heard in time.")
            }
            let count = try poller.wait(milliseconds: 100, into: &events)
            for place in 0..<count {
                let token = events[place].token
                if try body(listeners[Int(token)], token) { missing -= 1 }
            }
        }
    }
}
