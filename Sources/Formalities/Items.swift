import Disclosure
import Notation
import Publisher
import Store

/// `placard items`: the items of the store and how far each has come.
package enum ItemsVerb {
    package static let verb = Verb(
        "items",
        "List the items and how far each has come",
        discussion: """
            State is that of the newest revision: draft, drafted, checked, approved or withdrawn. \
            The column "hangs" gives the revision that may be on the wall now.
            """,
        options: Workspace.options + [
            .value("--kind", "KIND", "Only items of this kind"),
            .value("--unit", "CODE", "Only items of this unit"),
            .value("--state", "STATE", "Only items that have come this far"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let filter = ItemFilter(
            unit: invocation.value("--unit"),
            kind: try word(
                invocation,
                "--kind",
                Kind.init(rawValue:),
                Kind.allCases.map(\.rawValue)
            ),
            state: try word(
                invocation,
                "--state",
                ItemState.init(rawValue:),
                ItemState.allCases.map(\.rawValue)
            )
        )
        let configuration = try Workspace.configuration(invocation)
        let items: [ItemSummary]
        do {
            items = try DisclosureStore.open(at: configuration.store, for: .reading).items(filter)
        } catch {
            throw CommandFailure(.store, "\(error)")
        }
        if invocation.has("--json") {
            console.json(.array(items.map(json)))
            return .success
        }
        var table = TextTable(["item", "kind", "state", "hangs", "unit", "title"])
        for item in items {
            table.add([
                item.id, item.kind.rawValue, item.state.rawValue,
                item.hanging.map { "r\($0)" } ?? "-", item.unit, item.title,
            ])
        }
        console.line(table.text)
        return .success
    }

    private static func json(_ item: ItemSummary) -> JSONValue {
        [
            "id": .string(item.id), "kind": .string(item.kind.rawValue),
            "unit": .string(item.unit), "title": .string(item.title),
            "revision": .integer(item.newest), "state": .string(item.state.rawValue),
            "hanging": item.hanging.map { .integer($0) } ?? .null,
            "digest": .string(item.digest), "createdAt": .string(item.createdAt.iso8601Text),
        ]
    }

    /// Reads an option that takes one of some words.
    package static func word<Value>(
        _ invocation: Invocation,
        _ option: String,
        _ read: (String) -> Value?,
        _ words: [String]
    ) throws(CommandFailure) -> Value? {
        guard let text = invocation.value(option) else { return nil }
        if let value = read(text) { return value }
        throw unknown(text, for: option, among: words)
    }

    /// What to say of a word that is none of those known.
    package static func unknown(
        _ text: String,
        for option: String,
        among words: [String]
    ) -> CommandFailure {
        CommandFailure(
            .usage,
            "\(option) does not know “\(text)”.",
            remedy: nearestName(to: text, among: words).map { "Did you mean \($0)?" }
                ?? "It knows \(words.joined(separator: ", "))."
        )
    }
}
