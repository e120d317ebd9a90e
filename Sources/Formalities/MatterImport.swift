import Disclosure
import Matters
import Notation
import POSIX
import Publisher
import Registers
import Store
import Tabular

/// `placard import` of a catalogue of matters.
struct MatterImport {
    /// The word for it where kinds are named.
    static let word = "matters"
    /// What is written where nobody says why.
    private static let usualReason = "公开事项目录"

    let invocation: Invocation
    let configuration: Configuration
    let console: Console

    /// Whether a file's name or `--kind` says that it is a catalogue: `matters.json5`, `事项目录.csv`.
    static func isCatalogue(_ invocation: Invocation, name: String) -> Bool {
        if let kind = invocation.value("--kind") { return kind == word }
        let name = name.lowercased()
        return name.hasPrefix(word) || name.hasPrefix("事项")
    }

    func run(_ bytes: [UInt8], path: String) throws -> ExitCode {
        let person = try Identity.name(invocation, configuration, roles: [.operating])
        let catalogue = read(bytes, isTable: Self.isTable(path))
        for finding in catalogue.findings { console.writeError("\(path):\(finding)\n") }
        let isWhole = invocation.has("--whole")
        guard !isWhole || catalogue.findings.isEmpty else {
            throw CommandFailure(
                .failure,
                "a whole catalogue is taken whole, and this one has faults.",
                remedy: "Mend them, or leave --whole out."
            )
        }
        let report = try DisclosureStore.open(at: configuration.store, for: .writing)
            .importMatters(
                catalogue.matters.map { MatterDraft(id: $0.id, content: $0.canonicalText) },
                isWhole: isWhole,
                by: person,
                reason: invocation.value("--reason") ?? Self.usualReason,
                at: Instant(milliseconds: Clocks.wallMilliseconds())
            )
        if invocation.has("--json") {
            console.json(json(report, catalogue))
        } else {
            tell(report, catalogue)
        }
        return catalogue.findings.isEmpty ? .success : .failure
    }

    private static func isTable(_ path: String) -> Bool {
        [".csv", ".tsv", ".txt"].contains(where: path.lowercased().hasSuffix)
    }

    private func read(_ bytes: [UInt8], isTable: Bool) -> MatterCatalogue {
        var catalogue = MatterCatalogue()
        if isTable {
            do {
                let document = try CSVDocument.read(bytes, decode: TextDecoding.gb18030)
                return MatterTable(document).catalogue
            } catch {
                catalogue.findings = [
                    NotationError(
                        position: error.position,
                        path: "$",
                        problem: error.problem,
                        remedy: error.remedy
                    )
                ]
                return catalogue
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            catalogue.findings = [
                NotationError(
                    position: nil,
                    path: "$",
                    problem: "the text is not UTF-8",
                    remedy: "save it as UTF-8"
                )
            ]
            return catalogue
        }
        return MatterCatalogue.read(text)
    }

    private func tell(_ report: MatterReport, _ catalogue: MatterCatalogue) {
        for id in report.added { console.line("\(id)  added") }
        for id in report.changed { console.line("\(id)  changed") }
        for id in report.struckOut { console.line("\(id)  struck out") }
        console.line(
            "\(report.added.count) added, \(report.changed.count) changed, "
                + "\(report.struckOut.count) struck out, \(report.unchangedCount) unchanged, "
                + "\(catalogue.findings.count) refused"
        )
    }

    private func json(_ report: MatterReport, _ catalogue: MatterCatalogue) -> JSONValue {
        [
            "added": .array(report.added.map { .string($0) }),
            "changed": .array(report.changed.map { .string($0) }),
            "struckOut": .array(report.struckOut.map { .string($0) }),
            "unchanged": .integer(report.unchangedCount),
            "findings": .array(catalogue.findings.map(ImportVerb.json)),
        ]
    }
}
