import HTTP
import POSIX
import TestKit
import Testing

private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
private let getAndClose = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

@Suite("The server answers over a real socket")
struct ServerTests {
    @Test("H04: each request of the table gets the status it deserves", arguments: RequestCase.all)
    func table(_ example: RequestCase) throws {
        let server = try WordServer.start { $0.headDeadlineMilliseconds = 300 }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send(example.bytes)
        switch example.outcome {
        case .served(let count, let keepsOpen):
            let bodies = example.name == "head" ? "\r\n\r\n" : "one"
            let text = try visitor.read(until: keepsOpen ? bodies : nil)
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(count == 1 || text.contains("one"))
            #expect(text.hasSuffix("|closed") == !keepsOpen)
        case .refused(let status):
            let text = try visitor.read()
            #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text.prefix(60))")
            #expect(text.contains("Connection: close\r\n") && text.hasSuffix("|closed"))
            #expect(text.contains("Allow: GET, HEAD") == (status == 405))
        case .unfinished:
            let text = try visitor.read()
            #expect(text.hasPrefix("HTTP/1.1 408 "), "\(text.prefix(60))")
        }
    }

    @Test("H04: requests in one piece are answered in order, and the hundredth is the last")
    func pipeline() throws {
        let server = try WordServer.start { $0.visitors.requestsPerConnection = 100 }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send(String(repeating: get, count: 150))
        let text = try visitor.read()
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK") == 100)
        #expect(text.components(separatedBy: "Connection: keep-alive") == 99)
        #expect(text.hasSuffix("one|closed"))
    }

    @Test("HEAD gives the head of GET and nothing more")
    func head() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send("HEAD /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let text = try visitor.read()
        #expect(text.contains("Content-Length: 8000000\r\n"))
        #expect(text.hasSuffix("\r\n\r\n|closed"))
    }

