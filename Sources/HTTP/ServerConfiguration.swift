public import POSIX

/// Where a server listens, its limits and its deadlines.
public struct ServerConfiguration: Sendable {
    /// Where to listen.
    public var address: SocketAddress
    /// What visitors may take.
    public var visitors = VisitorLimits()
    /// Whether this machine itself is exempt from the limits per address, as behind a proxy.
    public var exemptsLoopback = true
    /// Numeric addresses whose `X-Forwarded-For` is believed.
    public var trustedProxies: Set<String> = []
    /// Connections over the limits that are told so at the same time; still more are only closed.
    public var turnedAwayLimit = 64
    /// Bytes that may wait for one event stream before it is dropped.
    public var streamBacklogLimitBytes = 65_536
    /// From accepting a connection, or the first byte of a later request, to the end of its head.
    public var headDeadlineMilliseconds = 10_000
    /// Silence between two requests.
    public var idleDeadlineMilliseconds = 15_000
    /// From the first byte of an answer to its last.
    public var writeDeadlineMilliseconds = 30_000
    /// Quiet time on an event stream after which a comment keeps it alive.
    public var streamKeepAliveMilliseconds = 15_000
    /// How long a closing connection is still read, so that its last answer is not lost.
    public var lingerMilliseconds = 2_000
    /// How long a stopping server waits for answers under way.
    public var stopDeadlineMilliseconds = 2_000
    /// Limits of one request.
    public var requestLimits = RequestLimits()

    /// The defaults at an address.
    public init(address: SocketAddress) {
        self.address = address
    }
}

/// Why a server could not start.
public struct HTTPError: Error, Sendable, CustomStringConvertible {
    /// What failed underneath.
    public let cause: SystemError

    /// The whole sentence, with the next step.
    public var description: String {
        "The kiosk server cannot start: \(cause)"
    }
}
