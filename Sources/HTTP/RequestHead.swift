/// The parts of a head as they are read line by line.
struct RequestHead: Sendable {
    var hasLine = false
    var passedEmptyLine = false
    var fieldCount = 0
    private var word = MethodWord.unknown
    private var target: Target?
    private var minorVersion = 1
    private var hosts = 0
    private var host = ""
    private var optional: OptionalFields?
    private var announcesBody = false
    private var contentLengths = 0
    private var wantsClose = false
    private var wantsKeepAlive = false

    /// What the first word of a request amounts to.
    private enum MethodWord {
        case get
        case head
        /// In the public register (RFC 9110 section 16.1.1), but nothing here takes it.
        case refused
        case unknown

        private static let register = [
            "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY",
        ]

        init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
            func isWord(_ word: String) -> Bool {
                ByteWords.matches(bytes, range, word, ignoringCase: false)
            }
            if isWord("GET") {
                self = .get
            } else if isWord("HEAD") {
                self = .head
            } else {
                self = Self.register.contains(where: isWord) ? .refused : .unknown
            }
        }
    }

    /// Reads `METHOD SP target SP HTTP/1.x` (RFC 9112 section 3).
    mutating func readRequestLine(_ buffer: [UInt8], _ line: Range<Int>) -> Refusal? {
        let bytes = buffer.span
        hasLine = true
        let end = line.upperBound
        guard let first = ByteWords.first(0x20, in: bytes, line),
            let second = ByteWords.first(0x20, in: bytes, (first + 1)..<end),
            ByteWords.first(0x20, in: bytes, (second + 1)..<end) == nil,
            first > line.lowerBound,
            ByteClass.token.takesAll(bytes, line.lowerBound..<first)
        else { return Refusal(.badRequest, "The request line is not METHOD, target and version.") }
        word = MethodWord(bytes, line.lowerBound..<first)
        if let problem = readVersion(bytes, (second + 1)..<end) { return problem }
        target = Target(bytes, (first + 1)..<second)
        // A target in another form is only a fault of its own when the method could be answered.
        if target == nil && word != .refused {
            return Refusal(.badRequest, "The target is not a path.")
        }
        return nil
    }

    private mutating func readVersion(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Refusal? {
        let start = range.lowerBound
        guard range.count == 8,
            ByteWords.matches(bytes, start..<(start + 5), "HTTP/", ignoringCase: false),
            ByteClass.digit.takes(bytes[start + 5]), bytes[start + 6] == UInt8(ascii: "."),
            ByteClass.digit.takes(bytes[start + 7])
        else { return Refusal(.badRequest, "The version is not HTTP/digit.digit.") }
        guard bytes[start + 5] == UInt8(ascii: "1"), bytes[start + 7] <= UInt8(ascii: "1") else {
            return Refusal(.versionNotSupported, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
        }
        minorVersion = Int(bytes[start + 7] - 0x30)
        return nil
    }

    /// Reads `name ":" OWS value OWS` (RFC 9112 section 5).
    mutating func readField(_ buffer: [UInt8], _ line: Range<Int>) -> Refusal? {
        let bytes = buffer.span
        guard let colon = ByteWords.first(UInt8(ascii: ":"), in: bytes, line),
            colon > line.lowerBound,
            ByteClass.token.takesAll(bytes, line.lowerBound..<colon)
        else { return Refusal(.badRequest, "A field is not a name, a colon and a value.") }
        let name = line.lowerBound..<colon
        let value = ByteWords.trimmed(bytes, (colon + 1)..<line.upperBound)
        func isNamed(_ word: String) -> Bool { ByteWords.matches(bytes, name, word) }
        // Most fields are told by their length to be none that counts.
        switch name.count {
        case 4 where isNamed("host"): return readHost(bytes, value)
        case 10 where isNamed("connection"): readConnection(bytes, value)
        case 14 where isNamed("content-length"): return readContentLength(bytes, value)
        case 17 where isNamed("transfer-encoding"):
            return Refusal(.badRequest, "A body is announced; nothing here takes one.")
        case 6, 13, 15, 17: readOptional(bytes, name, value)
        default: break
        }
        return nil
    }

    /// Takes a field that says more about what is wanted.
    private mutating func readOptional(
        _ bytes: Span<UInt8>,
        _ name: Range<Int>,
        _ value: Range<Int>
    ) {
        func isNamed(_ word: String) -> Bool { ByteWords.matches(bytes, name, word) }
        var fields = optional.take() ?? OptionalFields()
        switch name.count {
        case 6 where isNamed("accept"): Self.add(&fields.accept, bytes, value)
        case 13 where isNamed("if-none-match"): Self.add(&fields.ifNoneMatch, bytes, value)
        case 13 where isNamed("last-event-id"): Self.add(&fields.lastEventID, bytes, value)
        case 15 where isNamed("accept-language"): Self.add(&fields.acceptLanguage, bytes, value)
        case 15 where isNamed("x-forwarded-for"): Self.add(&fields.forwardedFor, bytes, value)
        case 17 where isNamed("if-modified-since"):
            Self.add(&fields.ifModifiedSince, bytes, value)
        default: break
        }
        optional = fields.isEmpty ? nil : fields
    }

    private mutating func readHost(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Refusal? {
        hosts += 1
        // A comma would be two hosts folded into one field by a proxy.
        guard hosts == 1, ByteClass.host.takesAll(bytes, value) else {
            return Refusal(.badRequest, "There must be one Host, and it must be a host.")
        }
        host = ByteWords.text(bytes, value)
        return nil
    }

    private mutating func readConnection(_ bytes: Span<UInt8>, _ value: Range<Int>) {
        var start = value.lowerBound
        while start < value.upperBound {
            let rest = start..<value.upperBound
            let comma = ByteWords.first(UInt8(ascii: ","), in: bytes, rest) ?? value.upperBound
            let part = ByteWords.trimmed(bytes, start..<comma)
            start = comma + 1
            let blank = part.first { ByteClass.blank.takes(bytes[$0]) } ?? part.upperBound
            let word = part.lowerBound..<blank
            if ByteWords.matches(bytes, word, "close") { wantsClose = true }
            if ByteWords.matches(bytes, word, "keep-alive") { wantsKeepAlive = true }
        }
    }

    /// Takes a field's value; a field that comes again goes on after a comma.
    private static func add(_ text: inout String, _ bytes: Span<UInt8>, _ value: Range<Int>) {
        let more = ByteWords.text(bytes, value)
        text = text.isEmpty ? more : text + "," + more
    }

    /// Byte by byte, because a parser for numbers of text would take full-width digits too.
    private mutating func readContentLength(
        _ bytes: Span<UInt8>,
        _ value: Range<Int>
    ) -> Refusal? {
        contentLengths += 1
        guard contentLengths == 1, !value.isEmpty, value.count <= 18,
            ByteClass.digit.takesAll(bytes, value)
        else { return Refusal(.badRequest, "Content-Length is not one number.") }
        announcesBody = value.contains { bytes[$0] != UInt8(ascii: "0") }
        return nil
    }

    /// Judges the whole head: framing first, then the method.
    func finish() -> Result<Request, Refusal> {
        if minorVersion == 1 && hosts == 0 {
            return .failure(Refusal(.badRequest, "The Host field is missing."))
        }
        guard word == .get || word == .head else {
            return .failure(
                word == .refused
                    ? Refusal(.methodNotAllowed, "Only GET and HEAD are answered here.")
                    : Refusal(.notImplemented, "The method is not known.")
            )
        }
        guard let target, !announcesBody else {
            return .failure(Refusal(.badRequest, "A body is announced; nothing here takes one."))
        }
        let request = Request(
            method: word == .get ? .get : .head,
            target: target,
            closesConnection: wantsClose || minorVersion == 0 && !wantsKeepAlive,
            host: host,
            optional: optional.map(OptionalFields.Box.init)
        )
        return .success(request)
    }
}
