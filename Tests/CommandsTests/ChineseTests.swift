import Testing
import Wording

@testable import Commands

@Suite("The command line in Chinese")
struct ChineseTests {
    /// Every English text of the help, as the table has it.
    private static var texts: Set<String> {
        var texts: Set<String> = [
            "placard — government disclosure on LED boards and lobby kiosks (榜)",
            "Usage: placard VERB [ARGUMENTS] [OPTIONS]", "Exit codes", "Arguments", "Options",
            "placard VERB --help explains a verb; placard demo shows everything at once.",
            "Print this text",
        ]
        texts.formUnion(ExitCode.allCases.map(\.meaning))
        texts.formUnion(Program.groups.map(\.title))
        for verb in Program.groups.flatMap(\.verbs) {
            texts.insert(verb.summary)
            // A paragraph that begins with spaces is an example and stays as it is.
            let paragraphs = verb.discussion.split(separator: "\n\n").map(String.init)
            texts.formUnion(paragraphs.filter { !$0.hasPrefix("  ") })
            texts.formUnion(verb.arguments.map(\.help) + verb.options.map(\.help))
        }
        return Set(texts.map(Wordings.key))
    }

    @Test("every text of the help has its Chinese in Sources/Wording/zh_CN.po")
    func complete() {
        for text in Self.texts.sorted() {
            #expect(Wordings.chinese.table[text] != nil, "missing: \(text)")
        }
    }

    @Test("no line of the help is wider than a terminal, and none begins with a closing mark")
    func width() {
        for verb in Program.groups.flatMap(\.verbs) {
            let help = Program.answer(to: [verb.name, "--help"], in: .chinese).output
            for line in help.split(separator: "\n") where !line.hasPrefix("  placard ") {
                #expect(TextTable.cells(in: String(line)) <= HelpText.width + 14, "\(line)")
                let first = line.first { $0 != " " }
                #expect(!"，。；：、）”".contains(first ?? " "), "\(line)")
            }
        }
    }

    @Test(
        "what goes wrong on the command line is told in Chinese",
        arguments: [
            ["bords"], ["frobnicate"], ["items", "--jsn"], ["items", "--frobnicate"],
            ["items", "one"], ["show"], ["items", "--json=1"], ["items", "--kind"],
            ["demo", "--port", "99999"], ["items", "--config", "/nowhere.json5"],
            ["completions", "csh"], ["init", "a", "--config", "b"],
            ["items", "--kind", "notice", "--kind", "fee"],
        ]
    )
    func failures(words: [String]) {
        let english = Program.answer(to: words)
        let chinese = Program.answer(to: words, in: .chinese)
        #expect(english.code == chinese.code)
        let lines = zip(english.error.split(separator: "\n"), chinese.error.split(separator: "\n"))
        for (old, new) in lines {
            #expect(old != new, "not translated: \(old)")
            let hasHanzi = new.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(hasHanzi, "\(new)")
        }
    }
}
