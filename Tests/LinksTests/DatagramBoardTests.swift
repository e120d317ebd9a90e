import Disclosure
import Links
import POSIX
import Packets
import Raster
import Session
import TestKit
import Testing

/// Boards that get their frames in datagrams.
@Suite(.timeLimit(.minutes(10)))
struct DatagramBoardTests {
    /// 1024 pixels: three datagrams of DDP, seven universes of Streaming ACN.
    fileprivate static let size = (width: 64, height: 16)

    private func board(_ spoken: BoardProtocol, port: UInt16) throws -> BoardSetup {
        let mapping = try PanelMapping(width: Self.size.width, height: Self.size.height)
        var setup = BoardSetup(
            id: "hall",
            address: try LinkAddress.read("udp://127.0.0.1:\(port)"),
            wiring: BoardWiring(boardProtocol: spoken, mapping: mapping),
            seed: 1
        )
        setup.session = quickSession(spoken, seed: 1)
        return setup
    }

    /// Takes datagrams as they come until one is as wanted.
    private func take(
        _ socket: borrowing UDPSocket,
        until isLast: ([UInt8]) -> Bool
    ) throws -> [[UInt8]] {
        var taken: [[UInt8]] = []
        var room = [UInt8](repeating: 0, count: 2_048)
        let end = MonotonicTime.now.advanced(byMilliseconds: 20_000)
        while MonotonicTime.now < end {
            guard let datagram = try socket.receive(into: &room) else {
                Clocks.sleep(milliseconds: 1)
                continue
            }
            taken.append(Array(room[..<datagram.count]))
            if isLast(taken[taken.count - 1]) { return taken }
        }
        Issue.record("no such datagram among \(taken.count)")
        return taken
    }

    @Test func aPostedSceneComesWholeWithOneNumberAndAPushAtItsEnd() throws {
        let socket = try UDPSocket(on: .loopback(port: 0))
        let loop = try BoardLoop([board(.ddp, port: socket.address.port)])
        let black = try take(socket) { DDPPacket($0)?.isPush == true }
        #expect(black.compactMap { DDPPacket($0)?.sequence } == [1, 1, 1])
        try loop.post(scene: PatternSource(id: 7, step: 3, rate: 0), for: "hall")
        let lit = try take(socket) { DDPPacket($0)?.isPush == true }.compactMap { DDPPacket($0) }
        #expect(lit.map(\.offset) == [0, 1_440, 2_880])
        #expect(lit.map(\.isPush) == [false, false, true])
        #expect(lit.map(\.sequence) == [2, 2, 2])
        #expect(ReceivedFrame(lit.flatMap(\.data)) == .pattern(first: 1, step: 3))
        #expect(eventually { (try? loop.status(of: "hall").state) == .ok })
        #expect(try loop.status(of: "hall").lastSent?.sceneID == 7)
    }

    @Test func aStoppedStreamEndsDarkAndSaysThreeTimesThatItEnds() throws {
        let socket = try UDPSocket(on: .loopback(port: 0))
        let loop = try BoardLoop([board(.streamingACN, port: socket.address.port)])
        try loop.post(scene: PatternSource(id: 7, rate: 0), for: "hall")
        #expect(eventually { (try? loop.status(of: "hall").lastSent?.sceneID) == 7 })
        loop.stop(blank: true)
        var endings = 0
        let all = try take(socket) { bytes in
            if bytes[112] & 0x40 != 0 { endings += 1 }
            return endings == 21
        }
        #expect(all.suffix(21).allSatisfy { $0[112] == 0x40 && $0[126...].allSatisfy { $0 == 0 } })
        #expect(all.dropLast(21).allSatisfy { $0[112] == 0 })
        let numbers = all.suffix(21).map { Int($0[111]) }
        #expect(numbers[7] == numbers[0] + 1 && numbers[14] == numbers[0] + 2)
    }

    /// A pattern that leaves another when nobody speaks to the board any more.
    private struct NoticedSource: FrameSource {
        let pattern = PatternSource(id: 7, rate: 0)

        var id: UInt64 { pattern.id }
        var palette: Palette { pattern.palette }
        var notice: Spread? {
            var canvas = Canvas(
                width: DatagramBoardTests.size.width,
                height: DatagramBoardTests.size.height
            )
            PatternSource(id: 8, step: 3, rate: 0).draw(at: Instant(milliseconds: 0), into: &canvas)
            return Spread(Frame(canvas: canvas, palette: palette))
        }

        func draw(at instant: Instant, into canvas: inout Canvas) {
            pattern.draw(at: instant, into: &canvas)
        }

        func nextChange(after instant: Instant) -> Instant? { nil }
    }

    @Test("a stream ends with what the board is left with", arguments: [true, false])
    func ending(leavesNotice: Bool) throws {
        let socket = try UDPSocket(on: .loopback(port: 0))
        var setup = try board(.streamingACN, port: socket.address.port)
        setup.leavesNotice = leavesNotice
        let loop = try BoardLoop([setup])
        try loop.post(scene: NoticedSource(), for: "hall")
        #expect(eventually { (try? loop.status(of: "hall").lastSent?.sceneID) == 7 })
        loop.stop(blank: true)
        var endings = 0
        let all = try take(socket) { bytes in
            if bytes[112] & 0x40 != 0 { endings += 1 }
            return endings == 21
        }
        // The last whole frame, and each of the three that say that the stream ends.
        for frame in 0..<4 {
            let datagrams = all[(all.count - 28 + 7 * frame)...]
            let lamps = datagrams.prefix(7).flatMap { $0[126...] }.prefix(3 * 64 * 16)
            let left = ReceivedFrame(Array(lamps))
            #expect(left == (leavesNotice ? .pattern(first: 1, step: 3) : .black))
        }
    }

    @Test func aPortWhereNobodyListensIsRefusedAndServedOnceSomebodyDoes() throws {
        let port = try { () throws(SystemError) in
            let socket = try UDPSocket(on: .loopback(port: 0))
            return socket.address.port
        }()
        let loop = try BoardLoop([board(.ddp, port: port)])
        try loop.post(scene: PatternSource(id: 7), for: "hall")
        #expect(eventually { (try? loop.status(of: "hall").state) == .refused })
        #expect(try loop.status(of: "hall").lastFault?.contains("refused") == true)
        let socket = try UDPSocket(on: .loopback(port: port))
        let frame = try take(socket) { DDPPacket($0)?.isPush == true }
        #expect(frame.count == 3)
    }
}
