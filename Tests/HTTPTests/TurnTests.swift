import HTTP
import POSIX
import Synchronization
import TestKit
import Testing

@Suite("Nobody is forgotten and nobody goes first for ever")
struct TurnTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("more requests in one piece than are read at a time are all answered")
    func longPiece() throws {
        let server = try WordServer.start { $0.visitors.requestsPerConnection = 10_000 }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        // Forty kilobytes and more, while a server's thread reads sixteen at a time.
        let filler = "X-Filler: " + String(repeating: "x", count: 1_000) + "\r\n"
        let request = "GET / HTTP/1.1\r\nHost: a\r\n" + filler + "\r\n"
        try visitor.send(String(repeating: request, count: 40) + "GET /last HTTP/1.1\r\n")
        try visitor.send("Host: a\r\nConnection: close\r\n\r\n")
        let text = try visitor.read()
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK") == 41)
        #expect(text.hasSuffix("|closed"))
    }

    @Test("an end that comes with the last bytes is seen", arguments: ["", "GET / HTTP/1.1\r\n"])
    func endWithBytes(rest: String) throws {
        let server = try WordServer.start { $0.idleDeadlineMilliseconds = 60_000 }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.sendAndEnd(get + rest)
        let text = try visitor.read()
        #expect(text.contains("HTTP/1.1 200 OK") && text.hasSuffix("one|closed"))
        #expect(eventually { server.counts.connections == 0 })
    }

    @Test("whoever has ended its side still gets a long answer, whole")
    func halfClosed() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.sendAndEnd("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        let text = try visitor.read()
        #expect(text.utf8.count > 8_000_000 && text.hasSuffix("x|closed"))
        #expect(eventually { server.counts.connections == 0 })
    }

    @Test("requests that arrive while a long answer is taken are answered after it")
    func behindLongAnswer() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        // Eight megabytes are more than the sockets hold while nobody reads.
        try visitor.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        Clocks.sleep(milliseconds: 50)
        try visitor.send(get)
        Clocks.sleep(milliseconds: 50)
        try visitor.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let text = try visitor.read()
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK") == 3)
        #expect(text.hasSuffix("one|closed"))
    }

    @Test("one who sends without a pause keeps no other waiting")
    func flood() throws {
        let server = try WordServer.start {
            $0.visitors.requestsPerConnection = 1_000_000
            $0.visitors.requestsPerSecond = 1_000_000
        }
        defer { server.stop() }
        let isOver = Flag()
        let port = server.port
        let flooding = try Thread.start(name: "flood") {
            let piece = Array(
                String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 600).utf8
            )
            guard let visitor = try? Visitor(port: port) else { return }
            while !isOver.value.load(ordering: .relaxed), (try? visitor.push(piece)) != nil {}
        }
        for _ in 0..<20 {
            let other = try Visitor(port: port)
            try other.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try other.read().hasSuffix("one|closed"))
        }
        isOver.value.store(true, ordering: .relaxed)
        flooding.join()
    }
}

/// Tells a thread to end.
private final class Flag: Sendable {
    let value = Atomic(false)
}

extension String {
    /// How often a text occurs in this one.
    fileprivate func components(separatedBy text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
