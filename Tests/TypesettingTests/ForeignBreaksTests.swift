import TestKit
import Testing

@testable import Typesetting

@Suite("ICU breaks the same sentences")
struct ForeignBreaksTests {
    static let count = 12_000
    static let seed: UInt64 = 20_251_121

    /// Reads texts with an empty scalar between them, writes the scalar offsets of ICU's breaks.
    static let script = """
        import sys, icu
        texts = sys.stdin.buffer.read().decode("utf-8").split("\\0")
        breaker = icu.BreakIterator.createLineInstance(icu.Locale("zh"))
        for text in texts:
            units, offsets = 0, {}
            for index, character in enumerate(text):
                units += 2 if ord(character) > 0xFFFF else 1
                offsets[units] = index + 1
            breaker.setText(text)
            print(",".join(str(offsets[end]) for end in breaker))
        """

    static let hasICU: Bool = {
        guard PythonJudge.isPresent else { return false }
        return (try? PythonJudge.run("import icu", input: [])) != nil
    }()

    static func foreignBreaks(_ texts: [String]) throws -> [[Int]] {
        let answer = try PythonJudge.run(script, input: Array(texts.joined(separator: "\0").utf8))
        return String(decoding: answer, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .prefix(texts.count)
            .map { line in line.split(separator: ",").compactMap { Int($0) } }
    }

    @Test(
        "Every difference is a house rule by name",
        .enabled(if: hasICU, "needs Debian's package python3-icu")
    )
    func sentences() throws {
        var source = DisclosureSentences(seed: ForeignBreaksTests.seed)
        let texts = (0..<ForeignBreaksTests.count).map { _ in source.next() }
        let foreign = try ForeignBreaksTests.foreignBreaks(texts)
        #expect(foreign.count == texts.count)
        var explained: [String: Int] = [:]
        for (text, breaks) in zip(texts, foreign) {
            let base = LineBreaks.opportunities(in: text, tailoring: .chinese)
            #expect(base == breaks, "seed \(ForeignBreaksTests.seed): \(text.debugDescription)")
            count(text, breaks, in: &explained)
        }
        // Had a rule never spoken, its part of the comparison would have been empty.
        let silent = HouseRule.allCases.map(\.rawValue).filter { explained[$0] == nil }
        #expect(silent == [])
    }

    /// Whatever ICU and the house decide differently carries the name of a house rule.
    private func count(_ text: String, _ breaks: [Int], in explained: inout [String: Int]) {
        let paragraph = Paragraph(text)
        let singleQuotes = LineBreaks.opportunities(in: text, tailoring: .house)
        let quoted = Set(singleQuotes).symmetricDifference(breaks)
        var offset = 0
        for (index, cluster) in paragraph.clusters.enumerated() {
            offset += cluster.character.unicodeScalars.count
            let verdict = paragraph.verdicts[index + 1]
            switch (breaks.contains(offset), verdict.isOpportunity, verdict.rule) {
            case (true, true, _), (false, false, _): break
            case (true, false, .house(let rule)): explained[rule.rawValue, default: 0] += 1
            case _ where quoted.contains(offset) && touchesSingleQuote(paragraph, index + 1):
                explained["single quotes by shape", default: 0] += 1
            default: Issue.record("\(paragraph.explanation(at: index + 1)) in \(text)")
            }
        }
    }

    private func touchesSingleQuote(_ paragraph: Paragraph, _ index: Int) -> Bool {
        let left = paragraph.clusters[..<index].last { $0.role != .space && $0.role != .invisible }
        let right = paragraph.clusters[index...].first
        return [left, right].contains { $0?.scalar == "‘" || $0?.scalar == "’" }
    }
}
