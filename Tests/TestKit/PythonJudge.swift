import Foundation

/// Runs a Python script as a second opinion that shares no code with the project.
public enum PythonJudge {
    /// Tells whether Debian's `python3` is there.
    public static let isPresent = FileManager.default.isExecutableFile(atPath: path)

    private static let path = "/usr/bin/python3"

    /// What can go wrong with a script.
    public struct Failure: Error, CustomStringConvertible {
        /// The exit status.
        public let status: Int32
        /// The text of the standard error stream.
        public let complaint: String

        /// The whole sentence.
        public var description: String { "python3 ended with \(status): \(complaint)" }
    }

    /// The standard output of a script that was given `input` on its standard input.
    ///
    /// Input and complaint go through files, so that no full pipe can stop either side.
    public static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("judge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("input")
        let complaint = folder.appendingPathComponent("complaint")
        try Data(input).write(to: source)
        try Data().write(to: complaint)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", script]
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardError = try FileHandle(forWritingTo: complaint)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let text = String(decoding: try Data(contentsOf: complaint), as: UTF8.self)
            throw Failure(status: process.terminationStatus, complaint: text)
        }
        return [UInt8](answer)
    }
}
