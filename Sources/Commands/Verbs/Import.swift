import Disclosure
import Notation
import POSIX
import Publisher
import Store

/// `placard import`: takes disclosures from a file into the store as drafts.
enum ImportVerb {
    static let verb = Verb(
        "import",
        "Take disclosures from a file into the store, as drafts",
        discussion: """
            Reads JSON in the form placard.disclosures/1 (- is standard input). Each item whose \
            content is new becomes a draft, signed as drafted by you or by --as NAME; what is \
            unchanged stays as it is. A bad item is reported with its JSON path, line and column \
            and never stops the others. Nothing imported hangs before it is checked and approved: \
            see placard sign --help.
            """,
        arguments: [Argument("FILE", "the disclosures")],
        options: Workspace.options + [
            .value("--as", "NAME", "The person who stands by the drafts (default: you)"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let path = invocation.arguments[0]
        let bytes = try Workspace.readBytes(path, .system)
        let document = ImportDocument.read(bytes, zone: configuration.zone)
        for finding in document.findings {
            console.writeError("\(path):\(finding)\n")
        }
        let report: ImportReport
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .writing)
            report = try store.importItems(
                units: document.units,
                items: document.items,
                by: invocation.value("--as") ?? Host.userName,
                at: Instant(milliseconds: Clocks.wallMilliseconds())
            )
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        var refused = Set(document.findings.map(itemPath)).count
        for line in report.items {
            if case .refused(let error) = line.outcome {
                refused += 1
                console.writeError("\(path): \(line.id): \(error)\n")
            }
        }
        if invocation.has("--json") {
            console.json([
                "items": .array(
                    report.items.map {
                        ["id": .string($0.id), "outcome": .string(word($0.outcome))]
                    }
                ),
                "findings": .array(document.findings.map(json)),
            ])
        } else {
            let changed = report.items.filter { ["added", "revised"].contains(word($0.outcome)) }
            for line in changed {
                console.line("\(line.id)  \(word(line.outcome))")
            }
            let unchanged = report.items.count { word($0.outcome) == "unchanged" }
            console.line(
                "\(changed.count) new or changed, \(unchanged) unchanged, \(refused) refused"
            )
        }
        return refused == 0 ? .success : .failure
    }

    private static func json(_ finding: NotationError) -> JSONValue {
        [
            "path": .string(finding.path),
            "line": finding.position.map { .integer($0.line) } ?? .null,
            "column": finding.position.map { .integer($0.column) } ?? .null,
            "problem": .string(finding.problem), "remedy": .string(finding.remedy),
        ]
    }

    /// The item that a finding belongs to: `$.items[2]` of `$.items[2].plan.due`.
    private static func itemPath(_ finding: NotationError) -> Substring {
        guard let end = finding.path.firstIndex(of: "]") else { return finding.path[...] }
        return finding.path[...end]
    }

    private static func word(_ outcome: ImportOutcome) -> String {
        switch outcome {
        case .added: "added"
        case .revised: "revised"
        case .unchanged: "unchanged"
        case .refused: "refused"
        }
    }
}
