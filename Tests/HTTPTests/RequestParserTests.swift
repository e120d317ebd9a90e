import HTTP
import Testing

@Suite("A request is read strictly")
struct RequestParserTests {
    @Test("and judged as the table says", arguments: RequestCase.all)
    func verdict(_ example: RequestCase) {
        #expect(outcome(of: [example.bytes]) == example.outcome)
    }

    @Test("H02: the same byte by byte", arguments: RequestCase.all)
    func drip(_ example: RequestCase) {
        #expect(outcome(of: example.bytes.map { [$0] }) == example.outcome)
    }

    @Test(
        "H02: the same cut in two anywhere",
        arguments: RequestCase.all.filter { $0.bytes.count < 200 }
    )
    func cut(_ example: RequestCase) {
        for place in example.bytes.indices {
            let pieces = [Array(example.bytes[..<place]), Array(example.bytes[place...])]
            #expect(outcome(of: pieces) == example.outcome, "cut at \(place)")
        }
    }

    @Test("the same behind another request", arguments: RequestCase.all)
    func glued(_ example: RequestCase) {
        let before = Array("GET /first HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        var parser = RequestParser()
        parser.append(before + example.bytes)
        guard case .request(let first) = parser.next() else {
            Issue.record("the first request was not served")
            return
        }
        #expect(first.target.segments == ["first"])
        #expect(run(&parser) == example.outcome)
    }

    @Test("the same when it comes again and again, whole, cut in two and byte by byte")
    func again() {
        for example in RequestCase.all where example.bytes.count < 200 {
            // A refusal ends the connection; what is served is served again.
            guard case .served = example.outcome else { continue }
            for place in 0...example.bytes.count {
                var parser = RequestParser()
                for pieces in [
                    [example.bytes], [example.bytes],
                    [Array(example.bytes[..<place]), Array(example.bytes[place...])],
                    example.bytes.map { [$0] },
                ] {
                    let outcome = outcome(of: pieces, &parser)
                    if parser.isInsideRequest { break }
                    #expect(outcome == example.outcome, "cut at \(place)")
                }
            }
        }
    }

    @Test(
        "what only begins like the request before is another one",
        arguments: [
            "GET /a HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"1\"\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: b\r\n\r\n", "GET /ab HTTP/1.1\r\nHost: a\r\n\r\n",
            "HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        ]
    )
    func resemblance(_ other: String) {
        var parser = RequestParser()
        let known = Array("GET /a HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        parser.append(known + known + known + Array(other.utf8) + known)
        var requests: [Request] = []
        while case .request(let request) = parser.next() { requests.append(request) }
        #expect(requests.count == 5)
        #expect(Set([requests[0], requests[1], requests[2], requests[4]]).count == 1)
        #expect(requests[3] != requests[0])
        var alone = RequestParser()
        alone.append(Array(other.utf8))
        #expect(alone.next() == .request(requests[3]))
    }

    @Test("and forgets what it has served, so a long connection stays small")
    func memory() {
        var parser = RequestParser()
        let request = Array("GET /items/KP-001 HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        for _ in 0..<2_000 {
            parser.append(request + request.prefix(5))
            #expect(parser.next() != .needsMore)
            parser.append(request.dropFirst(5))
            #expect(parser.next() != .needsMore)
            #expect(parser.next() == .needsMore)
        }
        #expect(parser.bufferedBytes == 0)
        #expect(!parser.isInsideRequest)
    }

    @Test("H06: any 200 bytes get a verdict, never a trap", arguments: 0..<64)
    func noise(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        for example in RequestCase.all where example.bytes.count < 400 {
            var bytes = example.bytes
            for _ in 0..<4 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(
                    truncatingIfNeeded: random.next()
                )
            }
            let whole = outcome(of: [bytes])
            #expect(whole == outcome(of: bytes.map { [$0] }), "seed \(seed), \(example.name)")
        }
    }

    private func outcome(of pieces: [[UInt8]]) -> RequestCase.Outcome {
        var parser = RequestParser()
        return outcome(of: pieces, &parser)
    }

    private func outcome(
        of pieces: [[UInt8]],
        _ parser: inout RequestParser
    ) -> RequestCase.Outcome {
        var served = 0
        var keepsOpen = true
        for piece in pieces {
            parser.append(piece)
            let step = run(&parser)
            switch step {
            case .served(let count, let open):
                served += count
                keepsOpen = open
            case .refused: return step
            case .unfinished: continue
            }
        }
        return served > 0 ? .served(served, keepsOpen: keepsOpen) : .unfinished
    }

    private func run(_ parser: inout RequestParser) -> RequestCase.Outcome {
        var served = 0
        var keepsOpen = true
        while true {
            switch parser.next() {
            case .needsMore:
                return served > 0 ? .served(served, keepsOpen: keepsOpen) : .unfinished
            case .request(let request):
                served += 1
                keepsOpen = !request.closesConnection
            case .refused(let refusal):
                return .refused(refusal.status.code)
            }
        }
    }
}

/// A small generator whose seed is printed when a test fails.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
