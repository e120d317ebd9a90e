import POSIX
import Packets
import TestKit

/// Boards on loopback TCP that take Open Pixel Control, all on one thread, with faults on demand.
final class TestWall: Sendable {
    /// What one board has seen.
    struct Record: Sendable {
        var frames = 0
        var torn = 0
        var connections = 0
        var endings = 0
        var isInsideMessage = false
        /// The newest frame, and the ones before it, oldest first, as far as they were kept.
        var last: ReceivedFrame?
        var history: [ReceivedFrame] = []
    }

    /// What a test may do to a board.
    enum Order: Sendable {
        case stall(Int)
        case resume(Int)
        case drop(Int)
        case say(Int, [UInt8])
        case end
    }

    private final class Shared: Sendable {
        let wake: WakeDescriptor
        let ports = Locked<[UInt16]>([])
        let records: Locked<[Record]>
        let orders = Locked<[Order]>([])

        init(count: Int) throws {
            wake = try WakeDescriptor()
            records = Locked(Array(repeating: Record(), count: count))
        }
    }

    let ports: [UInt16]
    private let shared: Shared
    private let thread: Thread

    /// Starts boards; a small receive buffer makes a stalled one block its sender soon.
    init(count: Int, receiveBufferBytes: Int? = nil) throws {
        let shared = try Shared(count: count)
        self.shared = shared
        thread = try Thread.start(name: "wall") {
            let core = Core(shared, receiveBufferBytes)
            try? core.run(count)
        }
        let isReady = eventually { shared.ports.with { $0.count } == count }
        precondition(isReady, "the wall did not start")
        ports = shared.ports.with { $0 }
    }

    deinit {
        order(.end)
        thread.join()
    }

    func order(_ order: Order) {
        shared.orders.with { $0.append(order) }
        shared.wake.ring()
    }

    func record(_ board: Int) -> Record { shared.records.with { $0[board] } }

    /// Waits until a board's record is as wanted.
    func await(_ board: Int, _ condition: (Record) -> Bool) -> Bool {
        eventually { condition(record(board)) }
    }

    private final class Listener {
        let socket: ListeningSocket

        init() throws {
            socket = try ListeningSocket(on: .loopback(port: 0))
        }
    }

    private final class Visitor {
        let connection: TCPConnection
        var decoder = OpenPixelControlDecoder()

        init(_ connection: consuming TCPConnection) {
            self.connection = connection
        }
    }

    private final class Core {
        private static let visitorBit: UInt64 = 1 << 32
        private static let historyLength = 2_000

        private let shared: Shared
        private let receiveBufferBytes: Int?
        private var listeners: [Listener] = []
        private var visitors: [Visitor?] = []
        private var room = [UInt8](repeating: 0, count: 64 << 10)

        init(_ shared: Shared, _ receiveBufferBytes: Int?) {
            self.shared = shared
            self.receiveBufferBytes = receiveBufferBytes
        }

        func run(_ count: Int) throws {
            let poller = try Poller()
            var events = PollEvents(capacity: 64)
            try poller.add(shared.wake, token: .max, interest: .readable)
            visitors = Array(repeating: nil, count: count)
            for index in 0..<count {
                let listener = try Listener()
                try poller.add(listener.socket, token: UInt64(index), interest: .readable)
                listeners.append(listener)
            }
            shared.ports.with { $0 = listeners.map { $0.socket.port } }
            while true {
                try poller.wait(milliseconds: nil, into: &events)
                for place in 0..<events.count {
                    let token = events[place].token
                    let index = Int(token & 0xFFFF_FFFF)
                    if token == .max {
                        try shared.wake.acknowledge()
                        if try obey(poller) { return }
                    } else if token & Core.visitorBit != 0 {
                        try receive(index)
                    } else {
                        try accept(index, poller)
                    }
                }
            }
        }

        private func accept(_ index: Int, _ poller: borrowing Poller) throws {
            guard let connection = try listeners[index].socket.accept() else { return }
            if let receiveBufferBytes {
                try connection.setReceiveBuffer(bytes: receiveBufferBytes)
            }
            let visitor = Visitor(connection)
            let token = UInt64(index) | Core.visitorBit
            try poller.add(visitor.connection, token: token, interest: .readable)
            visitors[index] = visitor
            shared.records.with { $0[index].connections += 1 }
        }

        private func receive(_ index: Int) throws {
            guard let visitor = visitors[index] else { return }
            guard case .moved(let count) = try? visitor.connection.receive(into: &room) else {
                visitors[index] = nil
                shared.records.with { $0[index].endings += 1 }
                return
            }
            var frames: [ReceivedFrame] = []
            visitor.decoder.feed(room[..<count]) { frames.append(ReceivedFrame($0.data)) }
            let isInside = visitor.decoder.isInsideMessage
            shared.records.with { records in
                records[index].isInsideMessage = isInside
                records[index].frames += frames.count
                records[index].torn += frames.count { $0 == .torn }
                records[index].last = frames.last ?? records[index].last
                records[index].history += frames
                let surplus = records[index].history.count - Core.historyLength
                if surplus > 0 { records[index].history.removeFirst(surplus) }
            }
        }

        /// Carries out what was ordered; true when it is over.
        private func obey(_ poller: borrowing Poller) throws -> Bool {
            let orders = shared.orders.with { orders in
                defer { orders.removeAll() }
                return orders
            }
            for order in orders {
                switch order {
                case .end: return true
                case .stall(let index): try watch(index, [], poller)
                case .resume(let index): try watch(index, .readable, poller)
                case .drop(let index):
                    visitors[index] = nil
                    shared.records.with { $0[index].endings += 1 }
                case .say(let index, let bytes):
                    _ = try visitors[index]?.connection.send(bytes.span)
                }
            }
            return false
        }

        private func watch(
            _ index: Int,
            _ interest: Readiness,
            _ poller: borrowing Poller
        ) throws {
            guard let visitor = visitors[index] else { return }
            let token = UInt64(index) | Core.visitorBit
            try poller.modify(visitor.connection, token: token, interest: interest)
        }
    }
}
