import Chronicle
import Disclosure
import Formalities
import Notation
import Operating
import Planning
import Publisher
import Raster
import Retrospect
import Store

/// `placard replay`: a frame of the past, drawn again from the ledger.
enum ReplayVerb {
    static let verb = Verb(
        "replay",
        "Draw what a board showed at a time of the past, from the ledger",
        discussion: """
            The ledger tells when each board got which programme, in which layout and with which \
            faces; the store keeps every revision. From these the very frame of the instant is \
            drawn, dot for dot, also of what has been withdrawn or edited since. Layouts are drawn \
            as the ledger has them. A face or a picture that has changed since, a revision that is \
            not there as it was, or a program that draws otherwise is named, and nothing is drawn \
            unless --anyway is given.

            It is the frame that the service gave to the board; what confirms that the board had \
            it is told beside it.

              placard replay --board hall --at 2026-11-21T09:41
              placard replay --board hall --at 2026-11-21T09:41:07.250 --png hall.png
            """,
        options: Workspace.options + [
            .value("--board", "ID", "The board; also one that is no longer configured"),
            .value("--at", "TIME", "The instant, as 2026-11-21T09:41 (default: now)"),
            .value("--png", "FILE", "Write a picture with every LED as a dot"),
            .value(
                "--dots",
                "PIXELS",
                "Pixels from dot to dot in the picture, 1 to 32 (default 6)"
            ),
            .flag("--bare", "Pictures of one pixel a dot and nothing else, as the wire has them"),
            .flag("--anyway", "Draw it although something has changed since, and say so"),
            .flag("--json", "Print JSON, with the dots as text"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let instant = try Workspace.instant(invocation, zone: configuration.zone)
        guard let board = invocation.value("--board") else {
            let known = configuration.boards.map(\.board.id).joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "placard replay needs --board.",
                remedy: known.isEmpty
                    ? "Name the id of a board; the configuration has none now."
                    : "Name one: \(known)."
            )
        }
        let replay = try ReplayDesk(configuration).replay(board, at: instant)
        if !replay.faults.isEmpty, !invocation.has("--anyway") {
            throw CommandFailure(
                .failure,
                "the frame cannot be drawn as it was. " + replay.faults.joined(separator: " "),
                remedy: "Put back what was there then, or see it as it would be now with --anyway."
            )
        }
        if let path = invocation.value("--png") { try write(replay, to: path, invocation) }
        if invocation.has("--json") {
            console.json(json(replay, board, configuration.zone))
            return .success
        }
        for line in lines(replay, board, configuration.zone) { console.line(line) }
        if let path = invocation.value("--png") {
            console.line("wrote \(path)")
        } else if let frame = replay.frame {
            console.write(TerminalPicture.text(of: frame, depth: console.depth))
        }
        return .success
    }

    private static func write(
        _ replay: Replay,
        to path: String,
        _ invocation: Invocation
    ) throws {
        guard let frame = replay.frame else {
            throw CommandFailure(
                .failure,
                "the board was dark, and its size is no longer known.",
                remedy: "Leave out --png."
            )
        }
        let pitch = try invocation.integer("--dots", in: 1...DotPicture.maximumPitch) ?? 6
        let png =
            invocation.has("--bare")
            ? PNGWriter.png(of: frame) : DotPicture(frame, pitch: pitch).png
        try Workspace.write(png, to: path)
    }

    private static func lines(_ replay: Replay, _ board: String, _ zone: Zone) -> [String] {
        func text(_ instant: Instant) -> String { instant.iso8601Text(in: zone) }
        var lines = ["\(board) at \(text(replay.at))"]
        lines += replay.faults.map { "  differs  \($0)" }
        if let drawing = replay.redrawing {
            for (place, slot) in drawing.bill.slots.enumerated() {
                lines.append("  shows \(place + 1)  \(RehearseVerb.word(slot))")
            }
            if !drawing.sheet.isLit(at: replay.at) {
                lines.append("  dark     it was outside the board's hours")
            }
        } else {
            lines.append("  dark     the service had left the board")
        }
        lines.append("  since    \(text(replay.from)), entry \(replay.entry)")
        lines.append("  until    \(replay.until.map(text) ?? "now")")
        lines += replay.confirmed.map { exposure in
            "  known    \(exposure.grade) \(exposure.item)/\(exposure.revision), "
                + "\(text(exposure.span.lowerBound)) to \(text(exposure.span.upperBound)), "
                + "entry \(exposure.entry)"
        }
        if replay.confirmed.isEmpty { lines.append("  known    no exposure holds this instant") }
        return lines
    }

    private static func json(_ replay: Replay, _ board: String, _ zone: Zone) -> JSONValue {
        func text(_ instant: Instant) -> JSONValue { .string(instant.iso8601Text(in: zone)) }
        return [
            "board": .string(board), "at": text(replay.at), "entry": .integer(replay.entry),
            "from": text(replay.from), "until": replay.until.map(text) ?? .null,
            "isFaithful": .bool(replay.faults.isEmpty),
            "faults": .array(replay.faults.map { .string($0) }),
            "isLit": .bool(replay.redrawing?.sheet.isLit(at: replay.at) ?? false),
            "shows": .array(replay.redrawing?.bill.slots.map(turn) ?? []),
            "confirmed": .array(
                replay.confirmed.map { exposure in
                    [
                        "entry": .integer(exposure.entry), "grade": .string(exposure.grade),
                        "item": .string(exposure.item), "revision": .integer(exposure.revision),
                        "from": text(exposure.span.lowerBound),
                        "until": text(exposure.span.upperBound),
                    ]
                }
            ),
            "picture": .optional(replay.frame.map(FrameDigest.digest(of:))),
            "dots": .array(
                replay.frame.map { frame in
                    FrameText.text(of: frame).split(separator: "\n").map { .string(String($0)) }
                } ?? []
            ),
        ]
    }

    private static func turn(_ slot: Slot) -> JSONValue {
        guard case .object(let members) = RehearseVerb.json(slot) else { return .null }
        return .object(members.filter { $0.key != "reason" })
    }
}
