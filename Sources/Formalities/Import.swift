import Disclosure
import Notation
import POSIX
import Publisher
import Store

/// `placard import`: takes disclosures from a file into the store as drafts.
package enum ImportVerb {
    package static let verb = Verb(
        "import",
        "Take disclosures from a file into the store, as drafts",
        discussion: """
            Reads JSON in the form placard.disclosures/1, or a table that office software saved \
            as CSV: UTF-8 or GB 18030, with commas, semicolons or tabs, in the columns that \
            placard template prints. A file's name tells what is in it, as fee-2026.csv or \
            progress.csv do; otherwise give --kind (- is standard input).

            Each item whose content is new becomes a draft, signed as drafted by you or by --as \
            NAME; what is unchanged stays as it is. What the gates hold back is kept as a draft \
            that nobody stands by, and told: see placard gate --help. A bad item is reported with \
            its line and column and never stops the others. Nothing imported hangs before it is \
            checked and approved: see placard sign --help.

            A catalogue of matters (matters.json5, matters.csv, or --kind matters) goes into the \
            store edition by edition: each matter that is new or says something else, with its \
            digest in the ledger. Once the store has held one, the file that the configuration \
            names is not asked any more. With --whole, what is not in the file is struck out.
            """,
        arguments: [Argument("FILE", "the disclosures")],
        options: Workspace.options + [
            .value("--kind", "KIND", "What is in the file: a kind of item, progress, or matters"),
            .flag("--whole", "The file is the whole catalogue of matters"),
            .value("--reason", "TEXT", "Why the catalogue of matters changes"),
            Identity.option,
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
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if MatterImport.isCatalogue(invocation, name: name) {
            let bytes = try Workspace.readBytes(path, .system)
            return try MatterImport(
                invocation: invocation,
                configuration: configuration,
                console: console
            ).run(bytes, path: path)
        }
        let person = try Identity.name(invocation, configuration, roles: Identity.bringing)
        let form = try form(invocation, path)
        let bytes = try Workspace.readBytes(path, .system)
        let intake = try Intake(configuration)
        let report = try intake.take(
            bytes,
            as: form,
            by: person,
            at: Instant(milliseconds: Clocks.wallMilliseconds())
        )
        for finding in report.findings { console.writeError("\(path):\(finding)\n") }
        for line in report.lines {
            if case .refused(let error) = line.outcome {
                console.writeError("\(path): \(line.id): \(error)\n")
            }
        }
        for held in report.held {
            for finding in held.findings {
                console.writeError("\(path): \(held.id): \(finding)\n")
            }
        }
        if invocation.has("--json") {
            console.json(json(report))
        } else {
            tell(report, console)
        }
        return report.isClean ? .success : .failure
    }

    private static func tell(_ report: IntakeReport, _ console: Console) {
        let held = Set(report.held.map(\.id))
        let changed = report.lines.filter { ["added", "revised"].contains(word($0.outcome)) }
        for line in changed {
            let note = held.contains(line.id) ? ", held back as a draft nobody stands by" : ""
            console.line("\(line.id)  \(word(line.outcome))\(note)")
        }
        let unchanged = report.lines.count { word($0.outcome) == "unchanged" }
        let note = held.isEmpty ? "" : ", \(held.count) held back"
        console.line(
            "\(changed.count) new or changed, \(unchanged) unchanged, "
                + "\(report.refusedCount) refused\(note)"
        )
        if let first = report.held.first {
            console.line("Mend them, or see placard gate \(first.id)")
        }
    }

    /// What is in a file: what the user says, or else what its name says.
    private static func form(
        _ invocation: Invocation,
        _ path: String
    ) throws(CommandFailure) -> IntakeForm {
        let words = Kind.allCases.map(\.rawValue) + ["progress", MatterImport.word]
        let told = try ItemsVerb.word(
            invocation,
            "--kind",
            { word in
                word == "progress" ? IntakeForm.progress : Kind(rawValue: word).map { .table($0) }
            },
            words
        )
        if let told { return told }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if let form = IntakeForm(fileName: name) { return form }
        let isTable = [".csv", ".tsv", ".txt"].contains(where: name.lowercased().hasSuffix)
        guard isTable else { return .disclosures }
        throw CommandFailure(
            .usage,
            "the name \(name) does not tell what is in the table.",
            remedy: "Give --kind, for example --kind fee or --kind progress."
        )
    }

    private static func json(_ report: IntakeReport) -> JSONValue {
        [
            "items": .array(
                report.lines.map {
                    ["id": .string($0.id), "outcome": .string(word($0.outcome))]
                }
            ),
            "findings": .array(report.findings.map(json)),
            "held": .array(
                report.held.map {
                    [
                        "id": .string($0.id),
                        "findings": .array($0.findings.map(GateVerb.json)),
                    ]
                }
            ),
        ]
    }

    static func json(_ finding: NotationError) -> JSONValue {
        [
            "path": .string(finding.path),
            "line": finding.position.map { .integer($0.line) } ?? .null,
            "column": finding.position.map { .integer($0.column) } ?? .null,
            "problem": .string(finding.problem), "remedy": .string(finding.remedy),
        ]
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
