import BoardSimulator
import POSIX
import Packets
import Raster
import Synchronization
import TestKit
import Testing

@Suite("A virtual board")
struct VirtualBoardTests {
    @Test("behind a pseudo-terminal shows what is sent, garbage or not, and greets")
    func adalight() throws {
        let folder = try TemporaryDirectory()
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight)
        let board = try hall.add(
            VirtualBoardSettings(
                name: "door",
                attachment: .pseudoTerminal(link: folder.file("board")),
                wiring: wiring
            )
        )
        #expect(board.devicePath == folder.file("board"))
        #expect(board.picture().isDark)

        let client = try BoardClient(serial: folder.file("board"))
        let (frame, packet) = try Sample.frame(wiring, seed: 1)
        #expect(client.send([0x0D, 0x0A, 0x41, 0x64] + packet))
        #expect(eventually { board.counts.frames == 1 })
        #expect(Sample.shows(board.picture(), frame))
        #expect(board.picture().frame()?.width == 8)
        #expect(board.counts.garbageBytes == 4)

        var heard: [UInt8] = []
        #expect(
            eventually {
                heard += client.heard() ?? []
                return heard.count >= AdalightLimits.greeting.count
            }
        )
        #expect(Array(heard.prefix(4)) == AdalightLimits.greeting)
    }

    @Test("behind TCP serves one client after the other")
    func openPixelControl() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.openPixelControl)
        let board = try hall.add(
            VirtualBoardSettings(name: "hall", attachment: .tcp(port: 0), wiring: wiring)
        )
        let port = try #require(board.tcpPort)
        for turn in 1...3 {
            let client = try BoardClient(tcp: port)
            let (frame, packet) = try Sample.frame(wiring, seed: UInt64(turn))
            #expect(client.send(packet))
            #expect(eventually { board.counts.frames == turn })
            #expect(Sample.shows(board.picture(), frame))
        }
        #expect(board.counts.connections == 3)
    }

    @Test("joins a frame split over channels and ignores channels of others")
    func channels() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        var wiring = try Sample.wiring(.openPixelControl, width: 256, height: 128)
        wiring.channel = 2
        wiring.overflow = .splitOverChannels
        let board = try hall.add(
            VirtualBoardSettings(name: "wall", attachment: .tcp(port: 0), wiring: wiring)
        )
        let client = try BoardClient(tcp: try #require(board.tcpPort))
        let stranger = try #require(OpenPixelControlMessage(channel: 9, data: [1, 2, 3]))
        let (frame, packet) = try Sample.frame(wiring, seed: 5)
        #expect(client.send(stranger.bytes + packet))
        #expect(eventually { board.counts.frames == 1 })
        #expect(Sample.shows(board.picture(), frame))
        #expect(board.counts.skippedMessages == 1)
    }

    @Test("tells of every frame as it comes")
    func frameLog() throws {
        let log = Mutex<[String]>([])
        let hall = try BoardHall { board, record in
            log.withLock { $0.append("\(board.settings.name) \(record.number)") }
        }
        defer { hall.stop() }
        let wiring = try Sample.wiring(.openPixelControl)
        let board = try hall.add(
            VirtualBoardSettings(name: "a", attachment: .tcp(port: 0), wiring: wiring)
        )
        let client = try BoardClient(tcp: try #require(board.tcpPort))
        let (_, packet) = try Sample.frame(wiring, seed: 2)
        #expect(client.send(packet + packet + packet))
        #expect(eventually { log.withLock { $0.count } == 3 })
        #expect(log.withLock { $0 } == ["a 1", "a 2", "a 3"])
    }

    @Test("that goes dark by itself does so after the silence of its lease")
    func lease() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = try Sample.wiring(.adalight)
        var settings = VirtualBoardSettings(
            name: "dim",
            attachment: .pseudoTerminal(link: nil),
            wiring: wiring
        )
        #expect(settings.leaseMilliseconds == 15_000)
        settings.leaseMilliseconds = 100
        let board = try hall.add(settings)
        let client = try BoardClient(serial: try #require(board.devicePath))
        #expect(client.send(try Sample.frame(wiring, seed: 3).packet))
        #expect(eventually { board.counts.expiries == 1 })
        #expect(board.picture().isDark && board.counts.frames == 1)
    }

    @Test("is one of many on one thread")
    func many() throws {
        let hall = try BoardHall()
        defer { hall.stop() }
        let wirings = [try Sample.wiring(.adalight), try Sample.wiring(.openPixelControl)]
        for number in 0..<60 {
            let wiring = wirings[number % 2]
            let attachment: VirtualBoardSettings.Attachment =
                number % 2 == 0 ? .pseudoTerminal(link: nil) : .tcp(port: 0)
            _ = try hall.add(
                VirtualBoardSettings(name: "\(number)", attachment: attachment, wiring: wiring)
            )
        }
        for (number, board) in hall.boards.enumerated() {
            let (frame, packet) = try Sample.frame(board.settings.wiring, seed: UInt64(number))
            let client: BoardClient
            if let path = board.devicePath {
                client = try BoardClient(serial: path)
            } else {
                client = try BoardClient(tcp: try #require(board.tcpPort))
            }
            #expect(client.send(packet))
            #expect(eventually { board.counts.frames == 1 })
            #expect(Sample.shows(board.picture(), frame), "board \(number)")
        }
    }
}
