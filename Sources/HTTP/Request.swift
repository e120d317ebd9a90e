/// The two methods of a read-only service.
public enum Method: Sendable, Hashable {
    /// Send head and body.
    case get
    /// Send the head alone.
    case head
}

/// A whole, well-formed request: what the routes need of it and nothing else.
public struct Request: Sendable, Hashable {
    /// What is asked.
    public var method: Method
    /// What it is asked about.
    public var target: Target
    /// The `If-None-Match` field as it came; empty when there was none.
    public var ifNoneMatch: String
    /// Whether the connection ends after this answer.
    public var closesConnection: Bool
    /// The `If-Modified-Since` field as it came; empty when there was none.
    public var ifModifiedSince = ""
    /// The media types the client likes, as they came; empty when it takes anything.
    public var accept = ""
    /// The languages the reader likes, as they came; empty when nothing is said.
    public var acceptLanguage = ""
    /// The last event a stream has seen before it was cut; empty on a first connection.
    public var lastEventID = ""
    /// The host and port the client wrote; a claim, good for links in the answer to it alone.
    public var host = ""

    /// The addresses that proxies in front say they were called from, as they came.
    public var forwardedFor = ""

    /// Makes a request.
    public init(
        method: Method = .get,
        target: Target,
        ifNoneMatch: String = "",
        closesConnection: Bool = false
    ) {
        self.method = method
        self.target = target
        self.ifNoneMatch = ifNoneMatch
        self.closesConnection = closesConnection
    }

    /// Tells whether the client already holds a response, by its tag or else by its date.
    ///
    /// RFC 9110 section 13.1.3: with `If-None-Match` the date does not count. Dates are compared as
    /// texts, because a client that plays by the rules sends back the date it was given.
    func alreadyHolds(_ response: Response) -> Bool {
        if ifNoneMatch.isEmpty {
            return !ifModifiedSince.isEmpty && ifModifiedSince == response.lastModified
        }
        return response.entityTag.map { alreadyHolds(entityTag: $0) } ?? false
    }

    /// Tells whether the client already holds the content with this entity tag.
    ///
    /// Weak comparison of RFC 9110 section 13.1.2: a `W/` before a tag makes no difference.
    public func alreadyHolds(entityTag: String) -> Bool {
        guard !ifNoneMatch.isEmpty else { return false }
        if ifNoneMatch == "*" { return true }
        let wanted = Array(entityTag.utf8)
        for candidate in ifNoneMatch.utf8.split(separator: UInt8(ascii: ",")) {
            var tag = candidate.drop { $0 == 0x20 || $0 == 0x09 }
            if tag.starts(with: [UInt8(ascii: "W"), UInt8(ascii: "/")]) {
                tag = tag.dropFirst(2)
            }
            guard tag.first == UInt8(ascii: "\"") else { continue }
            tag = tag.dropFirst()
            guard let end = tag.firstIndex(of: UInt8(ascii: "\"")) else { continue }
            if tag[..<end].elementsEqual(wanted) { return true }
        }
        return false
    }
}
