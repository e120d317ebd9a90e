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
    private let outputPipe: Descriptor
    private let errorPipe: Descriptor
    private(set) var output = ""
    private(set) var error = ""

    /// Starts the program, or another one in front of it.
    init(_ words: [String], after wrapper: [String] = []) throws {
        let program = Self.path ?? "placard"
        let line = wrapper + [program] + words
        child = try ToolRunner.start(line[0], Array(line.dropFirst()))
        guard let output = child.takeOutput(), let error = child.takeError() else {
            throw ToolError.notInstalled(line[0])
        }
        outputPipe = output
        errorPipe = error
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

    /// The rest of the line that begins with a text.
    func rest(ofLine start: String) -> String? {
        output.split(separator: "\n").first { $0.hasPrefix(start) }
            .map { String($0.dropFirst(start.count)) }
    }

    private func read() {
        output += Self.take(outputPipe)
        error += Self.take(errorPipe)
    }

    private static func take(_ pipe: borrowing Descriptor) -> String {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 16_384)
        while case .moved(let count) = try? pipe.read(into: &room), count > 0 {
            bytes += room[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
