import TestKit
import Testing

@Suite(
    "What changes the source to try the tests",
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct MutantsTests {
    @Test("each of its packages can still be cut out of this one, and holds mutants")
    func list() throws {
        let folder = try TemporaryDirectory("mutants")
        let script = SourceTree.here.top + "/Tests/Tools/mutants.py"
        let arguments = ["-B", script, "--list", "--scratch", folder.path]
        let result = try ToolRunner.run("python3", arguments, timeoutSeconds: 120)
        #expect(result.succeeded, "\(result.errorText)")
        let counts = result.outputText.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(counts.map { $0[0] } == ["Ledger", "Planning", "Proof", "Session"])
        #expect(counts.allSatisfy { Int($0[1]).map { $0 >= 50 } ?? false }, "\(counts)")
    }
}