    @Test("who holds the content is told so, without a body")
    func notModified() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send(get)
        let first = try visitor.read(until: "one")
        let tag = try #require(first.field("ETag"))
        try visitor.send("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\(tag)\r\n\r\n")
        let second = try visitor.read(until: "\r\n\r\n")
        #expect(second.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
        #expect(second.hasSuffix("\r\n\r\n"))
        #expect(second.field("ETag") == tag && second.field("Content-Length") == nil)
        server.publish("two")
        // The server takes a new model between two requests; the very next one may be before that.
        let isNews = try eventually {
            try visitor.send("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tag)\r\n\r\n")
            return try visitor.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 OK\r\n")
        }
        #expect(isNews)
    }

    @Test("a date answers where there is no tag to compare, and a tag goes before a date")
    func modifiedSince() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let date = "Sat, 21 Nov 2026 01:41:00 GMT"
        let visitor = try Visitor(port: server.port)
        try visitor.send("GET /dated HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try visitor.read(until: "one").field("Last-Modified") == date)
        let since = "GET /dated HTTP/1.1\r\nHost: a\r\nIf-Modified-Since: \(date)\r\n"
        try visitor.send(since + "\r\n")
        #expect(try visitor.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
        try visitor.send(since + "If-None-Match: \"other\"\r\n\r\n")
        #expect(try visitor.read(until: "one").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("H03: a visitor who does not read costs only its own place")
    func slowReader() throws {
        let server = try WordServer.start { $0.writeDeadlineMilliseconds = 700 }
        defer { server.stop() }
        let slow = try Visitor(port: server.port)
        try slow.readLittle()
        try slow.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        let dripping = try Visitor(port: server.port)
        try dripping.send("GET / HT")
        for _ in 0..<20 {
            let quick = try Visitor(port: server.port)
            try quick.send(getAndClose)
            #expect(try quick.read().hasSuffix("one|closed"))
        }
        #expect(eventually { server.counts.connections <= 1 }, "the slow one is let go")
    }

    @Test("too many from one address are told to come back")
    func limits() throws {
        let server = try WordServer.start {
            $0.exemptsLoopback = false
            $0.visitors.connectionsPerAddress = 2
        }
        defer { server.stop() }
        let first = try Visitor(port: server.port)
        let second = try Visitor(port: server.port)
        try first.send(get)
        try second.send(get)
        _ = try (first.read(until: "one"), second.read(until: "one"))
        let third = try Visitor(port: server.port)
        #expect(try third.read().hasPrefix("HTTP/1.1 429 Too Many Requests\r\n"))
        try first.send(getAndClose)
        #expect(try first.read().hasSuffix("one|closed"))
    }

    @Test("whoever asks faster than allowed is told when to come back, and is served then")
    func rate() throws {
        let server = try WordServer.start {
            $0.exemptsLoopback = false
            $0.visitors.burst = 3
            $0.visitors.requestsPerSecond = 50
        }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send(String(repeating: get, count: 4) + getAndClose)
        let text = try visitor.read()
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK") == 3)
        #expect(text.contains("HTTP/1.1 429 Too Many Requests\r\n"))
        #expect(text.field("Retry-After") == "1")
        Clocks.sleep(milliseconds: 60)
        let later = try Visitor(port: server.port)
        try later.send(getAndClose)
        #expect(try later.read().hasPrefix("HTTP/1.1 200 OK"))
    }

    @Test("behind a trusted proxy the visitor's own address is counted, and no claim of others")
    func proxied() throws {
        let server = try WordServer.start {
            $0.trustedProxies = ["127.0.0.1"]
            $0.visitors.burst = 1
            $0.visitors.requestsPerSecond = 1
        }
        defer { server.stop() }
        let cases = [
            ("203.0.113.5", 200), ("203.0.113.6", 200), ("203.0.113.5", 429),
            ("198.51.100.1, 203.0.113.6", 429), ("203.0.113.7, 127.0.0.1", 200),
            ("203.0.113.7:4711", 429), ("2001:db8::1", 200), ("[2001:DB8::1]:80", 429),
        ]
        for (claim, status) in cases {
            let proxy = try Visitor(port: server.port)
            try proxy.send(
                "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(claim)\r\n"
                    + "Connection: close\r\n\r\n"
            )
            #expect(try proxy.read().hasPrefix("HTTP/1.1 \(status) "), "\(claim)")
        }
        let untrusting = try WordServer.start {
            $0.exemptsLoopback = false
            $0.visitors.burst = 1
            $0.visitors.requestsPerSecond = 1
        }
        defer { untrusting.stop() }
        for (claim, status) in [("203.0.113.5", 200), ("203.0.113.6", 429)] {
            let liar = try Visitor(port: untrusting.port)
            try liar.send(
                "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(claim)\r\n"
                    + "Connection: close\r\n\r\n"
            )
            #expect(try liar.read().hasPrefix("HTTP/1.1 \(status) "), "\(claim)")
        }
    }

    @Test("H03: a full house of the slow lets them go for whoever is quick")
    func slowHouse() throws {
        let server = try WordServer.start {
            $0.visitors.connections = 4
            $0.graceMilliseconds = 100
        }
        defer { server.stop() }
        let reader = try Visitor(port: server.port)
        try reader.readLittle()
        try reader.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        let drips = try [
            Slot(Visitor(port: server.port)), Slot(Visitor(port: server.port)),
            Slot(Visitor(port: server.port)),
        ]
        for drip in drips { try drip.visitor.send("GET / HT") }
        #expect(eventually { server.counts.connections == 4 })
        Clocks.sleep(milliseconds: 150)
        for _ in 0..<10 {
            let quick = try Visitor(port: server.port)
            try quick.send(getAndClose)
            #expect(try quick.read().hasPrefix("HTTP/1.1 200 OK"))
        }
        #expect(server.counts.connections <= 4)
    }

    /// Holds a visitor in an array.
    private final class Slot {
        let visitor: Visitor
        init(_ visitor: consuming Visitor) { self.visitor = visitor }
    }

    @Test("a full house says so to whoever comes, and never loses that answer")
    func fullHouse() throws {
        let server = try WordServer.start { $0.visitors.connections = 1 }
        defer { server.stop() }
        let busy = try Visitor(port: server.port)
        try busy.send("GET / HT")
        #expect(eventually { server.counts.connections == 1 })
        for _ in 0..<20 {
            let next = try Visitor(port: server.port)
            try next.send(get)
            let text = try next.read()
            #expect(text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"), "\(text)")
            #expect(text.field("Retry-After") == "5" && text.hasSuffix("|closed"))
        }
        try busy.send("TP/1.1\r\nHost: a\r\n\r\n")
        #expect(try busy.read(until: "one").hasPrefix("HTTP/1.1 200 OK"))
    }

    @Test("a full house makes room by closing who is idle")
    func eviction() throws {
        let server = try WordServer.start { $0.visitors.connections = 1 }
        defer { server.stop() }
        let idle = try Visitor(port: server.port)
        try idle.send(get)
        _ = try idle.read(until: "one")
        let next = try Visitor(port: server.port)
        try next.send(get)
        #expect(try next.read(until: "one").hasPrefix("HTTP/1.1 200 OK"))
        #expect(try idle.read() == "|closed")
    }

    @Test("silence between requests ends after its deadline")
    func idleDeadline() throws {
        let server = try WordServer.start { $0.idleDeadlineMilliseconds = 100 }
        defer { server.stop() }
        let visitor = try Visitor(port: server.port)
        try visitor.send(get)
        #expect(try visitor.read().hasSuffix("one|closed"))
    }

    @Test("a port in use is refused with its number and the next step")
    func portInUse() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let error = #expect(throws: HTTPError.self) {
            try Server(
                configuration: ServerConfiguration(address: .loopback(port: server.port)),
                model: "",
                routes: { _, _ in .eventStream }
            )
        }
        #expect(error?.description.contains("\(server.port)") == true)
        #expect(error?.description.contains("choose another port") == true)
    }
}

