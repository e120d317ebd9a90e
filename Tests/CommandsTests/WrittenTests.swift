import POSIX
import TestKit
import Testing

@testable import Commands

@Suite("What is written from the table of verbs")
struct WrittenTests {
    private static let verbs = Program.groups.flatMap(\.verbs)

    @Test("every shell's script names every verb and option", arguments: Completions.shells)
    func complete(shell: String) throws {
        let script = try #require(Completions.script(for: shell, Self.verbs))
        for verb in Self.verbs {
            #expect(script.contains(verb.name), "\(verb.name)")
            for option in verb.options {
                #expect(script.contains(option.name.dropFirst(2)), "\(verb.name) \(option.name)")
            }
        }
    }

    @Test("every shell reads its script without complaint", arguments: Completions.shells)
    func syntax(shell: String) throws {
        guard ToolRunner.has(shell) else { return }
        let folder = try TemporaryDirectory("completions")
        let script = Program.answer(to: ["completions", shell]).output
        let path = try folder.write(script, to: "script")
        let result = try ToolRunner.run(shell, ["-n", path])
        #expect(result.succeeded && result.errorText.isEmpty, "\(result.errorText)")
    }

    @Test(
        "bash completes verbs, then a verb's options, then files",
        arguments: [
            ("placard ru", 1, "run"),
            ("placard run --ser", 2, "--service"),
            ("placard completions --", 2, "--help"),
            ("placard help blan", 2, "blank"),
            ("placard check --config /etc/hostnam", 3, "/etc/hostname"),
        ]
    )
    func bash(line: String, word: Int, wanted: String) throws {
        let folder = try TemporaryDirectory("completions")
        let path = try folder.write(
            Program.answer(to: ["completions", "bash"]).output,
            to: "script"
        )
        // compopt works in a real completion only.
        let asked = """
            compopt() { :; }; . \(path); COMP_WORDS=(\(line)); COMP_CWORD=\(word); _placard
            echo "${COMPREPLY[0]}"
            """
        let result = try ToolRunner.run("bash", ["-c", asked])
        #expect(result.outputText == wanted + "\n", "\(result.errorText)")
    }

    @Test("a shell that is not known is named with those that are")
    func unknownShell() {
        let answer = Program.answer(to: ["completions", "csh"])
        #expect(answer.code == .usage)
        #expect(answer.error.contains("csh") && answer.error.contains("bash, zsh, fish"))
    }

    @Test(
        "groff reads every manual page without a warning",
        .enabled(if: ToolRunner.has("groff"), "needs groff")
    )
    func manual() throws {
        let folder = try TemporaryDirectory("manual")
        let answer = Program.answer(to: ["manual", "--out", folder.path])
        #expect(answer.code == .success, "\(answer)")
        let pages = try Files.list(folder.path).sorted()
        #expect(pages.count == Self.verbs.count + 1)
        for page in pages {
            let result = try ToolRunner.run(
                "groff",
                ["-man", "-ww", "-z", "-Tutf8", "-Kutf8", folder.file(page)]
            )
            #expect(result.succeeded && result.errorText.isEmpty, "\(page): \(result.errorText)")
        }
    }

    @Test("a page holds what the help holds, and its dashes can be copied")
    func page() {
        let page = Program.answer(to: ["manual", "blank"]).output
        #expect(page.hasPrefix(".TH PLACARD\\-BLANK 1"))
        #expect(page.contains("\\fB\\-\\-after\\-crash\\fR\n"))
        #expect(page.contains("\\fB\\-\\-seconds\\fR \\fIN\\fR\n"))
    }
}
