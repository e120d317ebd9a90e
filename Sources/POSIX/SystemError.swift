import Glibc

/// A call to the operating system that failed: what was tried, on what, why, and what to do.
public struct SystemError: Error, Sendable, CustomStringConvertible {
    /// The name of the C function.
    public let call: String
    /// The error number that the kernel gave.
    public let errno: Int32
    /// What was attempted, in words: "open /dev/ttyUSB0", "listen on 127.0.0.1:80".
    public var attempt: String?
    /// The next step for whoever reads the message.
    public var remedy: String?

    /// Makes an error from a call and its error number.
    public init(call: String, errno: Int32, attempt: String? = nil, remedy: String? = nil) {
        self.call = call
        self.errno = errno
        self.attempt = attempt
        self.remedy = remedy
    }

    /// The symbolic name, as `ENOENT`.
    public var name: String { SystemError.name(of: errno) }

    /// The kernel's sentence for the error number.
    public var reason: String { unsafe String(cString: strerror(errno)) }

    /// The whole sentence: what failed, why, and what to do next.
    public var description: String {
        let what = attempt.map { "cannot \($0): " } ?? ""
        let next = remedy.map { ". \($0)" } ?? ""
        return "\(what)\(reason) (\(call): \(name))\(next)"
    }

    /// The same error, told what was attempted and what to do about it.
    public func during(_ attempt: String, remedy: String? = nil) -> SystemError {
        SystemError(
            call: call,
            errno: errno,
            attempt: self.attempt ?? attempt,
            remedy: self.remedy ?? remedy
        )
    }

    /// Tells whether the file or device does not exist.
    public var isNotFound: Bool { errno == ENOENT || errno == ENODEV || errno == ENXIO }
    /// Tells whether the caller lacks permission.
    public var isPermission: Bool { errno == EACCES || errno == EPERM }
    /// Tells whether the thing exists already.
    public var isAlreadyThere: Bool { errno == EEXIST }
    /// Tells whether the address or device is taken by somebody else.
    public var isBusy: Bool { errno == EBUSY || errno == EADDRINUSE || errno == EWOULDBLOCK }
    /// Tells whether the other side refused or dropped the connection.
    public var isDisconnection: Bool {
        [ECONNREFUSED, ECONNRESET, EPIPE, ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, ENOTCONN, EIO]
            .contains(errno)
    }
    /// Tells whether the other side refused the connection.
    public var isRefused: Bool { errno == ECONNREFUSED }

    /// Tells whether there is no way to the other side.
    public var isUnreachable: Bool {
        [EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL].contains(errno)
    }
    /// Tells whether nobody answered in time.
    public var isTimeout: Bool { errno == ETIMEDOUT }
    /// Tells whether an open connection was cut by the other side.
    public var isHangUp: Bool { [ECONNRESET, EPIPE, EIO, ENOTCONN].contains(errno) }

    /// The symbolic name of an error number; numbers outside the table are given as they are.
    static func name(of code: Int32) -> String {
        names[code] ?? "errno \(code)"
    }

    private static let names: [Int32: String] = [
        EPERM: "EPERM", ENOENT: "ENOENT", EINTR: "EINTR", EIO: "EIO", ENXIO: "ENXIO",
        EBADF: "EBADF", ECHILD: "ECHILD", EAGAIN: "EAGAIN", ENOMEM: "ENOMEM", EACCES: "EACCES",
        EFAULT: "EFAULT", EBUSY: "EBUSY", EEXIST: "EEXIST", EXDEV: "EXDEV", ENODEV: "ENODEV",
        ENOTDIR: "ENOTDIR", EISDIR: "EISDIR", EINVAL: "EINVAL", ENFILE: "ENFILE",
        EMFILE: "EMFILE", ENOTTY: "ENOTTY", EFBIG: "EFBIG", ENOSPC: "ENOSPC", ESPIPE: "ESPIPE",
        EROFS: "EROFS", EPIPE: "EPIPE", ENAMETOOLONG: "ENAMETOOLONG", ENOTEMPTY: "ENOTEMPTY",
        ELOOP: "ELOOP", EPROTO: "EPROTO", EOVERFLOW: "EOVERFLOW", ENOTSOCK: "ENOTSOCK",
        EMSGSIZE: "EMSGSIZE", ENOPROTOOPT: "ENOPROTOOPT", EOPNOTSUPP: "EOPNOTSUPP",
        EAFNOSUPPORT: "EAFNOSUPPORT", EADDRINUSE: "EADDRINUSE", EADDRNOTAVAIL: "EADDRNOTAVAIL",
        ENETDOWN: "ENETDOWN", ENETUNREACH: "ENETUNREACH", ECONNABORTED: "ECONNABORTED",
        ECONNRESET: "ECONNRESET", ENOBUFS: "ENOBUFS", EISCONN: "EISCONN", ENOTCONN: "ENOTCONN",
        ETIMEDOUT: "ETIMEDOUT", ECONNREFUSED: "ECONNREFUSED", EHOSTDOWN: "EHOSTDOWN",
        EHOSTUNREACH: "EHOSTUNREACH", EALREADY: "EALREADY", EINPROGRESS: "EINPROGRESS",
        EDQUOT: "EDQUOT", ESRCH: "ESRCH", EDEADLK: "EDEADLK",
    ]
}
