/// The parts of a head as they are read line by line.
struct RequestHead: Sendable {
    var hasLine = false
    var passedEmptyLine = false
    var fieldCount = 0
    private var method: [UInt8] = []
    private var target: Target?
    private var minorVersion = 1
    private var hosts = 0
    private var ifNoneMatch = ""
    private var ifModifiedSince = ""
    private var accept = ""
    private var acceptLanguage = ""
    private var lastEventID = ""
    private var host = ""
    private var forwardedFor = ""
    private var announcesBody = false
    private var contentLengths = 0
    private var wantsClose = false
    private var wantsKeepAlive = false

    /// Methods in the public register (RFC 9110 section 16.1.1) that nothing here takes.
    private static let refusedMethods = [
        "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY",
    ].map { Array($0.utf8) }

    /// Reads `METHOD SP target SP HTTP/1.x` (RFC 9112 section 3).
    mutating func readRequestLine(_ line: ArraySlice<UInt8>) -> Refusal? {
        hasLine = true
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenByte) else {
            return Refusal(.badRequest, "The request line is not METHOD, target and version.")
        }
        method = Array(parts[0])
        if let problem = readVersion(parts[2]) { return problem }
        target = Target(bytes: parts[1])
        // A target in another form is only a fault of its own when the method could be answered.
        if target == nil && !Self.refusedMethods.contains(method) {
            return Refusal(.badRequest, "The target is not a path.")
        }
        return nil
    }

    private mutating func readVersion(_ version: ArraySlice<UInt8>) -> Refusal? {
        let form = Array("HTTP/".utf8)
        let tail = version.dropFirst(form.count)
        guard version.starts(with: form), tail.count == 3,
            let major = tail.first, let minor = tail.last,
            isDigit(major), isDigit(minor), tail[tail.startIndex + 1] == UInt8(ascii: ".")
        else { return Refusal(.badRequest, "The version is not HTTP/digit.digit.") }
        guard major == UInt8(ascii: "1"), minor <= UInt8(ascii: "1") else {
            return Refusal(.versionNotSupported, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
        }
        minorVersion = Int(minor - 0x30)
        return nil
    }

    /// Reads `name ":" OWS value OWS` (RFC 9112 section 5).
    mutating func readField(_ line: ArraySlice<UInt8>) -> Refusal? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[..<colon].allSatisfy(isTokenByte)
        else { return Refusal(.badRequest, "A field is not a name, a colon and a value.") }
        var value = line[(colon + 1)...]
        while let first = value.first, isBlank(first) { value.removeFirst() }
        while let last = value.last, isBlank(last) { value.removeLast() }
        let name = line[..<colon]
        switch name.count {
        case 4 where matches(name, "host"): return readHost(value)
        case 6 where matches(name, "accept"): Self.add(value, to: &accept)
        case 10 where matches(name, "connection"): readConnection(value)
        case 13 where matches(name, "if-none-match"): Self.add(value, to: &ifNoneMatch)
        case 13 where matches(name, "last-event-id"): Self.add(value, to: &lastEventID)
        case 14 where matches(name, "content-length"): return readContentLength(value)
        case 15 where matches(name, "accept-language"): Self.add(value, to: &acceptLanguage)
        case 15 where matches(name, "x-forwarded-for"): Self.add(value, to: &forwardedFor)
        case 17 where matches(name, "if-modified-since"): Self.add(value, to: &ifModifiedSince)
        case 17 where matches(name, "transfer-encoding"):
            return Refusal(.badRequest, "A body is announced; nothing here takes one.")
        default: break
        }
        return nil
    }

    private mutating func readHost(_ value: ArraySlice<UInt8>) -> Refusal? {
        hosts += 1
        // A comma would be two hosts folded into one field by a proxy.
        guard hosts == 1, value.allSatisfy({ isHostByte($0) }) else {
            return Refusal(.badRequest, "There must be one Host, and it must be a host.")
        }
        host = String(decoding: value, as: UTF8.self)
        return nil
    }

    private mutating func readConnection(_ value: ArraySlice<UInt8>) {
        for part in value.split(separator: UInt8(ascii: ",")) {
            let word = part.drop(while: isBlank).prefix { !isBlank($0) }
            if matches(word, "close") { wantsClose = true }
            if matches(word, "keep-alive") { wantsKeepAlive = true }
        }
    }

    /// Takes a field's value; a field that comes again goes on after a comma.
    private static func add(_ value: ArraySlice<UInt8>, to text: inout String) {
        if !text.isEmpty { text += "," }
        text += String(decoding: value, as: UTF8.self)
    }

    /// Byte by byte, because a parser for numbers of text would take full-width digits too.
    private mutating func readContentLength(_ value: ArraySlice<UInt8>) -> Refusal? {
        contentLengths += 1
        guard contentLengths == 1, !value.isEmpty, value.count <= 18, value.allSatisfy(isDigit)
        else { return Refusal(.badRequest, "Content-Length is not one number.") }
        announcesBody = value.contains { $0 != UInt8(ascii: "0") }
        return nil
    }

    /// Judges the whole head: framing first, then the method.
    func finish() -> Result<Request, Refusal> {
        if minorVersion == 1 && hosts == 0 {
            return .failure(Refusal(.badRequest, "The Host field is missing."))
        }
        let isGet = matches(method[...], "GET", ignoringCase: false)
        guard isGet || matches(method[...], "HEAD", ignoringCase: false) else {
            return .failure(
                Self.refusedMethods.contains(method)
                    ? Refusal(.methodNotAllowed, "Only GET and HEAD are answered here.")
                    : Refusal(.notImplemented, "The method is not known.")
            )
        }
        guard let target, !announcesBody else {
            return .failure(Refusal(.badRequest, "A body is announced; nothing here takes one."))
        }
        var request = Request(
            method: isGet ? .get : .head,
            target: target,
            ifNoneMatch: ifNoneMatch,
            closesConnection: wantsClose || minorVersion == 0 && !wantsKeepAlive
        )
        request.ifModifiedSince = ifModifiedSince
        request.accept = accept
        request.acceptLanguage = acceptLanguage
        request.lastEventID = lastEventID
        request.host = host
        request.forwardedFor = forwardedFor
        return .success(request)
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
}

/// The characters of a token, RFC 9110 section 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E: true
    case 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
    default: false
    }
}

/// The characters of a name, an address in brackets and a port, RFC 3986 section 3.2.
private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F, 0x7E, 0x25: true
    default: false
    }
}

/// Compares bytes with an ASCII word; `word` is lower-case when case does not count.
private func matches(
    _ bytes: ArraySlice<UInt8>,
    _ word: String,
    ignoringCase: Bool = true
) -> Bool {
    bytes.count == word.utf8.count
        && zip(bytes, word.utf8).allSatisfy { byte, letter in
            (ignoringCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == letter
        }
}
