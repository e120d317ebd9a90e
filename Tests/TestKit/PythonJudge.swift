/// Runs a Python script as a second opinion that shares no code with the project.
public enum PythonJudge {
    /// Tells whether Debian's `python3` is there.
    public static let isPresent = ToolRunner.has("python3")

    /// What can go wrong with a script.
    public struct Failure: Error, CustomStringConvertible {
        /// What Python wrote to its standard error.
        public let complaint: String

        /// The whole sentence.
        public var description: String { "python3 failed: \(complaint)" }
    }

    /// The standard output of a script that was given `input` on its standard input.
    public static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
        let result = try ToolRunner.run("python3", ["-c", script], input: input)
        guard result.succeeded else { throw Failure(complaint: result.errorText) }
        return result.output
    }
}
