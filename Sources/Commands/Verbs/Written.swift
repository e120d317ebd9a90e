import POSIX

/// `placard completions` and `placard manual`: what is written from the table of verbs.
enum WrittenVerbs {
    static let completions = Verb(
        "completions",
        "Print the completions of a shell",
        discussion: """
            Prints a script that lets bash, zsh or fish complete verbs, options and files. The \
            Debian package installs all three.

              placard completions bash > ~/.local/share/bash-completion/completions/placard
            """,
        arguments: [Argument("SHELL", "bash, zsh or fish")]
    ) { invocation, console in
        let shell = invocation.arguments[0]
        guard let script = Completions.script(for: shell, Program.groups.flatMap(\.verbs)) else {
            throw CommandFailure(
                .usage,
                "there are no completions for “\(shell)”.",
                remedy: "Shells are: \(Completions.shells.joined(separator: ", "))."
            )
        }
        console.write(script)
        return .success
    }

    static let manual = Verb(
        "manual",
        "Write the manual pages",
        discussion: """
            Prints the manual page of a verb, or of the program, for man(1). With --out, writes \
            the pages of all verbs into a folder.

              placard manual run | man -l -
            """,
        arguments: [Argument("VERB", "a verb; none means the program", count: .optional)],
        options: [.value("--out", "DIR", "Write every page into this folder")]
    ) { invocation, console in
        let verbs = Program.groups.flatMap(\.verbs)
        if let folder = invocation.value("--out") {
            var pages = [
                ("placard.1", ManualPage.overview(Program.groups, version: Program.version))
            ]
            for verb in verbs {
                let text = ManualPage.text(of: verb, version: Program.version)
                pages.append(("placard-\(verb.name).1", text))
            }
            do {
                try Files.makeDirectory(folder)
            } catch {
                throw CommandFailure(.system, "\(error).")
            }
            for (name, text) in pages {
                try Workspace.write(Array(text.utf8), to: "\(folder)/\(name)")
            }
            console.line("wrote \(pages.count) pages to \(folder)")
        } else if let name = invocation.arguments.first {
            let verb = try Program.find(name)
            console.write(ManualPage.text(of: verb, version: Program.version))
        } else {
            console.write(ManualPage.overview(Program.groups, version: Program.version))
        }
        return .success
    }
}
