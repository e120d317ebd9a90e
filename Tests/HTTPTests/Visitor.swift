import HTTP
import POSIX
import TestKit

/// A client that speaks raw bytes, so that tests can say exactly what goes over the wire.
struct Visitor: ~Copyable {
    private let connection: TCPConnection

    init(port: UInt16) throws {
        let connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
        self.connection = connection
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            if case .moved(let count) = try connection.send(
                bytes.span.extracting(done..<bytes.count)
            ) {
                done += count
            } else {
                _ = try connection.waitWritable(milliseconds: 5_000)
            }
        }
    }

    /// Sends all and ends its side, so that the end comes with the last bytes.
    func sendAndEnd(_ text: String) throws {
        try send(text)
        try connection.shutdownWriting()
    }

    /// Sends what the kernel takes and throws away what has come, once; throws when it is cut off.
    func push(_ bytes: [UInt8]) throws {
        var room = [UInt8](repeating: 0, count: 65_536)
        _ = try connection.send(bytes.span)
        if case .ended = try connection.receive(into: &room) {
            throw SystemError(call: "recv", errno: 104)
        }
    }

    /// Shrinks what the kernel holds for us, so that a visitor who does not read is felt at once.
    func readLittle() throws {
        try connection.setReceiveBuffer(bytes: 2_048)
    }

    /// Reads until the text has come, the server closes, or five seconds have passed.
    func read(until end: String? = nil) throws -> String {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: 5_000 * slowness)
        while .now < deadline {
            switch try connection.receive(into: &room) {
            case .moved(let count):
                bytes += room[..<count]
                if let end, String(decoding: bytes, as: UTF8.self).contains(end) {
                    return String(decoding: bytes, as: UTF8.self)
                }
            case .wouldBlock: _ = try connection.waitReadable(milliseconds: 200)
            case .ended: return String(decoding: bytes, as: UTF8.self) + "|closed"
            }
        }
        return String(decoding: bytes, as: UTF8.self) + "|open"
    }
}

/// A server of one word, for tests of the engine.
enum WordServer {
    static let big = [UInt8](repeating: UInt8(ascii: "x"), count: 8_000_000)

    static func start(
        _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> Server<String> {
        var configuration = ServerConfiguration(address: .loopback(port: 0))
        change(&configuration)
        return try Server(configuration: configuration, model: "one") { request, model in
            switch request.target.segments.first {
            case "events": .eventStream
            case "big": Response(contentType: "text/plain", body: big)
            case "dated":
                Response(
                    contentType: "text/plain",
                    body: Array(model.utf8),
                    modifiedAt: 1_795_225_260
                )
            default: Response(contentType: "text/plain", body: Array(model.utf8))
            }
        }
    }
}
