import Disclosure
import Gates
import POSIX
import Publisher
import Registers
import Store

/// `placard release`: lets what the gates hold stand, with a reason.
package enum ReleaseVerb {
    package static let verb = Verb(
        "release",
        "Let what the gates hold stand, with a reason",
        discussion: """
            Releases what placard gate calls held in an item's newest revision: a number that may \
            be public, a text that a board may cut. Refusals are never released. The reason \
            stays in the store and in the ledger; an edit ends the release.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            .value("--reason", "TEXT", "Why; required"),
            .value("--field", "FIELD", "Only what is held in this field, such as body"),
            Identity.option,
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let reason = try invocation.reason(for: "release", example: "单位公开电话")
        let configuration = try Workspace.configuration(invocation)
        let person = try Identity.name(invocation, configuration, roles: Identity.releasing)
        let id = invocation.arguments[0]
        let (item, report) = try GateVerb.report(on: id, nil, configuration)
        let newest = try ShowVerb.history(of: id, configuration.store).last?.number ?? 1
        let field = invocation.value("--field")
        let held = report.findings.filter {
            $0.severity == .hold && (field == nil || $0.field == field)
        }
        guard !held.isEmpty else {
            console.line("\(id)  nothing is held\(field.map { " in \($0)" } ?? "")")
            guard report.findings.contains(where: { $0.severity == .refusal }) else {
                return .success
            }
            throw CommandFailure(
                .failure,
                "what is refused in \(id) cannot be released.",
                remedy: "Mend it and import it again; placard gate \(id) tells what."
            )
        }
        let releases = held.compactMap {
            GateRelease($0, of: item, person: person, reason: reason)
        }
        guard releases.count == held.count else {
            throw CommandFailure(
                .usage,
                "--reason is empty.",
                remedy: "Say why, for example --reason 单位公开电话"
            )
        }
        let stored = releases.map(\.stored)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .writing)
            try store.release(stored, item: id, revision: newest, at: now)
        } catch {
            throw CommandFailure(error.code == .refused ? .failure : .store, "\(error)")
        }
        for finding in held { console.line("\(id)  released \(finding.place)") }
        return .success
    }
}

extension GateRelease {
    /// The release as the store keeps it.
    fileprivate var stored: StoredRelease {
        StoredRelease(
            field: field,
            place: offset,
            code: code.rawValue,
            digest: itemDigest,
            person: person,
            reason: reason
        )
    }
}
