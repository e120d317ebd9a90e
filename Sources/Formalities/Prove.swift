import Certificates
import Chronicle
import Disclosure
import Matters
import Notation
import POSIX
import Proof
import Publisher
import Store

/// `placard prove`: the certificate of an item.
package enum ProveVerb {
    package static let verb = Verb(
        "prove",
        "Print the certificate of an item's publicity",
        discussion: """
            Tells which revision hung, who signed it, on which boards it was from when to when, \
            and whether that was the publicity period that its matter asks for: working days of \
            full hall hours, counted from the day after posting. A dark day extends the period. \
            Everything in it can be worked out again from placard ledger --export.

              placard prove FEE-9 --html > FEE-9.html
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            .value("--revision", "N", "The revision (default: the newest approved one)"),
            .value("--at", "TIME", "Count up to this instant (default: now)"),
            .flag("--html", "Print a page for the printer"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let id = invocation.arguments[0]
        let history = try ShowVerb.history(of: id, configuration.store)
        let number = try invocation.integer("--revision", in: 1...1_000_000)
        let found = history.last { revision in
            number.map { $0 == revision.number }
                ?? revision.signatures.contains { $0.step == .approved }
        }
        guard let found, let item = found.item else {
            throw CommandFailure(
                .failure,
                number.map { "\(id) has no revision \($0) that can be read." }
                    ?? "\(id) was never approved, so it never hung.",
                remedy: "See placard show \(id)."
            )
        }
        let now = try Workspace.instant(invocation, zone: configuration.zone)
        let certificate = try certificate(item, found, configuration, at: now)
        if invocation.has("--json") {
            console.json(certificate.json)
        } else {
            console.write(invocation.has("--html") ? certificate.html : certificate.text)
        }
        if !certificate.entries.isEmpty, certificate.counted.isEmpty {
            console.writeError(
                "placard: no board answered that it showed \(id), and \"disclosure.proof\" asks "
                    + "for \(configuration.disclosure.proof.word). Where boards cannot answer, "
                    + "set it to \"sent\".\n"
            )
        }
        return .success
    }

    private static func certificate(
        _ item: Item,
        _ recorded: RecordedRevision,
        _ configuration: Configuration,
        at now: Instant
    ) throws -> Certificate {
        let store = try DisclosureStore.open(at: configuration.store, for: .writing)
        let appended = try store.append([])
        guard let end = appended else {
            throw CommandFailure(.store, "the ledger is empty.", remedy: "Sign something first.")
        }
        let exposures = try store.exposures(of: item.id, digest: recorded.digest)
        let matter = try configuration.matterCatalogue().flatMap { catalogue in
            item.matter.flatMap { catalogue.matter($0) }
        }
        let units = UnitTree(try store.snapshot().snapshot.units)
        return Certificate(
            office: configuration.office,
            unitName: units.name(of: item.unit),
            revision: Revision(
                item: item,
                number: recorded.number,
                digest: recorded.digest,
                createdAt: recorded.createdAt
            ),
            signatures: recorded.signatures,
            demand: Certificate.Demand(
                matter: matter,
                term: configuration.disclosure.term(of: matter, zone: configuration.zone)
            ),
            entries: exposures.compactMap(\.certified),
            position: Certificate.Position(sequence: end.sequence, digest: end.digest),
            madeAt: now,
            zone: configuration.zone
        )
    }
}
