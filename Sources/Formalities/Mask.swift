import Disclosure
import Gates
import POSIX
import Publisher
import Store

/// `placard mask`: stars for what names a private person.
package enum MaskVerb {
    package static let verb = Verb(
        "mask",
        "Put stars for numbers that name a private person",
        discussion: """
            Writes a new revision of an item in which ID numbers, telephones, bank cards, plates \
            and passports keep only their ends, as in 620***********1234. It stands at the foot \
            of the chain and is signed as drafted by you or by --as NAME when the gates let it \
            through. --dry-run prints what would change and writes nothing.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            .flag("--dry-run", "Only print what would change"),
            Identity.option,
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let id = invocation.arguments[0]
        let (item, report) = try GateVerb.report(on: id, nil, configuration)
        let found = report.findings.filter { $0.proposal != nil }
        guard !found.isEmpty else {
            console.line("\(id)  holds nothing to mask")
            return .success
        }
        for finding in found {
            console.line("\(id)  \(finding.place): \(finding.proposal ?? "")")
        }
        if invocation.has("--dry-run") { return .success }
        let person = try Identity.name(invocation, configuration, roles: Identity.bringing)
        let masked = Masking.apply(found, to: item)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let taken = try Intake(configuration).take(
            items: [masked],
            by: person,
            at: now
        )
        for line in taken.lines {
            if case .refused(let error) = line.outcome {
                throw CommandFailure(.failure, "\(error)")
            }
            if case .revised(let number) = line.outcome {
                console.line("\(id)  revision \(number) written")
            }
        }
        for finding in taken.held.flatMap(\.findings) {
            console.writeError("placard: \(id): \(finding)\n")
        }
        return taken.held.isEmpty ? .success : .failure
    }
}
