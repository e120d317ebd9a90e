import Disclosure
import Notation
import Publisher
package import Store

/// `placard show`: one item with its revisions and signatures.
package enum ShowVerb {
    package static let verb = Verb(
        "show",
        "Show an item with its revisions and signatures",
        discussion: "Prints the newest revision's text, then every revision with who signed it.",
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [.flag("--json", "Print JSON")],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let history = try history(of: invocation.arguments[0], configuration.store)
        if invocation.has("--json") {
            console.json(.array(history.map { json($0) }))
            return .success
        }
        if let item = history.last?.item {
            console.line("\(item.id)  \(item.kind.chineseName)  \(item.title)")
            console.line("unit \(item.unit)")
            if !item.body.isEmpty { console.line("\n\(item.body)") }
            if let plan = item.plan {
                console.line(
                    "\nplan \(plan.start.iso8601Text) to \(plan.due.iso8601Text), "
                        + "\(plan.progress)%, \(plan.owner)"
                )
            }
            if let table = item.table {
                var text = TextTable(table.columns)
                for row in table.rows { text.add(row) }
                console.line("\n" + text.text)
            }
        }
        for revision in history {
            console.line("\nrevision \(revision.number)  \(revision.digest)")
            if let problem = revision.problem { console.line("  does not hold: \(problem)") }
            for signature in revision.signatures {
                let reason = signature.reason.map { "  (\($0))" } ?? ""
                console.line(
                    "  \(signature.step.rawValue)  \(signature.person)  "
                        + signature.at.iso8601Text(in: configuration.zone) + reason
                )
            }
        }
        return .success
    }

    /// The revisions of an item, oldest first; an item that is not there is a failure.
    package static func history(
        of item: String,
        _ store: String
    ) throws(CommandFailure) -> [RecordedRevision] {
        let opened: DisclosureStore
        do {
            opened = try DisclosureStore.open(at: store, for: .reading)
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        return try history(of: item, in: opened)
    }

    /// The same from a store that is open already.
    package static func history(
        of item: String,
        in store: DisclosureStore
    ) throws(CommandFailure) -> [RecordedRevision] {
        let known: [String]
        do {
            let history = try store.history(of: item)
            if !history.isEmpty { return history }
            known = try store.items().map(\.id)
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        throw CommandFailure(
            .failure,
            "there is no item “\(item)”.",
            remedy: nearestName(to: item, among: known).map { "Did you mean \($0)?" }
                ?? "See placard items."
        )
    }

    private static func json(_ revision: RecordedRevision) -> JSONValue {
        [
            "revision": .integer(revision.number), "digest": .string(revision.digest),
            "createdAt": .string(revision.createdAt.iso8601Text),
            "problem": .optional(revision.problem),
            "content": revision.item.map(\.canonicalValue) ?? .null,
            "signatures": .array(
                revision.signatures.map { signature in
                    [
                        "step": .string(signature.step.rawValue),
                        "person": .string(signature.person),
                        "at": .string(signature.at.iso8601Text),
                        "digest": .string(signature.digest),
                        "reason": .optional(signature.reason),
                    ]
                }
            ),
        ]
    }
}
