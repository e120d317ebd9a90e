public import POSIX

/// What a program left behind.
public struct ToolResult: Sendable {
    /// How it ended.
    public let status: ExitStatus
    /// All it wrote to its standard output.
    public let output: [UInt8]
    /// All it wrote to its standard error.
    public let error: [UInt8]

    /// Whether it reported success.
    public var succeeded: Bool { status == .exited(0) }
    /// The standard output as text.
    public var outputText: String { String(decoding: output, as: UTF8.self) }
    /// The standard error as text.
    public var errorText: String { String(decoding: error, as: UTF8.self) }
}

/// A program could not be run to its end.
public enum ToolError: Error, CustomStringConvertible {
    /// No executable of that name is on the search path.
    case notInstalled(String)
    /// It ran longer than allowed and was killed; with what it had written.
    case timedOut(String, output: String, error: String)

    /// The whole sentence.
    public var description: String {
        switch self {
        case .notInstalled(let tool): "\(tool) is not installed"
        case .timedOut(let tool, let output, let error):
            "\(tool) did not end in time; it wrote:\n\(output)\n\(error)"
        }
    }
}

/// Runs other programs, as judges of what this one produces.
public enum ToolRunner {
    /// Tells whether a tool is installed, for `.enabled(if:)`.
    public static func has(_ tool: String) -> Bool { ChildProcess.find(tool) != nil }

    /// Runs a tool to its end, feeding it `input`; kills it when the time is over.
    public static func run(
        _ tool: String,
        _ arguments: [String] = [],
        input: [UInt8] = [],
        environment: [String]? = nil,
        directory: String? = nil,
        timeoutSeconds: Int = 30
    ) throws -> ToolResult {
        let child = try start(
            tool,
            arguments,
            environment: environment,
            directory: directory
        )
        guard let output = child.takeOutput(), let error = child.takeError() else {
            throw ToolError.notInstalled(tool)
        }
        var exchange = Exchange(child.takeInput(), output, error, toSend: input)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: timeoutSeconds * slowness * 1_000)
        let finished = try exchange.run(until: deadline)
        let left = max(0, deadline.millisecondsRoundedUp(since: .now))
        if finished, let status = try child.wait(milliseconds: Int(left)) {
            return ToolResult(status: status, output: exchange.output, error: exchange.error)
        }
        child.send(.kill)
        _ = try child.wait(milliseconds: nil)
        throw ToolError.timedOut(
            tool,
            output: String(decoding: exchange.output, as: UTF8.self),
            error: String(decoding: exchange.error, as: UTF8.self)
        )
    }

    /// Starts a tool that runs beside the test; it is killed when the result goes.
    public static func start(
        _ tool: String,
        _ arguments: [String] = [],
        environment: [String]? = nil,
        directory: String? = nil
    ) throws -> ChildProcess {
        let path = tool.contains("/") ? tool : ChildProcess.find(tool)
        guard let path else { throw ToolError.notInstalled(tool) }
        // A tool that stops reading must not end the tests.
        Signal.ignoreBrokenPipes()
        return try ChildProcess.start(
            path,
            arguments: arguments,
            environment: environment,
            directory: directory
        )
    }
}

/// Moves a program's three streams at once, so that none of them can block the others.
private struct Exchange: ~Copyable {
    private var input: Descriptor?
    private let outputPipe: Descriptor
    private let errorPipe: Descriptor
    private let toSend: [UInt8]
    private var sent = 0
    private var open = 2
    private(set) var output: [UInt8] = []
    private(set) var error: [UInt8] = []

    init(
        _ input: consuming Descriptor?,
        _ output: consuming Descriptor,
        _ error: consuming Descriptor,
        toSend: [UInt8]
    ) {
        self.input = input
        outputPipe = output
        errorPipe = error
        self.toSend = toSend
    }

    /// Runs until both output streams have ended; false when the deadline came first.
    mutating func run(until deadline: MonotonicTime) throws -> Bool {
        let poller = try Poller()
        var events = PollEvents(capacity: 4)
        try poller.add(outputPipe, token: 1, interest: .readable)
        try poller.add(errorPipe, token: 2, interest: .readable)
        try feed(poller, first: true)
        while open > 0 {
            let left = deadline.millisecondsRoundedUp(since: .now)
            if left <= 0 { return false }
            try poller.wait(milliseconds: Int(left), into: &events)
            for index in 0..<events.count {
                switch events[index].token {
                case 0: try feed(poller, first: false)
                case 1: output += try note(Exchange.collect(outputPipe, poller))
                default: error += try note(Exchange.collect(errorPipe, poller))
                }
            }
        }
        return true
    }

    private mutating func feed(_ poller: borrowing Poller, first: Bool) throws {
        guard let pipe = input.take() else { return }
        while sent < toSend.count {
            do {
                guard
                    case .moved(let count) = try pipe.write(
                        toSend.span.extracting(sent..<toSend.count)
                    )
                else { break }
                sent += count
            } catch {
                // The program ended or closed its input without reading all: its right.
                return
            }
        }
        if sent < toSend.count {
            if first { try poller.add(pipe, token: 0, interest: .writable) }
            input = .some(pipe)
        }
    }

    private mutating func note(_ piece: (bytes: [UInt8], ended: Bool)) -> [UInt8] {
        if piece.ended { open -= 1 }
        return piece.bytes
    }

    private static func collect(
        _ pipe: borrowing Descriptor,
        _ poller: borrowing Poller
    ) throws -> (bytes: [UInt8], ended: Bool) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            switch try pipe.read(into: &piece) {
            case .moved(let count): bytes += piece[..<count]
            case .wouldBlock: return (bytes, false)
            case .ended:
                try poller.remove(pipe)
                return (bytes, true)
            }
        }
    }
}
