import POSIX
import TestKit
import Testing
import Wording

@testable import Commands

@Suite("The command line answers as it is written down")
struct TranscriptTests {
    private static let folder = Files.directory(of: #filePath) + "/Golden"

    static let names = ((try? Files.list(folder)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()

    private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    @Test("word for word; RECORD=1 writes the answers anew", arguments: names)
    func replay(_ name: String) throws {
        let path = "\(Self.folder)/\(name)"
        let written = String(decoding: try Files.read(path), as: UTF8.self)
        func replay() throws -> String {
            let language: Language = name.hasPrefix("zh-") ? .chinese : .english
            return try Transcript.replay(written, in: language).text
        }
        var replayed = try replay()
        // One instant in a thousand is of a whole second: it is shorter, and its column narrower.
        // Nothing but the room between words may be another then.
        if replayed != written, Self.words(replayed) == Self.words(written) {
            replayed = try replay()
        }
        if Host.environment("RECORD") == "1" {
            try Files.writeAtomically(Array(replayed.utf8), to: path)
            return
        }
        let wanted = written.split(separator: "\n", omittingEmptySubsequences: false)
        let got = replayed.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, pair) in zip(wanted, got).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name):\(number + 1)\n- \(pair.0)\n+ \(pair.1)")
            return
        }
        #expect(wanted.count == got.count, "\(name) has another length")
    }

    @Test("every verb's help is written down, and names all its options")
    func everyVerb() throws {
        let text = String(decoding: try Files.read(Self.folder + "/help.txt"), as: UTF8.self)
        for verb in Program.groups.flatMap(\.verbs) {
            #expect(text.contains("$ placard \(verb.name) --help\n"), "\(verb.name)")
            let help = HelpText.text(of: verb)
            for option in verb.options { #expect(help.contains("  \(option.name)")) }
            #expect(help.split(separator: "\n").allSatisfy { $0.count <= HelpText.width + 10 })
        }
    }

    @Test("exit codes are what scripts rely on")
    func codes() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    }
}
