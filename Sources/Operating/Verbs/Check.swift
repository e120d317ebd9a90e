import Disclosure
import Drivers
import Formalities
import Glyphs
import Layout
import Links
import Notation
import POSIX
import Packets
import Planning
import Publisher
import Raster
import Store
package import Terminal

/// `placard check`: everything the service needs, looked at before it runs.
package enum CheckVerb {
    package static let verb = Verb(
        "check",
        "Check configuration, layouts, faces, store and links",
        discussion: """
            Reads the configuration and everything it names, lays out what is approved on every \
            board, and reports each problem with what, where and what to do. Exit code 0 means \
            that the service can run. Then it tells from how far each board is read (give the \
            board its pitchMillimetres), how long a round takes, and how many of those who stay \
            90 s see each item. A warning names what is not seen whole where items take turns and \
            a round lasts longer than a turn, and corrections that could not be approved now.
            """,
        options: Workspace.options + [.flag("--json", "Print JSON")],
        run: run
    )

    private struct Finding {
        let place: String
        let problem: String
    }

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        var findings: [Finding] = []
        var good: [String] = []
        var legibility: [BoardLegibility] = []
        let snapshot = checkStore(configuration, &findings, &good)
        let shelf = checkFaces(configuration, &findings, &good)
        let office = DisclosureCheck(configuration)
        findings += office.problems.map { Finding(place: "disclosure", problem: $0) }
        good += office.good
        for board in configuration.boards {
            let report = checkBoard(board, configuration, snapshot, shelf, &findings, &good)
            if let report { legibility.append(report) }
        }
        if invocation.has("--json") {
            console.json([
                "ok": .bool(findings.isEmpty),
                "findings": .array(
                    findings.map { ["place": .string($0.place), "problem": .string($0.problem)] }
                ),
                "boards": .array(legibility.map(\.json)),
            ])
        } else {
            for line in good { console.line("ok       \(line)") }
            for warning in office.warnings { console.line("warning  \(warning)") }
            for report in legibility { for line in report.lines { console.line(line) } }
            for finding in findings {
                console.line("problem  \(finding.place): \(finding.problem)")
            }
        }
        return findings.isEmpty ? .success : .failure
    }

    private static func checkStore(
        _ configuration: Configuration,
        _ findings: inout [Finding],
        _ good: inout [String]
    ) -> Snapshot {
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .reading)
            let reading = try store.snapshot()
            findings += reading.findings.map { Finding(place: "store", problem: "\($0)") }
            good.append(
                "store \(configuration.store): \(reading.snapshot.revisions.count) may hang"
            )
            return reading.snapshot
        } catch {
            findings.append(Finding(place: "store", problem: "\(error)"))
            return .empty
        }
    }

    private static func checkFaces(
        _ configuration: Configuration,
        _ findings: inout [Finding],
        _ good: inout [String]
    ) -> FaceShelf? {
        do {
            let shelf = try FaceShelf.open(configuration.fonts)
            for face in shelf.faces {
                do {
                    try face.verify()
                } catch {
                    findings.append(Finding(place: "face \(face.name)", problem: "\(error)"))
                }
            }
            let heights = shelf.heights.map(String.init).joined(separator: ", ")
            good.append("faces \(configuration.fonts): \(shelf.faces.count), \(heights) px")
            return shelf
        } catch {
            findings.append(Finding(place: "faces", problem: "\(error)"))
            return nil
        }
    }

    private static func checkBoard(
        _ board: BoardConfiguration,
        _ configuration: Configuration,
        _ snapshot: Snapshot,
        _ shelf: FaceShelf?,
        _ findings: inout [Finding],
        _ good: inout [String]
    ) -> BoardLegibility? {
        var report: BoardLegibility?
        let place = "board \(board.board.id)"
        let before = findings.count
        if let path = board.link.devicePath, Files.status(path) == nil {
            findings.append(
                Finding(
                    place: place,
                    problem: "there is no device \(path). Plug the board in, or correct \"link\"."
                )
            )
        }
        if let shelf {
            var desk = BoardDesk(board, of: configuration, faces: shelf.library)
            let planner = configuration.planner
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            let index = planner.index(snapshot, at: now)
            let programme = planner.programme(index, for: board.board, at: now)
            let composition = desk.compose(programme, unitNames: index.unitNames)
            if let fault = desk.fault {
                findings.append(Finding(place: place, problem: "\(fault)"))
            }
            for warning in composition?.warnings ?? [] {
                findings.append(Finding(place: place, problem: "\(warning)"))
            }
            if let composition, let layout = desk.layout {
                let rounds = RoundCheck.warnings(&desk, planner: planner, index: index, at: now)
                report = BoardLegibility(board, composition, layout, rounds: rounds)
            }
        } else if let fault = LayoutShelf.fault(of: board, in: configuration) {
            findings.append(Finding(place: place, problem: "\(fault)"))
        }
        if findings.count == before {
            good.append("\(place): \(board.size), \(board.layout), \(board.link)")
            if let left = board.farewell { good.append("\(place): \(left)") }
        }
        return report
    }
}

extension BoardConfiguration {
    /// What a board of frames is left with when nobody speaks to it any more, and what of that is
    /// not in the service's hands.
    fileprivate var farewell: String? {
        guard let wiring else { return nil }
        let left =
            switch whenLost {
            case .notice: "its notice is left at a stop and after a crash"
            case nil where notice != nil: "its notice is left at a stop, darkness after a crash"
            default: "darkness is left at a stop and after a crash"
            }
        return "\(left); in silence \(wiring.boardProtocol.silence)"
    }
}

extension LinkAddress {
    /// The device that must be there; a board on a network has none.
    fileprivate var devicePath: String? {
        switch self {
        case .serial(let path, _), .pty(let path, _): path
        case .tcp, .listen, .udp: nil
        }
    }
}

extension LayoutShelf {
    /// What is wrong with a board's layout, which needs no faces to be seen.
    fileprivate static func fault(
        of board: BoardConfiguration,
        in configuration: Configuration
    ) -> PublisherError? {
        do throws(PublisherError) {
            _ = try read(board.layout, folder: configuration.layouts, for: board.size)
            return nil
        } catch {
            return error
        }
    }
}
