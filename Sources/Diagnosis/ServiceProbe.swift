import Notation
import POSIX

/// What answers where the kiosk should listen.
enum ServiceProbe {
    /// The answer.
    enum Answer: Sendable {
        /// Nobody listens.
        case nobody
        /// Placard's health, as its pages tell it.
        case health(Health)
        /// Something that is not Placard, or that does not answer.
        case other(String)
    }

    /// What the service says of itself.
    struct Health: Sendable {
        var state: String
        var faults: [String]
        /// The fault is its name in the catalogue, nil while nothing ails the board.
        var boards: [(id: String, state: String, fault: String?)]
    }

    private static let mostBytes = 1 << 20
    private static let pause = 5

    /// Asks for `/health`, and waits no longer than the deadline.
    static func ask(_ given: SocketAddress, until deadline: MonotonicTime) -> Answer {
        do {
            let connection = try TCPConnection.connectNonblocking(to: given)
            while try connection.connectProgress() == .underWay {
                guard MonotonicTime.now < deadline else { return .other("it takes no connection") }
                Clocks.sleep(milliseconds: pause)
            }
            let request = Array(
                "GET /health HTTP/1.1\r\nHost: doctor\r\nConnection: close\r\n\r\n".utf8
            )
            _ = try connection.send(request.span)
            return read(try answer(of: connection, until: deadline))
        } catch {
            return error.isRefused ? .nobody : .other("\(error)")
        }
    }

    private static func answer(
        of connection: borrowing TCPConnection,
        until deadline: MonotonicTime
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < mostBytes, MonotonicTime.now < deadline {
            switch try connection.receive(into: &room) {
            case .moved(let count): bytes += room.prefix(count)
            case .wouldBlock: Clocks.sleep(milliseconds: pause)
            case .ended: return bytes
            }
        }
        return bytes
    }

    /// Reads an answer of HTTP/1.1 whose body is the health report.
    static func read(_ bytes: [UInt8]) -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.isEmpty else { return .other("it does not answer") }
        guard let start = text.firstRange(of: "\r\n\r\n"), text.hasPrefix("HTTP/1.1 200"),
            let health = health(String(text[start.upperBound...]))
        else { return .other("it answers, and is no Placard") }
        return .health(health)
    }

    private static func health(_ text: String) -> Health? {
        guard let first = text.firstIndex(of: "{"), let last = text.lastIndex(of: "}"),
            let node = try? JSONReader.read(String(text[first...last])),
            let root = try? JSONCursor(node).openObject()
        else { return nil }
        do {
            var health = Health(state: try root.required("state").string(), faults: [], boards: [])
            for fault in try root.required("faults").array() {
                health.faults.append(try fault.string())
            }
            for board in try root.required("boards").array() {
                let object = try board.openObject()
                let fault = object.optional("fault")
                health.boards.append(
                    (
                        try object.required("id").string(),
                        try object.required("state").string(),
                        fault?.isNull == false ? try fault?.string() : nil
                    )
                )
            }
            return health
        } catch {
            return nil
        }
    }
}
