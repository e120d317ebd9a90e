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
        let board = try hall.add(try settings(invocation))
        if let port = board.tcpPort { console.line("listening on tcp://127.0.0.1:\(port)") }
        if let port = board.udpPort { console.line("listening on udp://127.0.0.1:\(port)") }
        if let path = board.devicePath { console.line("serial device \(path)") }
        let ending = Ending()
        try stop.watch(stop: { ending.come() })
        watch(board, ending, until: seconds, console)
        let counts = board.counts
        console.line(
            "\(counts.frames) frames, \(counts.bytes) bytes, \(counts.garbageBytes) garbage"
        )
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
        _ board: VirtualBoard,
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
                live?.draw([board], columns: size.columns, rows: size.rows)
            }
            Clocks.sleep(milliseconds: 70)
        }
    }

    private static func settings(_ invocation: Invocation) throws -> VirtualBoardSettings {
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
        let port = try invocation.integer("--port", in: 0...65_535)
        let baud = try invocation.integer("--baud", in: 300...12_000_000)
        var faults = BoardFaults()
        faults.seed = UInt64(try invocation.integer("--seed", in: 0...Int.max) ?? 1)
        faults.dropsPerThousand = try invocation.integer("--drops", in: 0...1_000) ?? 0
        faults.stallsPerThousand = try invocation.integer("--stalls", in: 0...1_000) ?? 0
        faults.garbagePerThousand = try invocation.integer("--garbage", in: 0...1_000) ?? 0
        faults.flipsPerThousand = try invocation.integer("--flips", in: 0...1_000) ?? 0
        faults.busyPerThousand = try invocation.integer("--busy", in: 0...1_000) ?? 0
        faults.silencesPerThousand = try invocation.integer("--silences", in: 0...1_000) ?? 0
        faults.rebootsPerThousand = try invocation.integer("--reboots", in: 0...1_000) ?? 0
        let stream: VirtualBoardSettings.Attachment =
            port.map { .tcp(port: UInt16($0)) }
            ?? .pseudoTerminal(link: invocation.value("--device"))
        guard let boardProtocol = BoardProtocol(rawValue: word) else {
            return try VirtualBoardSettings(
                name: "\(text) \(word)",
                attachment: stream,
                card: try card(word, invocation),
                width: width,
                height: height,
                bytesPerSecond: baud.map { $0 / 10 },
                faults: faults
            )
        }
        return VirtualBoardSettings(
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
    }

    /// The card that the options describe.
    private static func card(
        _ family: String,
        _ invocation: Invocation
    ) throws -> VirtualCardKind {
        switch family {
        case "onbon-font":
            let isFifth = try ItemsVerb.word(invocation, "--model", { $0 == "5K" }, ["6K", "5K"])
            return .onbonFont(isFifth: isFifth ?? false)
        case "cpower": return .cPower(address: 1)
        case "jetfile": return .jetFile(address: 1)
        case "sansi": return .sansi
        case "alpha": return .alpha
        case "flipdot": return .flipDot(first: 1)
        default: return try onbonCard(invocation)
        }
    }

    private static func onbonCard(_ invocation: Invocation) throws -> VirtualCardKind {
        let labels = OnbonModel.allCases.map(\.label)
        let model = try ItemsVerb.word(
            invocation,
            "--model",
            { label in OnbonModel.allCases.first { $0.label == label } },
            labels
        )
        let type = (model ?? .sixE2).rawValue
        let isFull = (model ?? .sixE2).isFullColour
        let words = ["single", "dual", "full"]
        let kinds: [VirtualCardKind.Lights] = [.single, .dual, .full]
        let lamps = try ItemsVerb.word(
            invocation,
            "--lamps",
            { word in words.firstIndex(of: word).map { kinds[$0] } },
            words
        )
        return .onbon(
            type: type,
            lamps: lamps ?? (isFull ? .full : .dual)
        )
    }
}
