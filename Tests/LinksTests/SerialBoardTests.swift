import Links
import POSIX
import Packets
import Session
import TestKit
import Testing

/// The board's end of a pseudo-terminal, read by hand, so that a test sets the pace.
private final class LineEnd {
    let terminal: PseudoTerminal
    var decoder = AdalightDecoder(maximumPixels: 128)
    var frames: [ReceivedFrame] = []
    private var room: [UInt8]

    init(link: String, bytesPerRead: Int = 4_096) throws {
        terminal = try PseudoTerminal(link: link)
        room = [UInt8](repeating: 0, count: bytesPerRead)
    }

    /// Reads until the frames are as wanted.
    func read(until condition: ([ReceivedFrame]) -> Bool) throws -> Bool {
        let deadline = MonotonicTime.now.advanced(byMilliseconds: 20_000)
        while !condition(frames) {
            guard MonotonicTime.now < deadline else { return false }
            guard try terminal.waitReadable(milliseconds: 100) else { continue }
            if case .moved(let count) = try terminal.read(into: &room) {
                decoder.feed(room[..<count]) { self.frames.append(ReceivedFrame($0.data)) }
            }
        }
        return true
    }
}

@Suite(.timeLimit(.minutes(10)))
struct SerialBoardTests {
    @Test func framesArriveWholeInPiecesOfSevenBytes() throws {
        let folder = try TemporaryDirectory()
        let line = try LineEnd(link: folder.file("board"), bytesPerRead: 7)
        let loop = try BoardLoop([serialBoard("line", "pty:\(folder.file("board"))")])
        try loop.post(scene: PatternSource(id: 1, step: 9), for: "line")
        #expect(try line.read { $0.count > 20 })
        #expect(!line.frames.contains(.torn))
        #expect(line.decoder.garbageByteCount == 0)
        // Somebody must read on, or the black frame finds no room.
        let stopping = try Thread.start(name: "stopping") { loop.stop(blank: true) }
        #expect(try line.read { $0.last == .black })
        stopping.join()
    }

    @Test("L11: the line is never given more than its speed allows")
    func theLineIsNeverGivenMoreThanItsSpeedAllows() throws {
        let folder = try TemporaryDirectory()
        let line = try LineEnd(link: folder.file("board"))
        // 390 bytes of 10 bits take 33.9 ms at 115200 bit/s, so at most 29.5 frames a second.
        var setup = try serialBoard("line", "pty:\(folder.file("board"))?baud=115200")
        setup.framesPerSecond = 1_000
        let loop = try BoardLoop([setup])
        let start = MonotonicTime.now
        try loop.post(scene: PatternSource(id: 1, rate: 1_000), for: "line")
        #expect(try line.read { $0.count > 15 })
        let nanoseconds = MonotonicTime.now.nanoseconds(since: start)
        let possible = nanoseconds / 33_854_166 + 2
        #expect(Int64(line.frames.count) <= possible)
        #expect(eventually { (try? loop.status(of: "line").framesReplaced) ?? 0 > 0 })
    }

    @Test("L06: an unplugged board is found again under its name")
    func anUnpluggedBoardIsFoundAgainUnderItsName() throws {
        let folder = try TemporaryDirectory()
        var line: LineEnd? = try LineEnd(link: folder.file("board"))
        let loop = try BoardLoop([serialBoard("line", "pty:\(folder.file("board"))")])
        try loop.post(scene: PatternSource(id: 1), for: "line")
        #expect(try line?.read { $0.count > 3 } == true)
        line = nil
        #expect(eventually { (try? loop.status(of: "line").state) == .offline })
        let next = try LineEnd(link: folder.file("board"))
        #expect(try next.read { $0.count > 3 })
        #expect(!next.frames.contains(.torn) && next.decoder.garbageByteCount == 0)
        #expect(eventually { (try? loop.status(of: "line").connections) == 2 })
    }

    /// What udev does under /dev/serial/by-id when an adapter comes back under another number.
    @Test("a link by name leads to another device after a re-plug, and the board is found there")
    func aNameThatLeadsElsewhere() throws {
        let folder = try TemporaryDirectory()
        let name = folder.file("usb-FTDI_A50285BI-if00")
        // Both are there from the first, so that the second is not the first one's number again.
        var first: LineEnd? = try LineEnd(link: folder.file("ttyUSB0"))
        let second = try LineEnd(link: folder.file("ttyUSB1"))
        #expect(first?.terminal.path != second.terminal.path)
        try Files.link(name, to: folder.file("ttyUSB0"))
        let loop = try BoardLoop([serialBoard("line", "pty:\(name)")])
        try loop.post(scene: PatternSource(id: 1, rate: 0), for: "line")
        #expect(try first?.read { $0.last == .pattern(first: 1, step: 1) } == true)
        try Files.remove(name)
        first = nil
        #expect(eventually { (try? loop.status(of: "line").state) == .offline })
        // What comes up for the board meanwhile is what it shows first.
        try loop.post(scene: PatternSource(id: 2, step: 3, rate: 0), for: "line")
        try Files.link(name, to: folder.file("ttyUSB1"))
        #expect(try second.read { !$0.isEmpty })
        #expect(second.frames.first == .pattern(first: 1, step: 3))
        #expect(second.decoder.garbageByteCount == 0)
        // A frame may be there a moment before the loop tells of its link.
        let isTold = eventually {
            (try? loop.status(of: "line")).map { $0.connections == 2 && $0.state != .offline }
                ?? false
        }
        #expect(isTold)
    }

    @Test func aMissingDeviceIsExplained() throws {
        let loop = try BoardLoop([serialBoard("line", "serial:///dev/no-such-port")])
        #expect(
            eventually {
                (try? loop.status(of: "line").lastFault)?.contains(
                    "/dev/no-such-port does not exist"
                ) == true
            }
        )
    }

    @Test func aGreetingBringsAWholeFrameAtOnce() throws {
        let folder = try TemporaryDirectory()
        let line = try LineEnd(link: folder.file("board"))
        var setup = try serialBoard("line", "pty:\(folder.file("board"))")
        setup.session.keepAlive = 600 * SessionSettings.second
        let loop = try BoardLoop([setup])
        try loop.post(scene: PatternSource(id: 1, rate: 0), for: "line")
        let expected = ReceivedFrame.pattern(first: 1, step: 1)
        #expect(try line.read { $0.last == expected })
        let before = line.frames.count
        _ = try line.terminal.write(Array("Ada\n".utf8).span)
        #expect(try line.read { $0.count > before })
        #expect(line.frames.last == expected)
        #expect(try loop.status(of: "line").garbageBytes == 0)
    }
}
