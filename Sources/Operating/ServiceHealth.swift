import Formalities
import Health
import Notation
import POSIX
import Publisher

/// What the running service says of its boards.
struct ServiceHealth {
    /// How one board is, by the service's own word.
    struct Board {
        var state: String
        /// How long it has been so; nil when the service does not know.
        var stateSeconds: Int?
        var fault: KnownFault?
        /// How long ago it last got what it shows; nil when it never has.
        var confirmedSeconds: Int?
    }

    private static let deadlineMilliseconds = 2_000
    private static let answerLimitBytes = 1 << 20

    /// The boards by id.
    let boards: [String: Board]

    /// Asks the service over the kiosk's own port; nil when none answers.
    init?(_ kiosk: KioskSettings) {
        guard let answer = try? Self.ask(kiosk), let boards = Self.read(answer) else { return nil }
        self.boards = boards
    }

    /// Reads the body of a health report; nil when it is none.
    static func read(_ bytes: [UInt8]) -> [String: Board]? {
        guard let root = try? JSONReader.read(bytes),
            let list = try? JSONCursor(root).openObject().required("boards").array()
        else { return nil }
        var boards: [String: Board] = [:]
        for entry in list {
            guard let object = try? entry.openObject(),
                let id = try? object.required("id").string(),
                let state = try? object.required("state").string()
            else { continue }
            let fault = try? object.optional("fault")?.string()
            boards[id] = Board(
                state: state,
                stateSeconds: seconds(object, "state_seconds"),
                fault: fault.flatMap(FaultCatalogue.fault),
                confirmedSeconds: seconds(object, "confirmed_seconds_ago")
            )
        }
        return boards
    }

    private static func seconds(_ object: ObjectCursor, _ key: String) -> Int? {
        guard let cursor = object.optional(key) else { return nil }
        return try? cursor.integer(in: 0...Int.max)
    }

    /// The body of `GET /health`.
    private static func ask(_ kiosk: KioskSettings) throws -> [UInt8]? {
        let host = kiosk.address == "0.0.0.0" ? "127.0.0.1" : kiosk.address
        guard let address = SocketAddress(numericHost: host, port: kiosk.port) else { return nil }
        let connection = try TCPConnection.connectNonblocking(to: address)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: deadlineMilliseconds)
        let poller = try Poller()
        try poller.add(connection, token: 0, interest: [.readable, .writable])
        var events = PollEvents(capacity: 1)
        try poller.wait(milliseconds: deadlineMilliseconds, into: &events)
        let request = "GET /health HTTP/1.1\r\nHost: placard\r\nConnection: close\r\n\r\n"
        _ = try connection.send(Array(request.utf8).span)
        try poller.modify(connection, token: 0, interest: .readable)
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while answer.count < answerLimitBytes {
            let left = deadline.millisecondsRoundedUp(since: .now)
            guard left > 0 else { return nil }
            try poller.wait(milliseconds: Int(left), into: &events)
            let received = try connection.receive(into: &piece)
            if received == .ended { break }
            if case .moved(let count) = received { answer += piece[..<count] }
        }
        let end = Array("\r\n\r\n".utf8)
        guard answer.starts(with: Array("HTTP/1.1 200".utf8)),
            let head = answer.indices.first(where: { answer[$0...].starts(with: end) })
        else { return nil }
        return Array(answer[(head + end.count)...])
    }
}
