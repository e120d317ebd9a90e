import Disclosure
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

            Without FILE the copy goes into the configuration's folder for backups, named by the \
            time in UTC, and the oldest copies beyond the number to keep are removed. Whoever owns \
            the store's file may make such copies, so that a timer can.
            """,
        arguments: [Argument("FILE", "where the copy goes", count: .optional)],
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
        if let file = invocation.arguments.first {
            _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
            try require(file, isNot: configuration.store)
            try copy(configuration.store, to: file, console)
            return .success
        }
        // An owner of the file could copy it with any program.
        let owner = Files.status(configuration.store).map { Host.userName(of: $0.owner) }
        if owner != Host.userName {
            _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
        }
        let settings = configuration.backups
        try Files.makeDirectory(settings.folder, permissions: 0o750)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let name = BackupShelf.name(at: now)
        try copy(configuration.store, to: "\(settings.folder)/\(name)", console)
        let names = try Files.list(settings.folder)
        for old in BackupShelf.superfluous(names, newest: name, keeping: settings.kept) {
            try Files.remove("\(settings.folder)/\(old)")
            console.line("removed \(settings.folder)/\(old)")
        }
        return .success
    }

    private static func copy(_ store: String, to file: String, _ console: Console) throws {
        try DisclosureStore.open(at: store, for: .reading).backUp(to: file)
        console.line("wrote \(file), \(Files.status(file)?.byteCount ?? 0) bytes")
    }

    @Sendable private static func restore(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
        let file = invocation.arguments[0]
        try require(file, isNot: configuration.store)
        guard Files.status(file) != nil else {
            let folder = configuration.backups.folder
            let newest = ((try? Files.list(folder)) ?? []).filter { $0.hasSuffix(".db") }.max()
            throw CommandFailure(
                .store,
                "there is no file \(file).",
                remedy: newest.map { "The newest copy is \(folder)/\($0)." }
                    ?? "There is no copy in \(folder) either; look where copies were taken to."
            )
        }
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
