import TestKit
import Testing

@Suite(
    "A day of an office in virtual time, judged by walls and ledger alone",
    .timeLimit(.minutes(5)),
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct DayTests {
    @Test(
        "S01, L01, L12, C01: nothing is on a wall that may not be there, and the ledger claims nothing untrue"
    )
    func holds() throws {
        var day = try Day(seed: 1)
        try day.run(hours: 0.4)
        let verdict = try day.bench.export().verdict()
        #expect(verdict.holds, "\(verdict.text)")
        print(verdict.text, day.acts, day.refusals, day.counts)
    }
}
