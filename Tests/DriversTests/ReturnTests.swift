import BoardSimulator
import Disclosure
import Links
import POSIX
import Packets
import Raster
import Session
import TestKit
import Testing

/// A board that was away is given what is to show now, and never what it was to show before.
@Suite(.timeLimit(.minutes(10)))
struct ReturnTests {
    /// A dot that says which source it is.
    private struct Dot: FrameSource {
        let id: UInt64
        let palette = Palette([.black, .red])

        func draw(at instant: Instant, into canvas: inout Canvas) {
            canvas.darken()
            canvas[Int(id), 0] = 1
        }
        func nextChange(after instant: Instant) -> Instant? { nil }
    }

    private static func attachment(
        _ spoken: BoardProtocol
    ) -> VirtualBoardSettings.Attachment {
        switch spoken {
        case .openPixelControl: .tcp(port: 0)
        case .adalight, .tpm2: .pseudoTerminal(link: nil)
        default: .udp(port: 0)
        }
    }

    @Test("boards of frames", arguments: BoardProtocol.allCases, [true, false])
    func frames(spoken: BoardProtocol, isWithdrawn: Bool) throws {
        let folder = try TemporaryDirectory()
        let hall = try BoardHall()
        defer { hall.stop() }
        let wiring = BoardWiring(
            boardProtocol: spoken,
            mapping: try PanelMapping(width: 16, height: 8)
        )
        var attachment = Self.attachment(spoken)
        if case .pseudoTerminal = attachment {
            attachment = .pseudoTerminal(link: folder.file("board"))
        }
        let board = try hall.add(
            VirtualBoardSettings(name: "board", attachment: attachment, wiring: wiring)
        )
        let link =
            board.tcpPort.map { "tcp://127.0.0.1:\($0)" }
            ?? board.udpPort.map { "udp://127.0.0.1:\($0)" } ?? "pty:\(folder.file("board"))"
        var setup = BoardSetup(
            id: "board",
            address: try LinkAddress.read(link),
            wiring: wiring,
            seed: 3
        )
        setup.session.keepAlive = 200 * SessionSettings.millisecond
        let loop = try BoardLoop([setup])
        defer { loop.stop(blank: false) }
        func lit() -> [Int] { (0..<16).filter { board.picture()[$0, 0] == .red } }
        try loop.post(scene: Dot(id: 1), for: "board")
        #expect(eventually { lit() == [1] })
        board.unplug()
        #expect(eventually { (try? loop.status(of: "board").state.isAway) == true })
        // Its item expires while nobody can reach the board.
        try loop.post(scene: Dot(id: 2), for: "board")
        try loop.post(scene: isWithdrawn ? nil : Dot(id: 3), for: "board")
        let before = board.counts.frames
        try board.plugIn()
        #expect(eventually { board.counts.frames > before })
        #expect(lit() == (isWithdrawn ? [] : [3]))
    }

    @Test("boards with letters of their own", arguments: TextFamilyTests.kinds, [true, false])
    func words(kind: TextHall.Kind, isWithdrawn: Bool) throws {
        let hall = try TextHall(kind, replyMilliseconds: 200)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "旧的话"))
        #expect(try hall.takes(1))
        hall.card.unplug()
        #expect(try eventually { try hall.status.state.isAway })
        // The card restarts: what it shows from here on was sent after its return.
        hall.card.reboot()
        try hall.post(WordsSource(2, "更旧的话"))
        try hall.post(isWithdrawn ? WordsSource(3, []) : WordsSource(3, "新的话"))
        let before = hall.card.counts.frames
        try hall.card.plugIn()
        var seen: Set<[String]> = []
        #expect(
            try eventually {
                seen.insert(hall.card.words())
                return try hall.status.lastSent?.sceneID == 3 && hall.card.counts.frames > before
            }
        )
        #expect(hall.card.words() == (isWithdrawn ? [] : ["新的话"]))
        #expect(seen.subtracting([[], ["新的话"]]).isEmpty, "\(seen)")
    }
}

extension BoardState {
    fileprivate var isAway: Bool { self == .offline || self == .refused }
}
