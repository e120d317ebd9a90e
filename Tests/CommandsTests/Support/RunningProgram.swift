import POSIX
import TestKit

/// The built program as a process of its own, as a user has it.
final class RunningProgram {
    /// Where the build leaves it: beside the test bundle that runs here.
    static let path: String? = {
        let bundle = Files.canonicalPath("/proc/self/exe") ?? ""
        let program = Files.directory(of: bundle) + "/placard"
        return Files.status(program) == nil ? nil : program
    }()

    static var isBuilt: Bool { path != nil }

    let child: ChildProcess
    private var outputPipe: PipeReader?
    private var errorPipe: PipeReader?

    /// What it wrote to standard output, as far as it was read.
    var output: String { outputPipe?.text ?? "" }
    /// What it wrote to standard error, as far as it was read.
    var error: String { errorPipe?.text ?? "" }

    /// Starts the program, or another one in front of it.
    init(_ words: [String], after wrapper: [String] = []) throws {
        let program = Self.path ?? "placard"
        let line = wrapper + [program] + words
        child = try ToolRunner.start(line[0], Array(line.dropFirst()))
        guard let output = child.takeOutput(), let error = child.takeError() else {
            throw ToolError.notInstalled(line[0])
        }
        outputPipe = PipeReader(output)
        errorPipe = PipeReader(error)
    }

    /// Waits until it has written something to either stream.
    func writes(_ text: String) -> Bool {
        eventually {
            read()
            return output.contains(text) || error.contains(text)
        }
    }

    /// Waits for the end, reading on; nil when it does not come.
    func end(withinSeconds seconds: Int = 20) -> ExitStatus? {
        var status: ExitStatus?
        _ = eventually(withinSeconds: seconds) {
            read()
            status = child.currentStatus()
            return status != nil
        }
        read()
        return status
    }

    /// Reads no more of what it writes, and closes the pipes' ends.
    func stopReading() {
        outputPipe = nil
        errorPipe = nil
    }

    /// The rest of the line that begins with a text.
    func rest(ofLine start: String) -> String? {
        output.split(separator: "\n").first { $0.hasPrefix(start) }
            .map { String($0.dropFirst(start.count)) }
    }

    private func read() {
        outputPipe?.readOn()
        errorPipe?.readOn()
    }
}
