/// What visitors may take of a server, all together and each address by itself; the defaults suit
/// a hall with a few dozen visitors.
public struct VisitorLimits: Sendable, Hashable {
    /// Connections at the same time, event streams among them; more are answered 503.
    public var connections = 256
    /// Connections at the same time from one address; more are answered 429.
    public var connectionsPerAddress = 16
    /// Event streams at the same time; more are answered 503.
    public var eventStreams = 128
    /// Requests answered on one connection before it is closed.
    public var requestsPerConnection = 100
    /// Requests a second that one address may go on making; more are answered 429.
    public var requestsPerSecond = 50
    /// Requests that one address may make at once before its rate counts: a page with all that
    /// belongs to it, for a class of pupils behind one router.
    public var burst = 400

    /// The limits a public read-only service starts with.
    public init() {}
}
