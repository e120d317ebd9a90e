/// What a shell completes after `placard`, written from the table of verbs.
package enum Completions {
    /// The shells that a script can be written for.
    package static let shells = ["bash", "zsh", "fish"]

    /// The script for a shell; nil when the shell is not known.
    package static func script(for shell: String, _ verbs: [Verb]) -> String? {
        switch shell {
        case "bash": bash(verbs)
        case "zsh": zsh(verbs)
        case "fish": fish(verbs)
        default: nil
        }
    }

    /// bash(1), "Programmable Completion".
    private static func bash(_ verbs: [Verb]) -> String {
        let names = verbs.map(\.name).joined(separator: " ")
        let options = verbs.map { verb in
            "        \(verb.name)) words='\(optionNames(verb))' ;;"
        }
        let files = fileOptions(verbs).joined(separator: "|")
        return """
            # bash completion for placard: made by placard completions bash
            _placard() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words
                COMPREPLY=()
                if [[ $COMP_CWORD -eq 1 ]]; then
                    words='\(names) help --help --version'
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                    return
                fi
                case $prev in
                    \(files)) compopt -o filenames; COMPREPLY=($(compgen -f -- "$cur")); return ;;
                esac
                case ${COMP_WORDS[1]} in
                    help) words='\(names)' ;;
            \(options.joined(separator: "\n"))
                    *) words= ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
                if [[ $cur != -* ]]; then
                    compopt -o filenames
                    COMPREPLY+=($(compgen -f -- "$cur"))
                fi
            }
            complete -F _placard placard

            """
    }

    /// zshcompsys(1).
    private static func zsh(_ verbs: [Verb]) -> String {
        let names = verbs.map { "        \(quoted("\($0.name):\($0.summary)"))" }
        let cases = verbs.map { verb in
            let options = verb.options.map { option in
                let help = option.help.replacing("[", with: "(").replacing("]", with: ")")
                    .replacing(":", with: " –")
                let action = option.value.map { ":\($0):\(isFile($0) ? "_files" : " ")" } ?? ""
                let star = option.isRepeatable ? "*" : ""
                return "            \(quoted("\(star)\(option.name)[\(help)]\(action)"))"
            }
            let all =
                options + ["            '--help[Print this text]'", "            '*: :_files'"]
            return "        \(verb.name)) _arguments \\\n\(all.joined(separator: " \\\n")) ;;"
        }
        return """
            #compdef placard
            # zsh completion for placard: made by placard completions zsh
            _placard() {
                local -a verbs
                verbs=(
            \(names.joined(separator: "\n"))
                )
                if (( CURRENT == 2 )); then
                    _describe verb verbs
                    return
                fi
                local verb=$words[2]
                shift words
                (( CURRENT-- ))
                case $verb in
            \(cases.joined(separator: "\n"))
                esac
            }
            _placard "$@"

            """
    }

    /// fish's `complete`.
    private static func fish(_ verbs: [Verb]) -> String {
        var lines = ["# fish completion for placard: made by placard completions fish"]
        for verb in verbs {
            lines.append(
                "complete -c placard -n __fish_use_subcommand -f -a \(verb.name) "
                    + "-d \(quoted(verb.summary))"
            )
            for option in verb.options {
                let value = option.value.map { isFile($0) ? " -r -F" : " -x" } ?? ""
                lines.append(
                    "complete -c placard -n '__fish_seen_subcommand_from \(verb.name)'\(value) "
                        + "-l \(option.name.dropFirst(2)) -d \(quoted(option.help))"
                )
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func optionNames(_ verb: Verb) -> String {
        (verb.options.map(\.name) + ["--help"]).joined(separator: " ")
    }

    /// Options whose value is a path, each once.
    private static func fileOptions(_ verbs: [Verb]) -> [String] {
        Set(verbs.flatMap(\.options).filter { $0.value.map(isFile) ?? false }.map(\.name)).sorted()
    }

    private static func isFile(_ placeholder: String) -> Bool {
        ["FILE", "DIR", "PATH", "FOLDER"].contains { placeholder.hasSuffix($0) }
    }

    /// A text in single quotes: zsh and fish share the way out of them with bash only in part, so a
    /// quote within becomes a typographic one.
    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: "’").replacing("\\", with: "/"))'"
    }
}
