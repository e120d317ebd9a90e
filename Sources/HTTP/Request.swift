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
    /// Whether the connection ends after this answer.
    public var closesConnection: Bool
    /// The host and port the client wrote; a claim, good for links in the answer to it alone.
    public var host = ""
    /// The fields that a short request lacks; kept apart, so that it is passed on in few words.
    private var optional: OptionalFields.Box?

    /// Makes a request.
    public init(
        method: Method = .get,
        target: Target,
        ifNoneMatch: String = "",
        closesConnection: Bool = false
    ) {
        self.method = method
        self.target = target
        self.closesConnection = closesConnection
        if !ifNoneMatch.isEmpty { self.ifNoneMatch = ifNoneMatch }
    }

    init(
        method: Method,
        target: Target,
        closesConnection: Bool,
        host: String,
        optional: OptionalFields.Box?
    ) {
        self.method = method
        self.target = target
        self.closesConnection = closesConnection
        self.host = host
        self.optional = optional
    }

    private var fields: OptionalFields {
        get { optional?.fields ?? OptionalFields() }
        set { optional = newValue.isEmpty ? nil : OptionalFields.Box(newValue) }
    }

    /// The `If-None-Match` field as it came; empty when there was none.
    public var ifNoneMatch: String {
        get { optional?.fields.ifNoneMatch ?? "" }
        set { fields.ifNoneMatch = newValue }
    }

    /// The `If-Modified-Since` field as it came; empty when there was none.
    public var ifModifiedSince: String {
        get { optional?.fields.ifModifiedSince ?? "" }
        set { fields.ifModifiedSince = newValue }
    }

    /// The media types the client likes, as they came; empty when it takes anything.
    public var accept: String {
        get { optional?.fields.accept ?? "" }
        set { fields.accept = newValue }
    }

    /// The languages the reader likes, as they came; empty when nothing is said.
    public var acceptLanguage: String {
        get { optional?.fields.acceptLanguage ?? "" }
        set { fields.acceptLanguage = newValue }
    }

    /// The last event a stream has seen before it was cut; empty on a first connection.
    public var lastEventID: String {
        get { optional?.fields.lastEventID ?? "" }
        set { fields.lastEventID = newValue }
    }

    /// The addresses that proxies in front say they were called from, as they came.
    public var forwardedFor: String {
        get { optional?.fields.forwardedFor ?? "" }
        set { fields.forwardedFor = newValue }
    }

    /// Tells whether the client already holds a response, by its tag or else by its date.
    ///
    /// RFC 9110 section 13.1.3: with `If-None-Match` the date does not count. Dates are compared as
    /// texts, because a client that plays by the rules sends back the date it was given.
    func alreadyHolds(_ response: Response) -> Bool {
        guard let held = optional?.fields else { return false }
        if held.ifNoneMatch.isEmpty {
            return !held.ifModifiedSince.isEmpty && held.ifModifiedSince == response.lastModified
        }
        return response.entityTag.map { alreadyHolds(entityTag: $0) } ?? false
    }

    /// Tells whether the client already holds the content with this entity tag.
    ///
    /// Weak comparison of RFC 9110 section 13.1.2: a `W/` before a tag makes no difference.
    public func alreadyHolds(entityTag: String) -> Bool {
        let held = ifNoneMatch
        guard !held.isEmpty else { return false }
        if held == "*" { return true }
        let wanted = Array(entityTag.utf8)
        for candidate in held.utf8.split(separator: UInt8(ascii: ",")) {
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

/// The fields of a request that may be there or not; each is empty when it is not.
struct OptionalFields: Sendable, Hashable {
    var ifNoneMatch = ""
    var ifModifiedSince = ""
    var accept = ""
    var acceptLanguage = ""
    var lastEventID = ""
    var forwardedFor = ""

    var isEmpty: Bool {
        accept.isEmpty && acceptLanguage.isEmpty && ifNoneMatch.isEmpty && ifModifiedSince.isEmpty
            && lastEventID.isEmpty && forwardedFor.isEmpty
    }

    /// The fields behind one reference.
    final class Box: Sendable, Hashable {
        let fields: OptionalFields

        init(_ fields: OptionalFields) { self.fields = fields }

        static func == (left: Box, right: Box) -> Bool { left.fields == right.fields }

        func hash(into hasher: inout Hasher) { hasher.combine(fields) }
    }
}
