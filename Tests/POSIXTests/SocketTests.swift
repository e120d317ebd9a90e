import Glibc
import TestKit
import Testing

@testable import POSIX

@Suite struct SocketTests {
    @Test func aPortInUseIsNamedWithTheNextStep() throws {
        let first = try ListeningSocket(on: .loopback(port: 0))
        #expect {
            _ = try ListeningSocket(on: first.address)
        } throws: { error in
            let text = "\(error)"
            return (error as? SystemError)?.isBusy == true
                && text.hasPrefix(
                    "cannot listen on 127.0.0.1:\(first.port): Address already in use"
                )
                && text.contains("`ss -ltnup 'sport = :\(first.port)'` names it")
        }
    }

    @Test func nobodyListeningIsARefusal() throws {
        var port: UInt16 = 0
        do {
            let passing = try ListeningSocket(on: .loopback(port: 0))
            port = passing.port
        }
        let connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
        _ = try connection.waitWritable(milliseconds: 20_000)
        #expect {
            _ = try connection.connectProgress()
        } throws: { ($0 as? SystemError)?.isRefused == true }
    }

    @Test func bytesGoBothWaysAndTheEndIsSeen() throws {
        let (client, server) = try Pair.make()
        try client.expectSend([1, 2, 3], [4, 5])
        #expect(try server.receive(count: 5) == [1, 2, 3, 4, 5])
        try server.expectSend([9], [])
        #expect(try client.receive(count: 1) == [9])
        try client.connection.shutdownWriting()
        #expect(try server.receive(count: 1) == [])
    }

    @Test func bytesAreDatedWhenTheyArriveNotWhenTheyAreRead() throws {
        let (client, server) = try Pair.make()
        try server.connection.noteArrivals()
        var room = [UInt8](repeating: 0, count: 16)
        var arrival = MonotonicTime(nanoseconds: 0)
        // The system begins to date what comes a little after it was asked to.
        let isDated = eventually {
            do {
                try client.expectSend([1, 2], [])
                let sent = MonotonicTime.now
                Clocks.sleep(milliseconds: 20)
                let result = try server.connection.receive(into: &room, arrival: &arrival)
                return result == .moved(2) && arrival < sent.advanced(byMilliseconds: 10)
            } catch {
                return false
            }
        }
        #expect(isDated)
        #expect(try server.connection.receive(into: &room, arrival: &arrival) == .wouldBlock)
        try client.connection.shutdownWriting()
        let ended = eventually {
            (try? server.connection.receive(into: &room, arrival: &arrival)) == .ended
        }
        #expect(ended)
    }

    @Test("L05: a stalled reader makes send say that it would block")
    func aStalledReaderMakesSendSayWouldBlock() throws {
        let (client, server) = try Pair.make()
        let block = [UInt8](repeating: 7, count: 1 << 16)
        var sent = 0
        while case .moved(let count) = try client.connection.send(block.span) { sent += count }
        #expect(sent > 0)
        #expect(try client.connection.unacknowledgedBytes() > 0)
        #expect(try server.receive(count: sent).count == sent)
        #expect(try client.connection.waitWritable(milliseconds: 20_000))
    }

    @Test func sendingToAClosedPeerIsAnErrorNotASignal() throws {
        let client = try Pair.make().0
        let failed = eventually {
            do {
                _ = try client.connection.send([1].span)
                return false
            } catch {
                return (error as? SystemError)?.isDisconnection == true
            }
        }
        #expect(failed)
    }

    @Test func optionsAreTaken() throws {
        let (client, _) = try Pair.make()
        try client.connection.setUserTimeout(milliseconds: 5_000)
        try client.connection.setKeepAlive(idleSeconds: 5, intervalSeconds: 2, probes: 3)
        try client.connection.setSendBuffer(bytes: 8_192)
        try client.connection.setUnsentLimit(bytes: 4_096)
        let number = client.connection.handle.number
        let tcp = CInt(IPPROTO_TCP)
        #expect(try SocketOptions.get(number, tcp, TCP_NODELAY) == 1)
        #expect(try SocketOptions.get(number, tcp, TCP_USER_TIMEOUT) == 5_000)
        #expect(try SocketOptions.get(number, tcp, TCP_NOTSENT_LOWAT) == 4_096)
    }

    @Test func datagramsKeepTheirBordersAndSender() throws {
        let one = try UDPSocket(on: .loopback(port: 0))
        let two = try UDPSocket(on: .loopback(port: 0))
        var room = [UInt8](repeating: 0, count: 100)
        #expect(try two.receive(into: &room) == nil)
        #expect(try one.send([1, 2].span, to: two.address) == .moved(2))
        #expect(try one.send([3].span, to: two.address) == .moved(1))
        #expect(try two.waitReadable(milliseconds: 20_000))
        #expect(try two.receive(into: &room) == Datagram(count: 2, sender: one.address))
        #expect(try two.receive(into: &room)?.count == 1)
        #expect(room[0] == 3)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1:80"),
        ("localhost", "127.0.0.1:80"),
        ("0.0.0.0", "0.0.0.0:80"),
        ("::1", "[::1]:80"),
        ("2001:db8::1:0:7", "[2001:db8::1:0:7]:80"),
    ])
    func numericAddressesAreReadAndWritten(_ text: String, _ expected: String) throws {
        let address = try #require(SocketAddress(numericHost: text, port: 80))
        #expect(address.description == expected)
        let again = try unsafe address.withKernelForm { form, _ throws(SystemError) in
            unsafe form.withMemoryRebound(to: UInt8.self, capacity: 2) { unsafe $0[0] }
        }
        #expect(CInt(again) == address.family)
    }

    @Test(arguments: ["board.example", "1.2.3", "256.1.1.1", "", ":::"])
    func namesAreNotNumeric(_ text: String) {
        #expect(SocketAddress(numericHost: text, port: 80) == nil)
    }
}

/// One end of two joined TCP connections.
final class Pair {
    let connection: TCPConnection

    init(_ connection: consuming TCPConnection) {
        self.connection = connection
    }

    static func make() throws -> (Pair, Pair) {
        let listener = try ListeningSocket(on: .loopback(port: 0))
        let client = try TCPConnection.connectNonblocking(to: listener.address)
        try #require(try listener.waitReadable(milliseconds: 20_000))
        guard let server = try listener.accept() else {
            throw SystemError(call: "accept", errno: 11)
        }
        try #require(try client.waitWritable(milliseconds: 20_000))
        try #require(try client.connectProgress() == .open)
        return (Pair(client), Pair(server))
    }

    func expectSend(_ head: [UInt8], _ body: [UInt8]) throws {
        let nothing: [UInt8] = []
        let moved = try connection.send(head.span, nothing.span, body.span)
        #expect(moved == .moved(head.count + body.count))
    }

    /// Reads exactly so many bytes, or fewer when the stream ends.
    func receive(count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var room = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 16))
            switch try connection.receive(into: &room) {
            case .moved(let moved): bytes += room[..<moved]
            case .wouldBlock:
                try #require(try connection.waitReadable(milliseconds: 20_000))
            case .ended: return bytes
            }
        }
        return bytes
    }
}
