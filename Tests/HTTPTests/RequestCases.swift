import HTTP
import Testing

/// One request on the wire and what a strict, read-only service makes of it.
struct RequestCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable, Equatable {
        /// So many requests are served, and the last one says whether the connection goes on.
        case served(Int, keepsOpen: Bool)
        /// Refused with this status; refusals always close.
        case refused(Int)
        /// Still waiting; the server's deadline answers 408.
        case unfinished
    }

    let name: String
    let bytes: [UInt8]
    let outcome: Outcome

    var testDescription: String { name }

    init(_ name: String, _ text: String, _ outcome: Outcome) {
        self.init(name, Array(text.utf8), outcome)
    }

    init(_ name: String, _ bytes: [UInt8], _ outcome: Outcome) {
        self.name = name
        self.bytes = bytes
        self.outcome = outcome
    }
}

extension RequestCase {
    private static let end = "\r\nHost: a\r\n\r\n"
    private static let one = Outcome.served(1, keepsOpen: true)

    /// Requests that are in order.
    static let good: [RequestCase] = [
        RequestCase("plain", "GET / HTTP/1.1" + end, one),
        RequestCase("head", "HEAD / HTTP/1.1" + end, one),
        RequestCase("absolute form", "GET http://a/ HTTP/1.1" + end, one),
        RequestCase("1.0 needs no host", "GET / HTTP/1.0\r\n\r\n", .served(1, keepsOpen: false)),
        RequestCase("blanks round a value", "GET / HTTP/1.1\r\nHost:\ta \t\r\n\r\n", one),
        RequestCase(
            "two in one piece",
            "GET / HTTP/1.1" + end + "GET / HTTP/1.1" + end,
            .served(2, keepsOpen: true)
        ),
        RequestCase(
            "asks to close",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            .served(1, keepsOpen: false)
        ),
        RequestCase("underscore in a name", field("Content_Length: 5"), one),
        RequestCase("empty body is no body", field("Content-Length: 0"), one),
        RequestCase(
            "upgrade is not taken up",
            field("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA"),
            one
        ),
        RequestCase("range is not taken up", field("Range: bytes=9-1"), one),
        RequestCase(
            "many ranges",
            field("Range: bytes=" + String(repeating: "0-,", count: 500) + "0-"),
            one
        ),
        RequestCase("tags", field("If-None-Match: \"x\", W/\"y\""), one),
        RequestCase("empty line before", "\r\nGET / HTTP/1.1" + end, one),
    ]

