import BoardSimulator
import Controllers
import Drivers
import POSIX
import Packets
import Raster
import Synchronization

/// `placard simulate`: a virtual board to drive by anything that speaks its protocol.
enum SimulateVerb {
    static let verb = Verb(
        "simulate",
        "Stand in for a board: decode the real bytes and draw them",
        discussion: """
            Opens a virtual board behind a TCP port or a pseudo-terminal and draws every frame it \
            receives. Any program that speaks the protocol may be its sender.

              placard simulate --size 128x32 --protocol opc --port 7890
              placard simulate --size 128x16 --protocol adalight --device /tmp/gate --baud 115200
              placard simulate --size 128x32 --protocol onbon --model 6E2 --port 5005
              placard simulate --size 96x16 --protocol cpower --device /tmp/line --addresses 1,2,3
            """,
        options: [
            .value("--size", "WxH", "The board's pixels, as 128x32"),
            .value(
                "--protocol",
                "NAME",
                "opc, adalight, tpm2, ddp, artnet, sacn, tpm2net or a controller, as onbon"
            ),
            .value("--model", "NAME", "The controller's model, as 6E2 for onbon"),
            .value("--lamps", "NAME", "What lights on an onbon card: single, dual or full"),
            .value("--port", "PORT", "Listen on this TCP port (0 takes a free one)"),
            .value("--device", "PATH", "Make a serial device that this path leads to"),
            .value("--addresses", "N,N", "Put a card of each address on one line, as 1,2,3"),
            .value("--fonts", "DIR", "Draw a card's letters with these faces, not as their codes"),
            .value("--baud", "RATE", "Take no more bytes than a line of this speed brings"),
            .value("--seconds", "N", "End after so many seconds"),
            .value("--png", "FILE", "Write the last frame as a picture at the end"),
            .value("--seed", "N", "Make the faults repeatable"),
            .value("--drops", "N", "Connections dropped, of a thousand frames"),
            .value("--stalls", "N", "Stalls of half a second, of a thousand frames"),
            .value("--garbage", "N", "Garbage sent back, of a thousand frames"),
            .value("--flips", "N", "Bits turned over, of a thousand pieces that arrive"),
            .value("--busy", "N", "Requests that find the card busy, of a thousand"),
            .value("--silences", "N", "Answers not given, of a thousand"),
            .value("--reboots", "N", "Restarts, of a thousand frames"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let stop = try StopSignal()
        let seconds = try invocation.integer("--seconds", in: 1...1_000_000)
        let hall = try BoardHall()
        defer { hall.stop() }
        let boards = try settings(invocation).map { try hall.add($0) }
        let board = boards[0]
        if let port = board.tcpPort { console.line("listening on tcp://127.0.0.1:\(port)") }
        if let port = board.udpPort { console.line("listening on udp://127.0.0.1:\(port)") }
        if let path = board.devicePath { console.line("serial device \(path)") }
        let ending = Ending()
        try stop.watch(stop: { ending.come() })
        watch(boards, ending, until: seconds, console)
        for board in boards {
            let counts = board.counts
            let name = boards.count > 1 ? "\(board.settings.name): " : ""
            console.line(
                "\(name)\(counts.frames) frames, \(counts.bytes) bytes, "
                    + "\(counts.garbageBytes) garbage"
            )
        }
        if let path = invocation.value("--png"), let frame = board.picture().frame() {
            try Workspace.write(DotPicture(frame, pitch: 6).png, to: path)
        }
        return .success
    }

    private final class Ending: Sendable {
        private let isHere = Atomic(false)

        var hasCome: Bool { isHere.load(ordering: .acquiring) }

        func come() { isHere.store(true, ordering: .releasing) }
    }

    private static func watch(
        _ boards: [VirtualBoard],
        _ ending: Ending,
        until seconds: Int?,
        _ console: Console
    ) {
        let start = MonotonicTime.now
        var live = console.terminal == nil ? nil : LivePicture(console)
        defer { live?.end() }
        while !ending.hasCome {
            let elapsed = MonotonicTime.now.nanoseconds(since: start) / 1_000_000_000
            if let seconds, elapsed >= seconds { return }
            if live != nil, let size = Host.terminalSize() {
                live?.draw(boards, columns: size.columns, rows: size.rows)
            }
            Clocks.sleep(milliseconds: 70)
        }
    }

    /// The board, or the boards of one line, the first of which has it.
    private static func settings(_ invocation: Invocation) throws -> [VirtualBoardSettings] {
        let words = BoardProtocol.allCases.map(\.rawValue) + ControllerFamily.all.map(\.word)
        guard let text = invocation.value("--size"),
            let word = try ItemsVerb.word(
                invocation,
                "--protocol",
                { words.contains($0) ? $0 : nil },
                words
            )
        else {
            throw CommandFailure(
                .usage,
                "simulate needs --size and --protocol.",
                remedy: "For example: placard simulate --size 128x32 --protocol opc --port 7890"
            )
        }
        let mapping = try mapping(text)
        let (width, height) = (mapping.width, mapping.height)
        let faults = try faults(invocation)
        let port = try invocation.integer("--port", in: 0...65_535)
        let baud = try invocation.integer("--baud", in: 300...12_000_000)
        let stream: VirtualBoardSettings.Attachment =
            port.map { .tcp(port: UInt16($0)) }
            ?? .pseudoTerminal(link: invocation.value("--device"))
        guard let boardProtocol = BoardProtocol(rawValue: word) else {
            let cards = try cards(word, invocation)
            let faces = try faces(invocation)
            let first = cards[0].address
            return try cards.map { address, card in
                var settings = try VirtualBoardSettings(
                    name: name(text, word, address),
                    attachment: address == first
                        ? stream : .line(of: name(text, word, first)),
                    card: card,
                    width: width,
                    height: height,
                    bytesPerSecond: baud.map { $0 / 10 },
                    faults: faults
                )
                settings.address = address
                settings.faces = faces
                return settings
            }
        }
        if let option = ["--addresses", "--fonts"].first(where: { invocation.value($0) != nil }) {
            throw CommandFailure(
                .usage,
                "\(option) is for controllers; \(word) sends frames.",
                remedy: "Leave it away, or choose a controller, as cpower."
            )
        }
        return [
            VirtualBoardSettings(
                name: "\(text) \(boardProtocol.title)",
                attachment: boardProtocol.carrier == .datagrams
                    ? .udp(port: UInt16(port ?? 0)) : stream,
                wiring: BoardWiring(
                    boardProtocol: boardProtocol,
                    mapping: mapping
                ),
                bytesPerSecond: baud.map { $0 / 10 },
                faults: faults
            )
        ]
    }

    private static func mapping(_ text: String) throws -> PanelMapping {
        let sides = text.split(separator: "x").map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1] else {
            throw CommandFailure(
                .usage,
                "--size is “\(text)”.",
                remedy: "Write width x height, as 128x32."
            )
        }
        guard let mapping = try? PanelMapping(width: width, height: height) else {
            throw CommandFailure(
                .usage,
                "--size is “\(text)”.",
                remedy:
                    "A board has at least one pixel each way and \(PanelMapping.maximumPixels) in all."
            )
        }
        return mapping
    }

    private static func name(_ size: String, _ word: String, _ address: Int?) -> String {
        "\(size) \(word)" + (address.map { " \($0)" } ?? "")
    }

    private static func faults(_ invocation: Invocation) throws -> BoardFaults {
        var faults = BoardFaults()
        faults.seed = UInt64(try invocation.integer("--seed", in: 0...Int.max) ?? 1)
        faults.dropsPerThousand = try invocation.integer("--drops", in: 0...1_000) ?? 0
        faults.stallsPerThousand = try invocation.integer("--stalls", in: 0...1_000) ?? 0
        faults.garbagePerThousand = try invocation.integer("--garbage", in: 0...1_000) ?? 0
        faults.flipsPerThousand = try invocation.integer("--flips", in: 0...1_000) ?? 0
        faults.busyPerThousand = try invocation.integer("--busy", in: 0...1_000) ?? 0
        faults.silencesPerThousand = try invocation.integer("--silences", in: 0...1_000) ?? 0
        faults.rebootsPerThousand = try invocation.integer("--reboots", in: 0...1_000) ?? 0
        return faults
    }
}
