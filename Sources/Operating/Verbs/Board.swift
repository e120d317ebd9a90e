import Disclosure
import Formalities
import Layout
import Links
import Notation
import Overrides
import POSIX
import Planning
import Publisher
import Raster
import Signs
package import Terminal

/// `placard board`: one board, asked by hand.
package enum BoardVerb {
    package static let verb = Verb(
        "board",
        "Find out what stands at the end of a link, or try a board with a test card",
        discussion: """
            placard board probe LINK asks in every language that has a harmless question (Onbon \
            graphic and font cards, C-Power, JetFile II, Sansi) and listens for Adalight's \
            greeting. It tells protocol, model, generation, size and firmware as far as the \
            answer does. Boards that only take frames say nothing.

            placard board test BOARD shows a test card on a board of the configuration: a border, \
            bars of every colour and a counter of seconds; one that draws text shows 测试 and all \
            digits. Nothing is written to a board's flash memory. A running service shows the card \
            in the board's place in the plan, writes it into the ledger, and ends it by itself; \
            what is urgent or dark goes before it. Without a service the board is dark afterwards.

              placard board probe serial:///dev/ttyUSB0?baud=57600
              placard board probe tcp://192.168.1.40:5005
              placard board test gate --seconds 30
            """,
        arguments: [
            Argument("TASK", "probe or test"),
            Argument("WHERE", "a link, or a board's id"),
        ],
        options: Workspace.options + [
            .value("--seconds", "N", "Show the test card so long (default 10)"), Identity.option,
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    /// How long a link may take to open, in milliseconds.
    private static let openMilliseconds = 5_000

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let place = invocation.arguments[1]
        switch invocation.arguments[0] {
        case "probe": return try probe(place, invocation, console)
        case "test": return try test(place, invocation, console)
        case let other:
            throw CommandFailure(
                .usage,
                "board does not know “\(other)”.",
                remedy: "Say placard board probe LINK, or placard board test BOARD."
            )
        }
    }

    // MARK: probe

    private static func probe(
        _ text: String,
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let address: LinkAddress
        do {
            address = try LinkAddress.read(text)
        } catch {
            throw CommandFailure(.usage, "\(error.problem).", remedy: "\(error.remedy).")
        }
        let heard = try ask(address)
        if invocation.has("--json") {
            console.json(json(heard, address))
        } else if let finding = heard.finding {
            var table = TextTable()
            table.add(["protocol", "\(finding.word) (\(finding.title))"])
            for fact in finding.facts { table.add([fact.name, fact.value]) }
            console.line(table.text)
        } else {
            console.line(
                heard.byteCount == 0
                    ? "silent: the link is open and nobody answers any question"
                    : "unknown: \(heard.byteCount) bytes came and none of them is an answer"
            )
        }
        return heard.finding == nil ? .failure : .success
    }

    /// Asks one question after the other, on a new connection where the board hangs up.
    private static func ask(_ address: LinkAddress) throws -> BoardProbe {
        var probe = BoardProbe(isSerial: address.isLine)
        var line = try open(address)
        for question in try BoardProbe.questions(isSerial: address.isLine) {
            var isOpen = try line.send(question.bytes)
            if isOpen {
                isOpen = try line.listen(forMilliseconds: BoardProbe.patienceMilliseconds) {
                    probe.feed($0)
                    return probe.finding == nil
                }
            }
            if probe.finding != nil { break }
            if !isOpen { line = try open(address) }
        }
        return probe
    }

    private static func open(_ address: LinkAddress) throws -> ProbeLine {
        do {
            return try ProbeLine(address, withinMilliseconds: openMilliseconds)
        } catch let error as SystemError {
            throw CommandFailure(
                .system,
                "\(address) cannot be opened: \(error).",
                remedy: address.isLine
                    ? "See that the device is there and free: ls -l /dev/serial/by-id"
                    : "See that the board has power and network, and that the port is its own."
            )
        }
    }

    private static func json(_ probe: BoardProbe, _ address: LinkAddress) -> JSONValue {
        [
            "link": .string("\(address)"),
            "protocol": probe.finding.map { .string($0.word) } ?? .null,
            "title": probe.finding.map { .string($0.title) } ?? .null,
            "facts": .object(
                (probe.finding?.facts ?? []).map { JSONMember($0.name, .string($0.value)) }
            ),
            "bytes": .integer(probe.byteCount),
        ]
    }

    // MARK: test

    private static func test(
        _ id: String,
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let board = try Workspace.board(id, of: configuration)
        let seconds = try invocation.integer("--seconds", in: 1...3_600) ?? 10
        if let kiosk = configuration.kiosk, ServiceHealth(kiosk) != nil {
            return try ask(board, forSeconds: seconds, configuration, invocation, console)
        }
        let card = TestCard(width: board.size.width, height: board.size.height)
        let outcome = try BoardTrial.show(card, on: board, forMilliseconds: seconds * 1_000)
        guard outcome.frames > 0 else {
            let why = outcome.fault.map { ": \($0)" } ?? ""
            throw CommandFailure(
                .failure,
                "“\(id)” took no test card\(why).",
                remedy: "placard board probe \(board.link) tells what answers there."
            )
        }
        console.line("\(id): \(outcome.frames) frames in \(seconds) s, then dark")
        return .success
    }

    /// Who may have a test card shown by the service: those who may put things before the plan.
    private static let testing: Set<People.Role> = [.operating]
    /// How often the service's word is looked for, and how long past the end, in milliseconds.
    private static let lookMilliseconds = 50
    private static let patienceMilliseconds: Int64 = 5_000

    /// Asks the running service for the card, and waits for what became of it.
    private static func ask(
        _ board: BoardConfiguration,
        forSeconds seconds: Int,
        _ configuration: Configuration,
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let id = board.board.id
        let file = TrialFile(beside: configuration.store)
        let person = try Identity.name(invocation, configuration, roles: testing)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let until = now.advanced(byMilliseconds: Int64(seconds) * 1_000)
        guard let trial = CardTrial(board: id, person: person, span: now..<until) else {
            throw CommandFailure(.usage, "\(seconds) s are too long.", remedy: "")
        }
        try file.change(at: now) { $0[id] = trial }
        let limit = until.milliseconds + patienceMilliseconds
        while Clocks.wallMilliseconds() < limit {
            Clocks.sleep(milliseconds: lookMilliseconds)
            guard let found = file.read()[id], found.span == trial.span else { continue }
            guard let end = found.end else { continue }
            if end.frames > 0, end.fault == nil {
                console.line("\(id): \(end.frames) frames in \(seconds) s, then its plan again")
                return .success
            }
            let shown = (end.at.milliseconds - now.milliseconds) / 1_000
            throw CommandFailure(
                .failure,
                end.frames > 0
                    ? "the test card left “\(id)” after \(shown) s: \(end.fault ?? "")."
                    : "“\(id)” took no test card: \(end.fault ?? "").",
                remedy: "placard boards tells how the board is; placard why --board \(id), "
                    + "what is before the card."
            )
        }
        throw CommandFailure(
            .failure,
            "the service has not said what became of the test card.",
            remedy: "See whether it runs and may write beside the store: \(file.path)."
        )
    }
}
