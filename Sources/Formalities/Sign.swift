import Disclosure
import POSIX
import Publisher
import Reception
import Store

/// `placard sign` and `placard withdraw`: the chain of hands.
package enum SignVerb {
    package static let verb = Verb(
        "sign",
        "Sign a revision as drafted, checked, approved or posted",
        discussion: """
            Three different people sign each revision, in this order: drafted, checked, approved. \
            A signature binds the digest of exactly that content; a later edit starts a new chain. \
            The store refuses everything else, whoever writes. In a marked period a fourth person \
            signs as reviewed before the approval. Where a rule of the chain asks for a poster, a \
            last person signs as posted, and nothing hangs before: see placard chain --help.

            The gates are asked at every step: what they hold back cannot be signed until it is \
            mended or released. See placard gate --help.
            """,
        arguments: [Argument("ITEM", "an item's id", count: .oneOrMore)],
        options: Workspace.options + [
            .value("--step", "STEP", "drafted, checked, reviewed, approved or posted"),
            Identity.option,
            .value("--revision", "N", "The revision (default: the newest)"),
        ],
        run: run
    )

    package static let withdrawVerb = Verb(
        "withdraw",
        "Take an item off the wall, with a reason",
        discussion: """
            The item leaves every board and page within a second. The reason stays in the store.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            .value("--reason", "TEXT", "Why; required"),
            Identity.option,
        ],
        run: withdraw
    )

    private static let steps = ["drafted", "checked", "reviewed", "approved", "posted"]

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        guard
            let step = try ItemsVerb.word(invocation, "--step", read, steps)
        else {
            throw CommandFailure(
                .usage,
                "placard sign needs --step.",
                remedy: "Give --step drafted, checked, reviewed, approved or posted."
            )
        }
        return try sign(step, invocation, console)
    }

    /// Signs one step on every item named; one refusal does not keep back the others.
    static func sign(
        _ step: SignatureStep,
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let revision = try invocation.integer("--revision", in: 1...1_000_000)
        let configuration = try Workspace.configuration(invocation)
        let person = try Identity.name(
            invocation,
            configuration,
            roles: Identity.roles(for: step)
        )
        var refused = 0
        for item in invocation.arguments {
            do {
                let newest = try ShowVerb.history(of: item, configuration.store).last?.number ?? 1
                try GateVerb.pass(item, revision ?? newest, configuration, console)
                let store = try DisclosureStore.open(at: configuration.store, for: .writing)
                let now = Instant(milliseconds: Clocks.wallMilliseconds())
                if step == .approved { try store.raise(configuration, at: now) }
                let signature = try store.sign(
                    item: item,
                    revision: revision ?? newest,
                    step: step,
                    person: person,
                    at: now
                )
                let next = signature.asks.map { ", waits for \($0.rawValue)" } ?? ""
                console.line("\(item)  \(step.rawValue) by \(signature.person)\(next)")
            } catch let error as StoreError where [.refused, .unknown].contains(error.code) {
                refused += 1
                console.report(CommandFailure(.failure, "\(error)"))
            } catch let failure as CommandFailure where failure.code == .failure {
                refused += 1
                console.report(failure)
            }
        }
        return refused == 0 ? .success : .failure
    }

    private static func read(_ word: String) -> SignatureStep? {
        steps.contains(word) ? SignatureStep(rawValue: word) : nil
    }

    @Sendable private static func withdraw(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let reason = try invocation.reason(for: "withdraw", example: "数据有误")
        let configuration = try Workspace.configuration(invocation)
        let item = invocation.arguments[0]
        let person = try Identity.name(invocation, configuration, roles: [])
        _ = try ShowVerb.history(of: item, configuration.store)
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .writing)
            let signature = try store.withdraw(
                item: item,
                person: person,
                at: Instant(milliseconds: Clocks.wallMilliseconds()),
                reason: reason
            )
            console.line("\(item)  withdrawn by \(signature.person)")
        } catch  where error.code == .refused {
            throw CommandFailure(.failure, "\(error)")
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        return .success
    }
}
