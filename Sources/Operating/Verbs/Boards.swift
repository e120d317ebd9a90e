import Drivers
import Formalities
import Layout
import Notation
import POSIX
import Packets
import Planning
import Publisher
package import Terminal

/// `placard boards`: the boards, and how each is by the running service's own word.
package enum BoardsVerb {
    package static let verb = Verb(
        "boards",
        "List the boards and how each is",
        discussion: """
            Asks the running service through its kiosk address for the state of every board: ok, \
            late, degraded, offline, refused, blank or unknown. Without a running service every \
            state is unknown.
            """,
        options: Workspace.options + [.flag("--json", "Print JSON")],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let states = configuration.kiosk.flatMap(ServiceHealth.boardStates) ?? [:]
        if invocation.has("--json") {
            console.json(
                .array(
                    configuration.boards.map { board in
                        [
                            "id": .string(board.board.id), "name": .string(board.board.name),
                            "size": .string("\(board.size)"),
                            "colours": .string(board.colours.name),
                            "protocol": .string(board.language.word),
                            "link": .string("\(board.link)"), "layout": .string(board.layout),
                            "state": .string(states[board.board.id] ?? "unknown"),
                        ]
                    }
                )
            )
            return .success
        }
        var table = TextTable(["board", "name", "size", "colours", "state", "link"])
        for board in configuration.boards {
            table.add([
                board.board.id, board.board.name, "\(board.size)", board.colours.name,
                states[board.board.id] ?? "unknown", "\(board.link)",
            ])
        }
        console.line(table.text)
        if states.isEmpty, !configuration.boards.isEmpty {
            console.writeError("placard: the service does not answer, so states are unknown.\n")
        }
        return .success
    }
}

/// Asks the running service how it is, over the kiosk's own port.
enum ServiceHealth {
    private static let deadlineMilliseconds = 2_000
    private static let answerLimitBytes = 1 << 20

    /// The state word of every board, by id; nil when no service answers.
    static func boardStates(_ kiosk: KioskSettings) -> [String: String]? {
        guard let answer = try? ask(kiosk), let root = try? JSONReader.read(answer),
            let boards = try? JSONCursor(root).openObject().required("boards").array()
        else { return nil }
        var states: [String: String] = [:]
        for board in boards {
            guard let object = try? board.openObject(),
                let id = try? object.required("id").string(),
                let state = try? object.required("state").string()
            else { continue }
            states[id] = state
        }
        return states
    }

    /// The body of `GET /health`.
    private static func ask(_ kiosk: KioskSettings) throws -> [UInt8]? {
        let host = kiosk.address == "0.0.0.0" ? "127.0.0.1" : kiosk.address
        guard let address = SocketAddress(numericHost: host, port: kiosk.port) else { return nil }
        let connection = try TCPConnection.connectNonblocking(to: address)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: deadlineMilliseconds)
        let poller = try Poller()
        try poller.add(connection, token: 0, interest: [.readable, .writable])
        var events = PollEvents(capacity: 1)
        try poller.wait(milliseconds: deadlineMilliseconds, into: &events)
        let request = "GET /health HTTP/1.1\r\nHost: placard\r\nConnection: close\r\n\r\n"
        _ = try connection.send(Array(request.utf8).span)
        try poller.modify(connection, token: 0, interest: .readable)
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while answer.count < answerLimitBytes {
            let left = deadline.millisecondsRoundedUp(since: .now)
            guard left > 0 else { return nil }
            try poller.wait(milliseconds: Int(left), into: &events)
            let received = try connection.receive(into: &piece)
            if received == .ended { break }
            if case .moved(let count) = received { answer += piece[..<count] }
        }
        let end = Array("\r\n\r\n".utf8)
        guard answer.starts(with: Array("HTTP/1.1 200".utf8)),
            let head = answer.indices.first(where: { answer[$0...].starts(with: end) })
        else { return nil }
        return Array(answer[(head + end.count)...])
    }
}
