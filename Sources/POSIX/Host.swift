import CLinux
import Glibc

/// The size of a terminal in character cells.
public struct TerminalSize: Sendable, Hashable {
    /// Cells from left to right.
    public let columns: Int
    /// Cells from top to bottom.
    public let rows: Int
}

/// The process, its user and its terminal.
public enum Host {
    /// The three streams every process starts with.
    public enum Stream: Int32, Sendable {
        /// Standard input.
        case input = 0
        /// Standard output.
        case output = 1
        /// Standard error.
        case error = 2
    }

    /// The command's arguments, without the program's own name.
    public static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    /// A variable of the environment; nil when it is not set.
    public static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// Gives memory that is free back to the system; worth its milliseconds after a great work.
    public static func giveBackMemory() { placard_give_back_memory() }

    /// Keeps so many bytes that were freed for the next need; without it the heap's end is given
    /// back and asked for again with every change.
    public static func keepFreeMemory(bytes: Int) { placard_keep_free_memory(bytes) }

    /// Raises the number of files this process may have open as far as it may by itself; returns
    /// it, or nil when the system does not tell.
    public static func raiseDescriptorLimit() -> Int? {
        var limits = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0 else {
            return nil
        }
        var raised = limits
        raised.rlim_cur = limits.rlim_max
        // A sandbox may forbid it; then what was granted at first counts.
        if limits.rlim_cur < limits.rlim_max,
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0
        {
            limits = raised
        }
        return Int(clamping: limits.rlim_cur)
    }

    /// The number of this process.
    public static var processID: Int32 { getpid() }

    /// The name of the user that runs this process, or its number when it has no name.
    public static var userName: String { userName(of: getuid()) }

    /// The name of a user, or the number as text.
    public static func userName(of user: UInt32) -> String {
        var room = [CChar](repeating: 0, count: 4_096)
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        let size = room.count
        guard unsafe getpwuid_r(user, &entry, &room, size, &found) == 0,
            unsafe found != nil, let name = unsafe entry.pw_name
        else { return "\(user)" }
        return unsafe String(cString: name)
    }

    /// The name of a group, or the number as text.
    public static func groupName(of group: UInt32) -> String {
        var room = [CChar](repeating: 0, count: 4_096)
        var entry = unsafe Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        let size = room.count
        guard unsafe getgrgid_r(group, &entry, &room, size, &found) == 0,
            unsafe found != nil, let name = unsafe entry.gr_name
        else { return "\(group)" }
        return unsafe String(cString: name)
    }

    /// The size of the terminal behind a stream; nil when it is none.
    public static func terminalSize(_ stream: Stream = .output) -> TerminalSize? {
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Writes bytes to a stream, all of them.
    public static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let rest = bytes.span.extracting(done..<bytes.count)
            let result = try unsafe rest.withUnsafeBytes { raw throws(SystemError) in
                try SystemCall.transfer("write") {
                    unsafe Glibc.write(stream.rawValue, raw.baseAddress, raw.count)
                }
            }
            guard case .moved(let count) = result else {
                Clocks.sleep(milliseconds: 1)
                continue
            }
            done += count
        }
    }

    /// Writes text to a stream; failures are ignored, since there is nowhere to report them.
    public static func print(_ text: String, to stream: Stream = .output) {
        try? write(Array(text.utf8), to: stream)
    }

    /// Reads the whole standard input.
    public static func readInput(limitBytes: Int) throws(SystemError) -> [UInt8] {
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while content.count < limitBytes {
            let result = try unsafe piece.withUnsafeMutableBufferPointer {
                raw throws(SystemError) in
                try SystemCall.transfer("read") {
                    unsafe Glibc.read(Stream.input.rawValue, raw.baseAddress, raw.count)
                }
            }
            guard case .moved(let count) = result, count > 0 else { break }
            content.append(contentsOf: piece[..<count])
        }
        return content
    }

    /// Ends the process with a status.
    public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

    /// Memory that this process holds in RAM, in bytes (`/proc/self/statm`, second figure).
    public static func residentBytes() -> Int? { memoryBytes()?.resident }

    /// Memory in RAM, in bytes, and the part of it that is mapped files, which processes share
    /// (`/proc/self/statm`, second and third figure; proc(5)).
    public static func memoryBytes() -> (resident: Int, shared: Int)? {
        guard let content = try? Files.read("/proc/self/statm") else { return nil }
        let fields = String(decoding: content, as: UTF8.self).split(separator: " ")
        guard fields.count > 2, let resident = Int(fields[1]), let shared = Int(fields[2])
        else { return nil }
        let page = sysconf(Int32(_SC_PAGESIZE))
        return (resident * page, shared * page)
    }

    /// How many descriptors this process has open, for leak checks.
    public static func openDescriptorCount() -> Int {
        // Listing the directory opens one more, which is not counted.
        ((try? Files.list("/proc/self/fd"))?.count ?? 1) - 1
    }

    /// Random bytes from the kernel, for seeds.
    public static func randomSeed() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
