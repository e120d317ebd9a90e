import BoardSimulator
import POSIX
import Packets
import TestKit
import Testing

@Suite("Faults of a virtual board")
struct BoardFaultTests {
    @Test("a stalled board fills the line, and takes all once it goes on")
    func stall() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight, width: 64, height: 32)
        let board = try hall.add(
            VirtualBoardSettings(name: "s", attachment: .pseudoTerminal(link: nil), wiring: wiring)
        )
        board.stall()
        let client = try BoardClient(serial: try #require(board.devicePath))
        let (frame, packet) = try Sample.frame(wiring, seed: 1)
        let stream = Array((0..<20).map { _ in packet }.joined())
        var rest = stream[...]
        while let count = client.sendSome(rest), count > 0 { rest = rest.dropFirst(count) }
        #expect(!rest.isEmpty)
        #expect(board.counts.frames == 0)
        board.resume()
        #expect(client.send(Array(rest)))
        #expect(eventually { board.counts.frames == 20 })
        #expect(Sample.shows(board.picture(), frame))
        #expect(board.counts.garbageBytes == 0)
    }

    @Test("an unplugged serial board ends the line, and comes back on the same path")
    func unplugSerial() throws {
        let folder = try TemporaryDirectory()
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight)
        let path = folder.file("board")
        let board = try hall.add(
            VirtualBoardSettings(name: "u", attachment: .pseudoTerminal(link: path), wiring: wiring)
        )
        let (_, packet) = try Sample.frame(wiring, seed: 1)
        do {
            let client = try BoardClient(serial: path)
            // Half a frame, which must not spoil the first one after the return.
            #expect(client.send(Array(packet.prefix(50))))
            board.unplug()
            #expect(board.devicePath == nil)
            #expect(eventually { client.sendSome(packet[...]) == nil })
        }
        #expect(throws: SystemError.self) { try BoardClient(serial: path).heard() }
        try board.plugIn()
        try board.plugIn()
        let client = try BoardClient(serial: path)
        #expect(client.send(packet))
        #expect(eventually { board.counts.frames == 1 })
    }

    @Test("an unplugged TCP board refuses, and comes back on the same port")
    func unplugTCP() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.openPixelControl)
        let board = try hall.add(
            VirtualBoardSettings(name: "u", attachment: .tcp(port: 0), wiring: wiring)
        )
        let port = try #require(board.tcpPort)
        let (_, packet) = try Sample.frame(wiring, seed: 1)
        do {
            let client = try BoardClient(tcp: port)
            #expect(client.send(packet))
            #expect(eventually { board.counts.frames == 1 })
            board.unplug()
            #expect(eventually { client.heard() == nil })
        }
        #expect(throws: SystemError.self) { try BoardClient(tcp: port).heard() }
        try board.plugIn()
        #expect(board.tcpPort == port)
        let client = try BoardClient(tcp: port)
        #expect(client.send(packet))
        #expect(eventually { board.counts.frames == 2 })
    }

    @Test("a dropped connection is reset, and the next one is served")
    func drop() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.openPixelControl)
        var settings = VirtualBoardSettings(
            name: "d",
            attachment: .tcp(port: 0),
            wiring: wiring
        )
        settings.faults.dropsPerThousand = 1_000
        let board = try hall.add(settings)
        let (_, packet) = try Sample.frame(wiring, seed: 1)
        for turn in 1...3 {
            let client = try BoardClient(tcp: try #require(board.tcpPort))
            #expect(client.send(packet))
            #expect(eventually { client.heard() == nil })
            #expect(board.counts.frames == turn)
        }
        #expect(board.counts.connections == 3 && board.counts.faults == 3)
    }

    @Test("what a board prints reaches the other end")
    func says() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let board = try hall.add(
            VirtualBoardSettings(
                name: "t",
                attachment: .tcp(port: 0),
                wiring: try Sample.wiring(.openPixelControl)
            )
        )
        let client = try BoardClient(tcp: try #require(board.tcpPort))
        #expect(eventually { board.counts.connections == 1 })
        board.say([1, 2, 3])
        var heard: [UInt8] = []
        #expect(
            eventually {
                heard += client.heard() ?? []
                return heard == [1, 2, 3]
            }
        )
    }

    @Test("the same seed brings the same faults", arguments: [7, 8] as [UInt64])
    func seeds(seed: UInt64) throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.openPixelControl)
        let (_, packet) = try Sample.frame(wiring, seed: 1)
        var counts: [BoardCounts] = []
        for name in ["one", "other"] {
            var settings = VirtualBoardSettings(
                name: name,
                attachment: .tcp(port: 0),
                wiring: wiring
            )
            settings.faults.seed = seed
            settings.faults.garbagePerThousand = 300
            let board = try hall.add(settings)
            let client = try BoardClient(tcp: try #require(board.tcpPort))
            for _ in 0..<100 { #expect(client.send(packet)) }
            #expect(eventually { board.counts.frames == 100 })
            counts.append(board.counts)
        }
        #expect(counts[0] == counts[1])
        #expect((10...60).contains(counts[0].faults), "seed \(seed)")
    }

    @Test("a byte lost on the line costs frames, but the board finds back")
    func losses() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight)
        var settings = VirtualBoardSettings(
            name: "l",
            attachment: .pseudoTerminal(link: nil),
            wiring: wiring
        )
        settings.faults.lossesPerThousand = 100
        let board = try hall.add(settings)
        let client = try BoardClient(serial: try #require(board.devicePath))
        let (frame, packet) = try Sample.frame(wiring, seed: 9)
        for number in 1...200 {
            #expect(client.send(packet))
            #expect(eventually { board.counts.bytes == number * packet.count })
        }
        #expect((100..<200).contains(board.counts.frames))
        #expect(board.counts.faults > 0)
        #expect(eventually { client.send(packet) && Sample.shows(board.picture(), frame) })
    }
}
