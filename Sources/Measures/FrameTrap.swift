package import POSIX

/// A board of the bench, behind Open Pixel Control.
package struct BoardModel: Sendable, Hashable {
    package var id: String
    package let width: Int
    package let height: Int
    package let layout: String

    /// Bytes of one frame: a header of four, then three a pixel.
    package var packetByteCount: Int { 4 + 3 * width * height }

    package init(id: String, width: Int, height: Int, layout: String) {
        self.id = id
        self.width = width
        self.height = height
        self.layout = layout
    }
}

/// A frame as it came off the wire.
package struct TrappedFrame {
    /// The board's number.
    package let board: Int
    /// When its first byte was there.
    package let firstByte: MonotonicTime
    /// Whether any lamp is lit.
    package let isLit: Bool
    /// Whether the board's frame before was another one.
    package let isChanged: Bool
    /// All of it, as it was sent.
    package let packet: [UInt8]
}

/// Listens in the boards' place and notes when each frame's first byte arrives.
package final class FrameTrap {
    private struct Board: ~Copyable {
        let listener: ListeningSocket
        var connection: TCPConnection?
        var packet: [UInt8]
        var filled = 0
        var previous: [UInt8] = []
        var firstByte = MonotonicTime(nanoseconds: 0)
    }

    private static let readByteCount = 256 << 10

    package let ports: [UInt16]
    private var boards: [Int: BoardBox] = [:]
    private let poller: Poller
    private var events = PollEvents(capacity: 128)
    private var room = [UInt8](repeating: 0, count: readByteCount)

    private final class BoardBox {
        var board: Board
        init(_ board: consuming Board) { self.board = board }
    }

    package init(_ models: [BoardModel]) throws {
        poller = try Poller()
        var ports: [UInt16] = []
        for (index, model) in models.enumerated() {
            let listener = try ListeningSocket(on: .loopback(port: 0))
            ports.append(listener.port)
            try poller.add(listener, token: UInt64(index), interest: .readable)
            let packet = [UInt8](repeating: 0, count: model.packetByteCount)
            boards[index] = BoardBox(Board(listener: listener, connection: nil, packet: packet))
        }
        self.ports = ports
    }

    /// Waits for bytes and gives every frame that they complete to `body`.
    package func pump(milliseconds: Int, _ body: (TrappedFrame) -> Void) throws {
        try poller.wait(milliseconds: milliseconds, into: &events)
        for index in 0..<events.count {
            let token = Int(events[index].token)
            guard let box = boards[token & 0xFFFF] else { continue }
            if token < 0x1_0000 {
                try accept(box, token: UInt64(token | 0x1_0000))
            } else {
                try read(box, number: token & 0xFFFF, body)
            }
        }
    }

    /// Waits for the first frame of a board that meets a condition; nil after the deadline.
    package func first(
        of board: Int,
        within milliseconds: Int,
        where condition: (TrappedFrame) -> Bool
    ) throws -> TrappedFrame? {
        let end = MonotonicTime.now.advanced(byMilliseconds: milliseconds)
        var found: TrappedFrame?
        while found == nil {
            let left = end.millisecondsRoundedUp(since: .now)
            guard left > 0 else { return nil }
            try pump(milliseconds: Int(left)) { frame in
                if found == nil, frame.board == board, condition(frame) { found = frame }
            }
        }
        return found
    }

    /// Waits until every board has sent a frame that meets a condition; when the first byte of each
    /// of these was there, or nil after the deadline.
    package func all(
        within milliseconds: Int,
        where condition: (TrappedFrame) -> Bool
    ) throws -> [MonotonicTime]? {
        let end = MonotonicTime.now.advanced(byMilliseconds: milliseconds)
        var found: [Int: MonotonicTime] = [:]
        while found.count < ports.count {
            let left = end.millisecondsRoundedUp(since: .now)
            guard left > 0 else { return nil }
            try pump(milliseconds: Int(left)) { frame in
                guard found[frame.board] == nil, condition(frame) else { return }
                found[frame.board] = frame.firstByte
            }
        }
        return Array(found.values)
    }

    private func accept(_ box: BoardBox, token: UInt64) throws {
        var accepted = try box.board.listener.accept()
        guard let connection = accepted.take() else { return }
        try connection.noteArrivals()
        try poller.add(connection, token: token, interest: .readable)
        box.board.connection = consume connection
        box.board.filled = 0
    }

    private func read(
        _ box: BoardBox,
        number: Int,
        _ body: (TrappedFrame) -> Void
    ) throws {
        var arrival = MonotonicTime.now
        let result =
            try box.board.connection?.receive(into: &room, arrival: &arrival) ?? .ended
        guard case .moved(let count) = result else {
            if result == .ended { box.board.connection = nil }
            return
        }
        var at = 0
        while at < count {
            if box.board.filled == 0 { box.board.firstByte = arrival }
            let part = min(count - at, box.board.packet.count - box.board.filled)
            let place = box.board.filled
            box.board.packet.replaceSubrange(place..<place + part, with: room[at..<at + part])
            box.board.filled += part
            at += part
            guard box.board.filled == box.board.packet.count else { return }
            box.board.filled = 0
            body(
                TrappedFrame(
                    board: number,
                    firstByte: box.board.firstByte,
                    isLit: box.board.packet.dropFirst(4).contains { $0 != 0 },
                    isChanged: box.board.packet != box.board.previous,
                    packet: box.board.packet
                )
            )
            box.board.previous = box.board.packet
        }
    }
}
