import Testing

/// The public table of hard requests: name, what may be answered, and the bytes with escapes.
///
/// `|` stands between answers that are all right; `200+200` is two in order; `close` says that the
/// connection ends. `{a*20000}` repeats a text. The table follows RFC 9110, RFC 9112, RFC 3986 and
/// RFC 6585 and the house rule that a doubtful request is refused.
struct WireCase: Sendable, CustomTestStringConvertible {
    let name: String
    let statuses: [[Int]]
    let closes: Bool
    let bytes: [UInt8]

    var testDescription: String { name }

    static let all: [WireCase] =
        table
        .replacing("⏎\n  →", with: "")
        .split(separator: "\n")
        .compactMap { WireCase(String($0)) }

    private init?(_ line: String) {
        let parts = line.split(separator: " ¦ ").map(String.init)
        guard parts.count == 3 else { return nil }
        name = parts[0]
        let verdict = parts[1].split(separator: " ")
        closes = verdict.last == "close"
        statuses = verdict[0].split(separator: "|").map { word in
            word.split(separator: "+").compactMap { Int($0) }
        }
        bytes = Self.bytes(of: parts[2])
    }

    /// Undoes `\r`, `\n`, `\t`, `\xHH` and `{text*count}`.
    private static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                switch rest.popFirst() {
                case UInt8(ascii: "r"): bytes.append(13)
                case UInt8(ascii: "n"): bytes.append(10)
                case UInt8(ascii: "t"): bytes.append(9)
                default:
                    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                    bytes.append(UInt8(digits, radix: 16) ?? 0)
                    rest = rest.dropFirst(2)
                }
            case UInt8(ascii: "{"):
                let parts = rest.prefix { $0 != UInt8(ascii: "}") }.split(separator: 0x2A)
                rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
                let count = Int(String(decoding: parts[1], as: UTF8.self)) ?? 0
                for _ in 0..<count { bytes += parts[0] }
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    private static let table = #"""
        ok-get ¦ 200 ¦ GET / HTTP/1.1\r\nHost: a\r\n\r\n
        ok-head ¦ 200 ¦ HEAD / HTTP/1.1\r\nHost: a\r\n\r\n
        ok-absform ¦ 200 ¦ GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n
        ok-http10 ¦ 200 close ¦ GET / HTTP/1.0\r\n\r\n
        ok-ows ¦ 200 ¦ GET / HTTP/1.1\r\nHost:\ta \t\r\n\r\n
        ok-pipeline ¦ 200+200 ¦ GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n
        ok-close ¦ 200 close ¦ GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n
        no-host ¦ 400 ¦ GET / HTTP/1.1\r\n\r\n
        two-host ¦ 400 ¦ GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n
        unknown-method ¦ 501|405 ¦ BREW / HTTP/1.1\r\nHost: a\r\n\r\n
        post ¦ 405 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n
        lower-method ¦ 501|400|405 ¦ get / HTTP/1.1\r\nHost: a\r\n\r\n
        ver-12 ¦ 200|505 ¦ GET / HTTP/1.2\r\nHost: a\r\n\r\n
        ver-20 ¦ 505|400 ¦ GET / HTTP/2.0\r\nHost: a\r\n\r\n
        ver-132 ¦ 400 ¦ GET / HTTP/1.32\r\nHost: a\r\n\r\n
        http09 ¦ 400 ¦ GET /\r\n\r\n
        extra-sp ¦ 400 ¦ GET  / HTTP/1.1\r\nHost: a\r\n\r\n
        sp-in-target ¦ 400 ¦ GET /a b HTTP/1.1\r\nHost: a\r\n\r\n
        frag-target ¦ 400|200 ¦ GET /#x HTTP/1.1\r\nHost: a\r\n\r\n
        nul-target ¦ 400 ¦ GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n
        utf8-target ¦ 400 ¦ GET /\xe9\x87\x8d HTTP/1.1\r\nHost: a\r\n\r\n
        pct-nul ¦ 400|404 ¦ GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n
        dotdot ¦ 400|404 ¦ GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n
        dotdot-pct ¦ 400|404 ¦ GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n
        asterisk-get ¦ 400 ¦ GET * HTTP/1.1\r\nHost: a\r\n\r\n
        connect ¦ 405|501|400 ¦ CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n
        bare-lf ¦ 400|200 ¦ GET / HTTP/1.1\nHost: a\n\n
        nul-header ¦ 400 ¦ GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n
        ctl-header ¦ 400|200 ¦ GET / HTTP/1.1\r\nHost: a\r\nX: a\x01b\r\n\r\n
        obs-fold ¦ 400|200 ¦ GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n
        cl-sp-colon ¦ 400 ¦ GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc
        sp-first-header ¦ 400 ¦ GET / HTTP/1.1\r\n X: y\r\nHost: a\r\n\r\n
        no-colon ¦ 400 ¦ GET / HTTP/1.1\r\nHost: a\r\nXyz\r\n\r\n
        nonascii-name ¦ 400 ¦ GET / HTTP/1.1\r\nHost: a\r\n\xefoo: x\r\n\r\n
        under-name ¦ 200 ¦ GET / HTTP/1.1\r\nHost: a\r\nContent_Length: 5\r\n\r\n
        cl-te ¦ 400 close ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-En⏎
          →coding: chunked\r\n\r\n0\r\n\r\nX
        te-ident ¦ 400|501 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n
        te-xchunked ¦ 400|501 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked⏎
          →\r\n\r\n0\r\n\r\n
        te-chunked-gzip ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, ⏎
          →gzip\r\n\r\n0\r\n\r\n
        te-http10 ¦ 400 close ¦ POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n
        cl-cl-diff ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Leng⏎
          →th: 2\r\n\r\nab
        cl-cl-same ¦ 400|405 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-⏎
          →Length: 2\r\n\r\nab
        cl-plus ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\nab
        cl-minus ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n
        cl-hex ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x2\r\n\r\nab
        cl-empty ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\n
        cl-huge ¦ 400|413 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999999⏎
          →9999\r\n\r\n
        cl-fullwidth ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \xef\xbc\x92\r\n\r\nab
        chunk-neg ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked⏎
          →\r\n\r\n-1\r\nZ\r\n0\r\n\r\n
        chunk-overflow ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked⏎
          →\r\n\r\nFFFFFFFFFFFFFFFFF\r\nZ\r\n0\r\n\r\n
        chunk-lf ¦ 400 ¦ POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked⏎
          →\r\n\r\n1\nZ\n0\n\n
        expect-100 ¦ 405|417 ¦ POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConte⏎
          →nt-Length: 3\r\n\r\n
        get-with-body ¦ 400|200 ¦ GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /
        upgrade-h2c ¦ 200 ¦ GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settin⏎
          →gs\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n
        tls-hello ¦ 400 ¦ \x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03
        long-target ¦ 414 ¦ GET /{a*20000} HTTP/1.1\r\nHost: a\r\n\r\n
        long-header ¦ 431 ¦ GET / HTTP/1.1\r\nHost: a\r\nX: {a*70000}\r\n\r\n
        range-bad ¦ 200|416 ¦ GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=9-1\r\n\r\n
        range-many ¦ 200|416 ¦ GET / HTTP/1.1\r\nHost: a\r\nRange: bytes={0-,*500}0-\r\n\r\n
        inm ¦ 200|304 ¦ GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: "x", W/"y"\r\n\r\n
        truncated ¦ 408 ¦ GET / HTTP/1.1\r\nHos
        """#
}
