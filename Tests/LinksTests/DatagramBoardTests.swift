import Links
import POSIX
import Packets
import Session
import TestKit
import Testing

/// Boards that get their frames in datagrams.
@Suite(.timeLimit(.minutes(10)))
struct DatagramBoardTests {
    /// 1024 pixels: three datagrams of DDP, seven universes of Streaming ACN.
    private static let size = (width: 64, height: 16)

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
