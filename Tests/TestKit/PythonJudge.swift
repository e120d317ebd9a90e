import POSIX

/// Runs a Python script as a second opinion that shares no code with the project.
public enum PythonJudge {
    /// Debian's own, which has the modules that Debian's packages bring; else whichever is there.
    private static let tool =
        Files.status("/usr/bin/python3") == nil ? "python3" : "/usr/bin/python3"

    /// Tells whether there is a Python.
    public static let isPresent = ToolRunner.has("python3") || tool != "python3"

    /// Tells whether it can decode pictures, which Debian's `python3-pil` brings.
    public static let seesPictures = (try? run("import PIL.Image", input: [])) != nil

    /// What can go wrong with a script.
    public struct Failure: Error, CustomStringConvertible {
        /// What Python wrote to its standard error.
        public let complaint: String

        /// The whole sentence.
        public var description: String { "python3 failed: \(complaint)" }
    }

    /// The standard output of a script that was given `input` on its standard input.
    public static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
        let result = try ToolRunner.run(tool, ["-c", script], input: input)
        guard result.succeeded else { throw Failure(complaint: result.errorText) }
        return result.output
    }
}
