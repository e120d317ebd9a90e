import Disclosure
import Links
import POSIX
import Packets
import Session
import TestKit
import Testing

/// Boards that open the connection by themselves.
@Suite(.timeLimit(.minutes(10)))
struct DialInTests {
    /// A board's own end: it dials, may say who it is, and notes the frames that come.
    private final class Caller {
        let connection: TCPConnection
        private var received: [UInt8] = []
        private(set) var isOver = false

        init(_ port: UInt16, saying words: String = "") throws {
            connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
            let open = try eventually { try connection.connectProgress() == .open }
            precondition(open, "the port is not open")
            if !words.isEmpty { _ = try connection.send(Array(words.utf8).span) }
        }

        func say(_ words: String) throws { _ = try connection.send(Array(words.utf8).span) }

        /// The frames that came whole.
        var frames: [ReceivedFrame] {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while let transfer = try? connection.receive(into: &buffer) {
                guard case .moved(let count) = transfer else {
                    if transfer == .ended { isOver = true }
                    break
                }
                received += buffer[..<count]
            }
            let size = 4 + 3 * 64
            return stride(from: 0, through: received.count - size, by: size).map {
                ReceivedFrame(Array(received[($0 + 4)..<($0 + size)]))
            }
        }

        var isClosed: Bool {
            _ = frames
            return isOver
        }
    }

    private func board(_ id: String, _ dialIn: DialIn, port: UInt16 = 0) throws -> BoardSetup {
        var setup = BoardSetup(
            id: id,
            address: .listen(host: "127.0.0.1", port: port, dialIn),
            wiring: BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: try PanelMapping(width: 8, height: 8)
            ),
            seed: 1
        )
        setup.session.openDeadline = 50_000_000
        return setup
    }

    private func port(_ loop: BoardLoop, _ id: String) throws -> UInt16 {
        #expect(eventually { (try? loop.status(of: id).listeningPort) != nil })
        return try #require(try loop.status(of: id).listeningPort)
    }

    @Test func aBoardThatDialsInIsServedAndOneThatStaysAwayIsAwaited() throws {
        let loop = try BoardLoop([try board("gate", DialIn())])
        try loop.post(scene: PatternSource(id: 7, step: 3, rate: 0), for: "gate")
        let port = try port(loop, "gate")
        #expect(
            eventually {
                let status = try? loop.status(of: "gate")
                return status?.state == .offline && status?.linkFault == .awaited
            }
        )
        let caller = try Caller(port)
        #expect(eventually { caller.frames.last == .pattern(first: 1, step: 3) })
        #expect(eventually { (try? loop.status(of: "gate").state) == .ok })
    }

    @Test func aBoardThatDialsInAnewTakesTheOldConnectionsPlace() throws {
        let loop = try BoardLoop([try board("gate", DialIn())])
        try loop.post(scene: PatternSource(id: 7, step: 3, rate: 0), for: "gate")
        let port = try port(loop, "gate")
        // The first end is never closed: a board that lost its power sends nothing any more.
        let first = try Caller(port)
        #expect(eventually { first.frames.last == .pattern(first: 1, step: 3) })
        let second = try Caller(port)
        #expect(eventually { second.frames.last == .pattern(first: 1, step: 3) })
        #expect(eventually { first.isClosed })
        #expect(try loop.status(of: "gate").connections == 2)
        #expect(eventually { (try? loop.status(of: "gate").state) == .degraded })
    }

    @Test func anAddressThatIsNotAllowedGetsNothing() throws {
        var elsewhere = DialIn()
        elsewhere.allowed = ["192.0.2.7"]
        let loop = try BoardLoop([try board("gate", elsewhere)])
        let caller = try Caller(try port(loop, "gate"))
        #expect(eventually { caller.isClosed })
        #expect(caller.frames.isEmpty)
        #expect(try loop.status(of: "gate").connections == 0)
    }

    @Test func boardsBehindOnePortAreKnownByTheirIDs() throws {
        func named(_ id: String) -> DialIn {
            var dialIn = DialIn()
            dialIn.allowed = ["127.0.0.1"]
            dialIn.id = id
            return dialIn
        }
        // The port must be the same for both, so it is chosen beforehand.
        let free = try ListeningSocket(on: .loopback(port: 0)).port
        let loop = try BoardLoop([
            try board("a", named("GATE-1"), port: free),
            try board("b", named("GATE-2"), port: free),
        ])
        try loop.post(scene: PatternSource(id: 1, step: 3, rate: 0), for: "a")
        try loop.post(scene: PatternSource(id: 2, step: 5, rate: 0), for: "b")
        _ = try port(loop, "b")
        let second = try Caller(free, saying: "\u{1}hello GATE-2\r\n")
        let first = try Caller(free, saying: "GA")
        let nobody = try Caller(free, saying: String(repeating: "?", count: 600))
        #expect(eventually { second.frames.last == .pattern(first: 1, step: 5) })
        #expect(first.frames.isEmpty, "half an id names nobody")
        try first.say("TE-1")
        #expect(eventually { first.frames.last == .pattern(first: 1, step: 3) })
        #expect(eventually { nobody.isClosed })
        // A round is told after it has sent its frames.
        #expect(eventually { loop.status().map(\.connections) == [1, 1] })
    }

    @Test func unknownCallersAreFewAndTheOthersAreSentAway() throws {
        var dialIn = DialIn()
        dialIn.id = "GATE-1"
        let loop = try BoardLoop([try board("gate", dialIn)])
        let port = try port(loop, "gate")
        let callers = try (0..<20).map { _ in try Caller(port) }
        #expect(eventually { callers.filter(\.isClosed).count == 4 })
    }

    @Test func aPortThatIsTakenIsTold() throws {
        let taken = try ListeningSocket(on: .loopback(port: 0))
        let loop = try BoardLoop([try board("gate", DialIn(), port: taken.port)])
        #expect(eventually { (try? loop.status(of: "gate").lastFault?.contains("in use")) == true })
        #expect(try loop.status(of: "gate").state != .ok)
    }

    @Test func aStopClosesThePort() throws {
        let loop = try BoardLoop([try board("gate", DialIn())])
        let port = try port(loop, "gate")
        let caller = try Caller(port)
        #expect(eventually { caller.frames.last == .black })
        loop.stop(blank: true)
        #expect(eventually { caller.isClosed })
        #expect(throws: Never.self) { _ = try ListeningSocket(on: .loopback(port: port)) }
    }
}
