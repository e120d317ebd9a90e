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
