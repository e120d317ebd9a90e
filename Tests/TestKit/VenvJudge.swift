/// Runs Python with the packages of `.build/judges`, a virtual environment beside the build, or
/// with Debian's own where that is missing.
///
/// Made by `python3 -m venv .build/judges` and pip; the packages are judges, nothing else.
public enum VenvJudge {
    private static let interpreter: String = {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let local = "/\(top)/.build/judges/bin/python3"
        let found = try? ToolRunner.run(local, ["-c", ""])
        return found?.succeeded == true ? local : "python3"
    }()

    /// Tells whether a module can be imported, for `.enabled(if:)`.
    public static func has(_ module: String) -> Bool {
        (try? ToolRunner.run(interpreter, ["-c", "import \(module)"]))?.succeeded == true
    }

    /// The standard output of a script that was given `input` on its standard input.
    public static func run(_ script: String, input: [UInt8]) throws -> String {
        let result = try ToolRunner.run(interpreter, ["-c", script], input: input)
        guard result.succeeded else { throw PythonJudge.Failure(complaint: result.errorText) }
        return result.outputText
    }
}
