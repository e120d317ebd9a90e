/// How much of a request is read before it is refused.
public struct RequestLimits: Sendable, Hashable {
    /// Bytes of the request line without its line end; more is answered 414.
    public var requestLineBytes = 8_192
    /// Bytes of the whole head; more is answered 431.
    public var headBytes = 16_384
    /// Fields of the head; more is answered 431.
    public var fields = 64

    /// The limits a public read-only service starts with.
    public init() {}
}

/// Why a request gets no page: the answer's status and what was wrong, for the log.
///
/// Whatever follows a refused request on its connection cannot be trusted to begin where it
/// seems to, so the connection always closes.
public struct Refusal: Sendable, Hashable {
    /// The status of the answer.
    public let status: Status
    /// What was wrong, in one sentence.
    public let reason: String

    /// Makes a refusal.
    public init(_ status: Status, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}
