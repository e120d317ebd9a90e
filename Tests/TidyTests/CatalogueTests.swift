import TestKit
import Testing

@Suite(
    "The catalogue of what must be survived",
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct CatalogueTests {
    @Test("every row is tried by a test or a task, and no title names a row that is not there")
    func complete() throws {
        let script = SourceTree.here.top + "/Tests/Tools/catalogue.py"
        let result = try ToolRunner.run("python3", ["-B", script])
        #expect(result.succeeded, "\(result.outputText.suffix(2_000))\(result.errorText)")
        #expect(result.outputText.contains("50 rows"))
    }
}