@Suite("Event streams carry what another thread broadcasts")
struct EventStreamTests {
    @Test("to every stream, in order, newest model first")
    func broadcast() throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let first = try Visitor(port: server.port)
        let second = try Visitor(port: server.port)
        try first.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        try second.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        let opening = try (first.read(until: "retry:"), second.read(until: "retry:"))
        #expect(opening.0.field("Content-Type") == "text/event-stream")
        #expect(opening.1.field("Content-Length") == nil)
        server.publish("two")
        server.broadcast(ServerEvent(name: "change", data: "7"))
        server.broadcast(ServerEvent(name: "tick", data: "a\nb"))
        for text in try [first.read(until: "data: b\n\n"), second.read(until: "data: b\n\n")] {
            #expect(text == "event: change\ndata: 7\n\nevent: tick\ndata: a\ndata: b\n\n")
        }
        #expect(server.counts.eventStreams == 2)
    }

    @Test(
        "a stream that was cut gets what it missed, and only that",
        arguments: [(0, ["1", "2", "3"]), (1, ["2", "3"]), (3, []), (-1, ["1", "2", "3"])]
    )
    func resumption(seen: Int, missed: [String]) throws {
        let server = try WordServer.start()
        defer { server.stop() }
        let watcher = try Visitor(port: server.port)
        try watcher.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try watcher.read(until: "retry:")
        for data in ["1", "2", "3"] {
            server.broadcast(ServerEvent(name: "change", data: data, isResumable: true))
            server.broadcast(ServerEvent(name: "tick", data: "passing"))
        }
        var text = ""
        while !text.contains("data: 3\n\n") { text += try watcher.read(until: "\n\n") }
        let ids = text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map {
            $0.dropFirst(4)
        }
        #expect(ids.count == 3)
        let last: String
        switch seen {
        case 0: last = ids.first.flatMap { Int($0) }.map { String($0 - 1) } ?? ""
        case -1: last = "no number of ours"
        default: last = String(ids[seen - 1])
        }
        let again = try Visitor(port: server.port)
        try again.send("GET /events HTTP/1.1\r\nHost: a\r\nLast-Event-ID: \(last)\r\n\r\n")
        server.broadcast(ServerEvent(name: "end", data: "."))
        var found = ""
        while !found.contains("retry:") || !found.contains("\n\n") {
            found += try again.read(until: "\n\n")
        }
        let data = found.split(separator: "\n").filter { $0.hasPrefix("data: ") }
            .map { String($0.dropFirst(6)) }.filter { $0 != "." }
        #expect(data == missed)
    }

    @Test("a quiet stream hears a comment now and then")
    func keepAlive() throws {
        let server = try WordServer.start { $0.streamKeepAliveMilliseconds = 50 }
        defer { server.stop() }
        let stream = try Visitor(port: server.port)
        try stream.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try stream.read(until: ": still here\n\n").contains("retry: 3000"))
    }

    @Test("a stream that takes nothing is dropped, the others go on")
    func backlog() throws {
        let server = try WordServer.start { $0.streamBacklogLimitBytes = 100_000 }
        defer { server.stop() }
        let stuck = try Visitor(port: server.port)
        try stuck.readLittle()
        try stuck.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try stuck.read(until: "retry:")
        #expect(eventually { server.counts.eventStreams == 1 })
        let filler = String(repeating: "x", count: 60_000)
        for _ in 0..<400 where server.counts.eventStreams == 1 {
            server.broadcast(ServerEvent(name: "fill", data: filler))
            Clocks.sleep(milliseconds: 1)
        }
        #expect(eventually { server.counts.eventStreams == 0 })
        let other = try Visitor(port: server.port)
        try other.send(getAndClose)
        #expect(try other.read().hasSuffix("one|closed"))
    }

    @Test("line ends cannot break out of a field of an event")
    func framing() {
        let event = ServerEvent(name: "a\nb", data: "x\ny")
        #expect(String(decoding: event.bytes, as: UTF8.self) == "event: ab\ndata: x\ndata: y\n\n")
    }

    @Test("stopping ends streams and frees the port")
    func stop() throws {
        let server = try WordServer.start()
        let stream = try Visitor(port: server.port)
        try stream.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try stream.read(until: "retry:")
        server.stop()
        #expect(try stream.read() == "|closed")
        #expect(server.counts.connections == 0)
    }
}

extension String {
    /// The value of a field of an answer's head.
    fileprivate func field(_ name: String) -> String? {
        split(whereSeparator: \.isNewline).first { $0.hasPrefix(name + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    /// How often a text occurs.
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
