import Glibc

/// The service manager that started this program, by the protocol of sd_notify(3): one datagram of
/// `NAME=value` lines to a socket whose path it has left in the environment.
public struct ServiceManager: Sendable {
    /// The longest path that `sockaddr_un` holds, in bytes, without its closing zero.
    public static let pathLimitBytes = 107

    private let path: [UInt8]
    /// Within how many milliseconds it wants to hear again and again that all is well; nil when it
    /// does not ask.
    public let watchdogMilliseconds: Int64?

    /// A manager behind a socket; nil when `socket` is no path (`/…`) and no abstract name (`@…`).
    ///
    /// - Parameters:
    ///   - socket: The value of `NOTIFY_SOCKET`.
    ///   - watchdog: The value of `WATCHDOG_USEC`, microseconds.
    public init?(socket: String, watchdog: String?) {
        var bytes = Array(socket.utf8)
        guard let first = bytes.first, bytes.count <= Self.pathLimitBytes,
            first == UInt8(ascii: "/") || first == UInt8(ascii: "@"), bytes.count > 1
        else { return nil }
        // An abstract name begins with a zero where the text has an at sign.
        if first == UInt8(ascii: "@") { bytes[0] = 0 }
        path = bytes
        watchdogMilliseconds = watchdog.flatMap(Int64.init).map { $0 / 1_000 }
    }

    /// The manager of this process; nil when it was started by hand.
    public static var present: ServiceManager? {
        Host.environment("NOTIFY_SOCKET").flatMap {
            ServiceManager(socket: $0, watchdog: Host.environment("WATCHDOG_USEC"))
        }
    }

    /// Sends lines such as `READY=1`.
    public func tell(_ lines: [String]) throws(SystemError) {
        let socket = try SocketOptions.open(AF_UNIX, SOCK_DGRAM)
        let number = socket.number
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            unsafe room.copyBytes(from: path)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let bytes = Array(lines.joined(separator: "\n").utf8)
        _ = try unsafe withUnsafePointer(to: &address) { raw throws(SystemError) in
            try unsafe UnsafeRawPointer(raw).withMemoryRebound(to: sockaddr.self, capacity: 1) {
                form throws(SystemError) in
                try SystemCall.transfer("sendto") {
                    unsafe sendto(number, bytes, bytes.count, CInt(MSG_NOSIGNAL), form, length)
                }
            }
        }
    }
}

/// The journal of the service manager, which reads a priority in front of a line (sd-daemon(3)).
public enum Journal {
    /// Whether standard error really leads into the journal: its name in the environment must be
    /// that of the open stream, which somebody may have redirected since.
    public static var takesStandardError: Bool {
        isStream(named: Host.environment("JOURNAL_STREAM") ?? "", Host.Stream.error.rawValue)
    }

    /// Whether a descriptor is the stream `device:inode`.
    static func isStream(named name: String, _ descriptor: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return false }
        return name == "\(status.st_dev):\(status.st_ino)"
    }
}