    /// Request lines that are out of order.
    static let lines: [RequestCase] = [
        RequestCase("unknown method", "BREW / HTTP/1.1" + end, .refused(501)),
        RequestCase("lower-case method", "get / HTTP/1.1" + end, .refused(501)),
        RequestCase(
            "post",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            .refused(405)
        ),
        RequestCase("connect", "CONNECT a:80 HTTP/1.1" + end, .refused(405)),
        RequestCase("1.2", "GET / HTTP/1.2" + end, .refused(505)),
        RequestCase("2.0", "GET / HTTP/2.0" + end, .refused(505)),
        RequestCase("1.32", "GET / HTTP/1.32" + end, .refused(400)),
        RequestCase("0.9", "GET /\r\n\r\n", .refused(400)),
        RequestCase("two spaces", "GET  / HTTP/1.1" + end, .refused(400)),
        RequestCase("space in target", "GET /a b HTTP/1.1" + end, .refused(400)),
        RequestCase("fragment", "GET /#x HTTP/1.1" + end, .refused(400)),
        RequestCase("nul in target", "GET /\0 HTTP/1.1" + end, .refused(400)),
        RequestCase("raw hanzi in target", "GET /重 HTTP/1.1" + end, .refused(400)),
        RequestCase("escaped nul", "GET /%00 HTTP/1.1" + end, .refused(400)),
        RequestCase("broken escape", "GET /%4 HTTP/1.1" + end, .refused(400)),
        RequestCase("broken UTF-8", "GET /%E9%87 HTTP/1.1" + end, .refused(400)),
        RequestCase("dots", "GET /../../etc/passwd HTTP/1.1" + end, .refused(400)),
        RequestCase("escaped dots", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1" + end, .refused(400)),
        RequestCase("asterisk", "GET * HTTP/1.1" + end, .refused(400)),
        RequestCase("two empty lines before", "\r\n\r\nGET / HTTP/1.1" + end, .refused(400)),
        RequestCase(
            "a TLS greeting",
            [0x16, 0x03, 0x01, 0x00, 0xA5, 0x01, 0x00, 0x00, 0xA1, 0x03, 0x03],
            .refused(400)
        ),
        RequestCase(
            "20,000-byte target",
            "GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1" + end,
            .refused(414)
        ),
    ]

    /// Fields that are out of order.
    static let fields: [RequestCase] = [
        RequestCase("no host", "GET / HTTP/1.1\r\n\r\n", .refused(400)),
        RequestCase("two hosts", field("Host: b"), .refused(400)),
        RequestCase("two hosts in one", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", .refused(400)),
        RequestCase("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", .refused(400)),
        RequestCase("bare return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", .refused(400)),
        RequestCase("nul in a value", field("X: a\0b"), .refused(400)),
        RequestCase("control in a value", field("X: a\u{1}b"), .refused(400)),
        RequestCase("folded value", field("X: a\r\n b"), .refused(400)),
        RequestCase("space before colon", field("Content-Length : 3") + "abc", .refused(400)),
        RequestCase("space first", "GET / HTTP/1.1\r\n X: y\r\nHost: a\r\n\r\n", .refused(400)),
        RequestCase("no colon", field("Xyz"), .refused(400)),
        RequestCase("name beyond ASCII", field("ïfoo: x"), .refused(400)),
        RequestCase(
            "70,000-byte value",
            field("X: " + String(repeating: "a", count: 70_000)),
            .refused(431)
        ),
        RequestCase(
            "65 fields",
            field((1...64).map { "X\($0): y" }.joined(separator: "\r\n")),
            .refused(431)
        ),
        RequestCase(
            "64 fields",
            field((1...63).map { "X\($0): y" }.joined(separator: "\r\n")),
            one
        ),
        RequestCase("cut short", "GET / HTTP/1.1\r\nHos", .unfinished),
    ]

    /// Bodies, announced in all the ways that have fooled servers.
    static let bodies: [RequestCase] = [
        RequestCase("length and chunks", post("Content-Length: 6\r\n" + chunked), .refused(400)),
        RequestCase("identity", post("Transfer-Encoding: identity"), .refused(400)),
        RequestCase("xchunked", post("Transfer-Encoding: xchunked", "0\r\n\r\n"), .refused(400)),
        RequestCase("chunked, gzip", post(chunked + ", gzip", "0\r\n\r\n"), .refused(400)),
        RequestCase(
            "chunks in 1.0",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            .refused(400)
        ),
        RequestCase("two lengths", post(lengths("1", "2"), "ab"), .refused(400)),
        RequestCase("one length twice", post(lengths("2", "2"), "ab"), .refused(400)),
        RequestCase("signed length", post(lengths("+2"), "ab"), .refused(400)),
        RequestCase("negative length", post(lengths("-1")), .refused(400)),
        RequestCase("hexadecimal length", post(lengths("0x2"), "ab"), .refused(400)),
        RequestCase("empty length", post(lengths("")), .refused(400)),
        RequestCase("list of lengths", post(lengths("2, 2"), "ab"), .refused(400)),
        RequestCase("huge length", post(lengths("99999999999999999999")), .refused(400)),
        RequestCase("full-width length", post(lengths("２"), "ab"), .refused(400)),
        RequestCase("negative chunk", post(chunked, "-1\r\nZ\r\n0\r\n\r\n"), .refused(400)),
        RequestCase("huge chunk", post(chunked, "FFFFFFFFFFFFFFFFF\r\nZ\r\n"), .refused(400)),
        RequestCase("chunk with bare line feeds", post(chunked, "1\nZ\n0\n\n"), .refused(400)),
        RequestCase(
            "expects 100",
            post("Expect: 100-continue\r\nContent-Length: 3"),
            .refused(405)
        ),
        RequestCase("get with a body", field("Content-Length: 5") + "GET /", .refused(400)),
    ]

    static let all = good + lines + fields + bodies

    private static let chunked = "Transfer-Encoding: chunked"

    private static func lengths(_ values: String...) -> String {
        values.map { "Content-Length: \($0)" }.joined(separator: "\r\n")
    }

    private static func field(_ lines: String) -> String {
        "GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n"
    }

    private static func post(_ lines: String, _ body: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(body)"
    }
}
