/// An answer's status: the number and the phrase of RFC 9110 section 15.
public struct Status: Sendable, Hashable {
    /// The three-digit code.
    public let code: Int
    /// The phrase that stands beside the code on the wire.
    public let phrase: String

    /// Makes a status from its code and phrase.
    public init(code: Int, phrase: String) {
        self.code = code
        self.phrase = phrase
    }

    /// 200: here it is.
    public static let ok = Status(code: 200, phrase: "OK")
    /// 304: what the client has is still current.
    public static let notModified = Status(code: 304, phrase: "Not Modified")
    /// 400: the request breaks the grammar.
    public static let badRequest = Status(code: 400, phrase: "Bad Request")
    /// 404: nothing has this name.
    public static let notFound = Status(code: 404, phrase: "Not Found")
    /// 405: the method exists but nothing here takes it.
    public static let methodNotAllowed = Status(code: 405, phrase: "Method Not Allowed")
    /// 406: none of the forms the client takes is to be had.
    public static let notAcceptable = Status(code: 406, phrase: "Not Acceptable")
    /// 408: the request did not arrive in time.
    public static let requestTimeout = Status(code: 408, phrase: "Request Timeout")
    /// 410: it was here, and was taken away for good.
    public static let gone = Status(code: 410, phrase: "Gone")
    /// 414: the request line passes its limit.
    public static let targetTooLong = Status(code: 414, phrase: "URI Too Long")
    /// 429: one visitor asks for more than a visitor needs.
    public static let tooManyRequests = Status(code: 429, phrase: "Too Many Requests")
    /// 431: the head passes its limit.
    public static let headTooLarge = Status(code: 431, phrase: "Request Header Fields Too Large")
    /// 501: no such method is known.
    public static let notImplemented = Status(code: 501, phrase: "Not Implemented")
    /// 503: too many visitors at once.
    public static let busy = Status(code: 503, phrase: "Service Unavailable")
    /// 505: a version other than 1.0 and 1.1.
    public static let versionNotSupported = Status(code: 505, phrase: "HTTP Version Not Supported")
}
