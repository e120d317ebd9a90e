import Disclosure
import Recurrence
import TestKit
import Testing

@Suite("Rules as python-dateutil reads them")
struct DateutilTests {
    private static let isThere =
        PythonJudge.isPresent
        && (try? PythonJudge.run("import dateutil.rrule", input: [])) != nil

    private static let script = """
        import sys, datetime
        from dateutil.rrule import rrulestr
        for line in sys.stdin:
            start, text = line.split()
            first = datetime.datetime.fromisoformat(start)
            last = first + datetime.timedelta(days=6000)
            found = []
            for day in rrulestr(text, dtstart=first):
                if day > last or len(found) == 25: break
                found.append(day.date().isoformat())
            print(" ".join(found))
        """

    @Test(
        "600 random rules name the same first 25 days",
        .enabled(if: isThere, "needs python3 with dateutil (python3-dateutil)"),
        arguments: [2_026, 11, 21]
    )
    func sameDays(seed: UInt64) throws {
        var random = TestSeed(seed)
        var cases: [(start: CivilDate, text: String)] = []
        for _ in 0..<200 {
            let start = random.start()
            cases.append((start, random.rule(from: start)))
        }
        let input = cases.map { "\($0.start.iso8601Text) \($0.text)\n" }.joined()
        let output = try PythonJudge.run(Self.script, input: Array(input.utf8))
        let lines = String(decoding: output, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == cases.count)
        var named = 0
        for (item, line) in zip(cases, lines) {
            let rule = try RecurrenceRule(item.text, start: item.start)
            let last = item.start.advanced(byDays: 6_000).iso8601Text
            let found = rule.firstDays(25).filter { $0 <= last }
            named += found.count
            #expect(
                found.joined(separator: " ") == line,
                "seed \(seed): \(item.text) from \(item.start.iso8601Text)"
            )
        }
        // The judge would agree with rules that name nothing, too.
        #expect(named > 1_000)
    }
}
