import Disclosure
import POSIX
import Publisher
import Store

/// `placard submit` and `placard reject`: the two ends of an item's way up the chain.
package enum RejectVerb {
    package static let submitVerb = Verb(
        "submit",
        "Stand by drafts, so that they go up the chain",
        discussion: """
            The same as placard sign --step drafted: the applicant stands by the newest revision, \
            after the gates were asked. A checker signs next.
            """,
        arguments: [Argument("ITEM", "an item's id", count: .oneOrMore)],
        options: Workspace.options + [
            Identity.option, .value("--revision", "N", "The revision (default: the newest)"),
        ],
        run: { invocation, console in try SignVerb.sign(.drafted, invocation, console) }
    )

    package static let verb = Verb(
        "reject",
        "Turn a revision down on its way up the chain, with a reason",
        discussion: """
            The revision takes no more signatures. Whoever wrote it reads the reason in placard \
            show, mends it and imports it again, which starts a new chain. What is approved \
            already is withdrawn instead.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            .value("--reason", "TEXT", "Why; required"), Identity.option,
            .value("--revision", "N", "The revision (default: the newest)"),
        ],
        run: reject
    )

    @Sendable private static func reject(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let reason = try invocation.reason(for: "reject", example: "标准已过期")
        let configuration = try Workspace.configuration(invocation)
        let item = invocation.arguments[0]
        let person = try Identity.name(
            invocation,
            configuration,
            roles: Identity.roles(for: .rejected)
        )
        let given = try invocation.integer("--revision", in: 1...1_000_000)
        let newest = try ShowVerb.history(of: item, configuration.store).last?.number ?? 1
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .writing)
            try store.sign(
                item: item,
                revision: given ?? newest,
                step: .rejected,
                person: person,
                at: Instant(milliseconds: Clocks.wallMilliseconds()),
                reason: reason
            )
        } catch {
            throw CommandFailure(error.code == .refused ? .failure : .store, "\(error)")
        }
        console.line("\(item)  revision \(given ?? newest) rejected by \(person)")
        return .success
    }
}
