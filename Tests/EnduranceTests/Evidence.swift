import POSIX
import TestKit

/// The verdict of the checker, a script that shares nothing with the program.
struct Evidence {
    let walls: String
    let ledger: String

    private static let script = {
        let parts = #filePath.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/") + "/Tools/check_walls.py"
    }()

    /// Violations, one a line, then a line of figures.
    func verdict() throws -> (holds: Bool, text: String) {
        let result = try ToolRunner.run(
            "python3",
            [Self.script, walls, ledger],
            timeoutSeconds: 300
        )
        return (result.succeeded, result.outputText + result.errorText)
    }
}
