import POSIX
import Publisher
import Store

/// `placard backup` and `placard restore`.
package enum BackupVerb {
    package static let verb = Verb(
        "backup",
        "Copy the store, while it is in use",
        discussion: """
            The copy is the store as of one commit; readers and writers go on meanwhile. It is \
            checked before it takes its name, so a file of that name is always a whole store.
            """,
        arguments: [Argument("FILE", "where the copy goes")],
        options: Workspace.options,
        run: backUp
    )

    package static let restoreVerb = Verb(
        "restore",
        "Put a copy in the store's place",
        discussion: """
            Stop other programs that write the store first: what was written since the copy is \
            gone. The store that was there is kept beside it, its name with .before, also when it \
            is damaged. A running service notices the new store and reads it.
            """,
        arguments: [Argument("FILE", "a copy that placard backup wrote")],
        options: Workspace.options,
        run: restore
    )

    @Sendable private static func backUp(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
        let file = invocation.arguments[0]
        try require(file, isNot: configuration.store)
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        try store.backUp(to: file)
        console.line("wrote \(file), \(Files.status(file)?.byteCount ?? 0) bytes")
        return .success
    }

    @Sendable private static func restore(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
        let file = invocation.arguments[0]
        try require(file, isNot: configuration.store)
        if let kept = try DisclosureStore.restore(file, to: configuration.store) {
            console.line("kept the old store as \(kept)")
        }
        console.line("restored \(configuration.store) from \(file)")
        return .success
    }

    private static func require(
        _ file: String,
        isNot store: String
    ) throws(CommandFailure) {
        guard Files.canonicalPath(file) != nil,
            Files.canonicalPath(file) == Files.canonicalPath(store)
        else { return }
        throw CommandFailure(
            .usage,
            "\(file) is the store itself.",
            remedy: "Name another file."
        )
    }
}
