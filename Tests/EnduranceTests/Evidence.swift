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

    /// Keeps both in the folder for evidence beside the build.
    func keep(as name: String) throws {
        let folder = ".build/endurance/evidence"
        try Files.makeDirectory(folder)
        for (path, ending) in [(walls, "walls"), (ledger, "ledger")] {
            let bytes = try Files.read(path, limitBytes: 1 << 30)
            try Files.writeAtomically(bytes, to: "\(folder)/\(name)-\(ending).jsonl")
        }
    }

    /// Violations, one a line, then a line of figures.
    func verdict() throws -> (holds: Bool, text: String) {
        let result = try ToolRunner.run(
            "python3",
            [Self.script, walls, ledger],
            timeoutSeconds: 1_800
        )
        return (result.succeeded, result.outputText + result.errorText)
    }
}
