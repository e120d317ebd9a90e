import CLinux
import Glibc
import Synchronization

/// How a child process ended.
public enum ExitStatus: Sendable, Hashable {
    /// It ended by itself with this status; 0 means success.
    case exited(Int32)
    /// A signal with this number ended it.
    case signalled(Int32)
}

/// A program started by this one, with its three streams as pipes.
public final class ChildProcess: Sendable {
    /// The child's process number.
    public let processID: Int32
    private let ending: Descriptor
    private let status = Mutex<ExitStatus?>(nil)
    private let input: Mutex<Descriptor?>
    private let output: Mutex<Descriptor?>
    private let error: Mutex<Descriptor?>

    private init(
        processID: Int32,
        ending: consuming Descriptor,
        input: consuming Descriptor,
        output: consuming Descriptor,
        error: consuming Descriptor
    ) {
        self.processID = processID
        self.ending = ending
        self.input = Mutex(input)
        self.output = Mutex(output)
        self.error = Mutex(error)
    }

    deinit {
        if currentStatus() == nil {
            send(.kill)
            _ = try? wait(milliseconds: nil)
        }
    }

    /// Our end of the child's standard input, to write to; the second call gets nil.
    public func takeInput() -> Descriptor? { input.withLock { $0.take() } }
    /// Our end of the child's standard output, to read from; the second call gets nil.
    public func takeOutput() -> Descriptor? { output.withLock { $0.take() } }
    /// Our end of the child's standard error, to read from; the second call gets nil.
    public func takeError() -> Descriptor? { error.withLock { $0.take() } }

    /// Starts the program at `path`; `environment` replaces the inherited one when given.
    public static func start(
        _ path: String,
        arguments: [String],
        environment: [String]? = nil,
        directory: String? = nil
    ) throws(SystemError) -> ChildProcess {
        let input = try Pipe()
        let output = try Pipe()
        let error = try Pipe()
        let plan = SpawnPlan(
            path: path,
            arguments: [path] + arguments,
            environment: environment,
            directory: directory,
            streams: [input.reader.number, output.writer.number, error.writer.number]
        )
        let processID: pid_t
        do {
            processID = try plan.start()
        } catch {
            throw error.during("start \(path)", remedy: "Is the program installed?")
        }
        let ending = Descriptor(
            adopting: try SystemCall.run("pidfd_open") { placard_process_descriptor(processID) }
        )
        let ourInput = input.takeWriter()
        let ourOutput = output.takeReader()
        let ourError = error.takeReader()
        try ourInput.setNonblocking()
        try ourOutput.setNonblocking()
        try ourError.setNonblocking()
        return ChildProcess(
            processID: processID,
            ending: ending,
            input: ourInput,
            output: ourOutput,
            error: ourError
        )
    }

    /// Sends a signal; nothing happens when the child has ended.
    public func send(_ signal: Signal) {
        status.withLock { status in
            // Under the lock and before reaping, the number cannot belong to anyone else.
            if status == nil { _ = Glibc.kill(processID, signal.number) }
        }
    }

    /// Waits for the end; nil when the time is over.
    public func wait(milliseconds: Int?) throws(SystemError) -> ExitStatus? {
        if let known = status.withLock({ $0 }) { return known }
        guard try ending.waitReadable(milliseconds: milliseconds) else { return nil }
        return currentStatus()
    }

    /// How it ended, or nil while it runs.
    public func currentStatus() -> ExitStatus? {
        status.withLock { status in
            if let status { return status }
            var word: CInt = 0
            guard unsafe waitpid(processID, &word, WNOHANG) == processID else { return nil }
            let signal = word & 0x7F
            status = signal == 0 ? .exited(word >> 8 & 0xFF) : .signalled(signal)
            return status
        }
    }

    /// The first executable of that name on the search path; nil when there is none.
    public static func find(_ tool: String) -> String? {
        let folders = (Host.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
        return folders.lazy.map { "\($0)/\(tool)" }.first { path in
            unsafe access(path, X_OK) == 0 && Files.status(path)?.isDirectory == false
        }
    }
}

/// The two ends of a pipe, each of which can be taken out.
private struct Pipe: ~Copyable {
    var reader: Descriptor
    var writer: Descriptor

    init() throws(SystemError) {
        var ends: [CInt] = [-1, -1]
        try SystemCall.run("pipe2") { unsafe placard_pipe(&ends) }
        reader = Descriptor(adopting: ends[0])
        writer = Descriptor(adopting: ends[1])
    }

    consuming func takeReader() -> Descriptor { reader }
    consuming func takeWriter() -> Descriptor { writer }
}

/// What posix_spawn needs, in one place.
private struct SpawnPlan {
    let path: String
    let arguments: [String]
    let environment: [String]?
    let directory: String?
    let streams: [CInt]

    func start() throws(SystemError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        for (target, source) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, source, CInt(target))
        }
        if let directory {
            unsafe _ = placard_spawn_in_directory(&actions, directory)
        }
        // The child starts with no signal blocked or ignored, whatever this program does.
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        unsafe posix_spawnattr_setflags(&attributes, flags)

        var argumentPointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe release(argumentPointers) }
        let inherited = unsafe environ
        var environmentPointers = unsafe (environment ?? []).map { unsafe strdup($0) } + [nil]
        defer { unsafe release(environmentPointers) }
        var child: pid_t = 0
        let inherits = environment == nil
        try SystemCall.numbered("posix_spawn") {
            unsafe environmentPointers.withUnsafeMutableBufferPointer { own in
                let variables = unsafe inherits ? inherited : own.baseAddress
                return unsafe posix_spawn(
                    &child,
                    path,
                    &actions,
                    &attributes,
                    &argumentPointers,
                    variables
                )
            }
        }
        return child
    }

    private func release(_ copies: [UnsafeMutablePointer<CChar>?]) {
        for index in unsafe copies.indices {
            unsafe free(copies[index])
        }
    }
}
