/// Runs a Python script as a second opinion that shares no code with the project.
public enum PythonJudge {
    /// Tells whether there is a Python.
    public static let isPresent = ToolRunner.has("python3")

    /// A Python that decodes pictures: Debian's `python3-pil` serves Debian's own alone, whatever
    /// other one comes first on the search path.
    public static let pictureTool: String? = ["python3", "/usr/bin/python3"].first { tool in
        (try? ToolRunner.run(tool, ["-c", "import PIL.Image"]).succeeded) == true
    }

    /// What can go wrong with a script.
    public struct Failure: Error, CustomStringConvertible {
        /// What Python wrote to its standard error.
        public let complaint: String

        /// The whole sentence.
        public var description: String { "python3 failed: \(complaint)" }
    }

    /// The standard output of a script that was given `input` on its standard input.
    public static func run(_ script: String, input: [UInt8], tool: String = "python3") throws
        -> [UInt8]
    {
        let result = try ToolRunner.run(tool, ["-c", script], input: input)
        guard result.succeeded else { throw Failure(complaint: result.errorText) }
        return result.output
    }
}
