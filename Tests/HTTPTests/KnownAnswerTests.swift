import HTTP
import POSIX
import Synchronization
import TestKit
import Testing

/// A server that counts how often it is asked for an answer.
private final class CountingServer {
    private final class Count: Sendable {
        let asked = Atomic(0)
    }

    private let count = Count()
    let server: Server<String>

    init(isFixed: Bool, _ change: (inout ServerConfiguration) -> Void = { _ in }) throws {
        var configuration = ServerConfiguration(address: .loopback(port: 0))
        change(&configuration)
        server = try Server(configuration: configuration, model: "one") { [count] request, model in
            let number = count.asked.add(1, ordering: .relaxed).newValue
            let response = Response(
                contentType: "text/plain",
                body: Array("\(model) \(isFixed ? 0 : number)\(request.target.path)!".utf8)
            )
            return isFixed ? response.fixed() : response
        }
    }

    deinit { server.stop() }

    var asked: Int { count.asked.load(ordering: .relaxed) }
}

/// The bodies of answers to requests sent one after another, over one connection.
private func bodies(_ requests: [String], from server: CountingServer) throws -> [String] {
    let visitor = try Visitor(port: server.server.port)
    return try requests.map { request in
        try visitor.send(request)
        let text = try visitor.read(until: "!")
        return String(text.split(separator: "\r\n").last ?? "")
    }
}

private func get(_ path: String, _ field: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: a\r\n\(field)\r\n"
}

@Suite("A request in the very same bytes")
struct KnownAnswerTests {
    @Test("asks for a fixed answer twice: the first request of a connection is not remembered")
    func fixed() throws {
        let server = try CountingServer(isFixed: true)
        let answers = try bodies(Array(repeating: get("/a"), count: 5), from: server)
        #expect(answers == Array(repeating: "one 0/a!", count: 5))
        #expect(server.asked == 2)
    }

    @Test("asks every time for an answer that may differ")
    func changing() throws {
        let server = try CountingServer(isFixed: false)
        let answers = try bodies(Array(repeating: get("/a"), count: 3), from: server)
        #expect(answers == ["one 1/a!", "one 2/a!", "one 3/a!"])
    }

    @Test("is answered of what it asks, whatever was asked in between")
    func mixed() throws {
        let server = try CountingServer(isFixed: true)
        let paths = ["/a", "/b", "/b", "/b", "/a", "/a", "/a", "/b"]
        #expect(try bodies(paths.map { get($0) }, from: server) == paths.map { "one 0\($0)!" })
    }

    @Test("is answered from the newest model")
    func news() throws {
        let server = try CountingServer(isFixed: true)
        let visitor = try Visitor(port: server.server.port)
        func ask() throws -> Bool {
            try visitor.send(get("/a"))
            return try visitor.read(until: "/a!").contains("two 0/a!")
        }
        for _ in 0..<3 { #expect(try !ask()) }
        server.server.publish("two")
        // The server takes a new model between two requests; the very next one may be before that.
        #expect(try eventually { try ask() })
        #expect(try ask())
    }

    @Test("keeps within the limits of any other")
    func limits() throws {
        let server = try CountingServer(isFixed: true) {
            $0.visitors.requestsPerConnection = 4
        }
        let visitor = try Visitor(port: server.server.port)
        try visitor.send(String(repeating: get("/a"), count: 9))
        let text = try visitor.read()
        #expect(text.hasSuffix("one 0/a!|closed"))
        #expect(text.split(separator: "one 0/a!").count == 5, "four answers and the end")

        let busy = try CountingServer(isFixed: true) {
            $0.exemptsLoopback = false
            $0.visitors.requestsPerSecond = 1
            $0.visitors.burst = 3
        }
        let eager = try Visitor(port: busy.server.port)
        try eager.send(String(repeating: get("/a"), count: 5) + get("/b", "Connection: close\r\n"))
        let told = try eager.read()
        #expect(told.split(separator: "HTTP/1.1 200 ").count == 3)
        #expect(told.contains("HTTP/1.1 429 "))
    }

    @Test("gets no body for HEAD and for what the client holds, and a body after that")
    func withoutBody() throws {
        let server = try CountingServer(isFixed: true)
        let visitor = try Visitor(port: server.server.port)
        let head = "HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n"
        let held = get("/a", "If-None-Match: *\r\n")
        try visitor.send(head + head + head + held + held + held)
        try visitor.send(get("/a", "Connection: close\r\n"))
        let text = try visitor.read()
        #expect(text.split(separator: "HTTP/1.1 200 OK").count == 4)
        #expect(text.split(separator: "HTTP/1.1 304 Not Modified").count == 4)
        #expect(text.split(separator: "one 0/a!").count == 2, "the last answer alone has a body")
    }
}
