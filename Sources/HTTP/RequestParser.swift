/// Reads requests from a stream of bytes, strictly (RFC 9112) and only what a read-only service
/// can answer: GET and HEAD without a body.
///
/// Each byte is looked at once, in order, and every verdict falls at the first byte that decides
/// it; so it makes no difference in what pieces the bytes arrive.
///
///     line ──CRLF──▶ fields ──empty line──▶ request ──▶ line (the next one)
///       └───────────────┴── anything wrong ──▶ refused, for good
public struct RequestParser: Sendable {
    /// What the bytes so far amount to.
    public enum Step: Sendable, Hashable {
        /// The request is not whole yet.
        case needsMore
        /// One whole request; call again for the next.
        case request(Request)
        /// Nothing more is read from this connection.
        case refused(Refusal)
    }

    private let limits: RequestLimits
    private var buffer: [UInt8] = []
    /// Where the head being read begins.
    private var headStart = 0
    /// Where the line being read begins.
    private var lineStart = 0
    /// The next byte to look at.
    private var cursor = 0
    private var head = RequestHead()
    private var refusal: Refusal?
    /// The last request, from a connection's second one on.
    ///
    /// Who asks again and again asks in the same words, and the same bytes mean the same.
    private var last: Asked?
    private var isFirst = true
    /// Longer heads are read each time.
    private static let repeatLimit = 1_024

    /// A request and its head as it came, behind one reference.
    private final class Asked: Sendable {
        let head: [UInt8]
        let request: Request

        init(_ request: Request, head: [UInt8]) {
            self.head = head
            self.request = request
        }
    }

    /// Makes a parser at the beginning of a connection.
    public init(limits: RequestLimits = RequestLimits()) {
        self.limits = limits
    }

    /// Whether a request has begun to arrive and is not whole yet.
    ///
    /// Kept and not reckoned: asking a parser inside a client must not copy it.
    public private(set) var isInsideRequest = false

    /// Bytes that wait to be read as the next requests.
    public var bufferedBytes: Int {
        buffer.count - headStart
    }

    /// Takes bytes from the connection.
    public mutating func append(_ bytes: some Collection<UInt8>) {
        if headStart > 0 && headStart == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            headStart = 0
            lineStart = 0
            cursor = 0
        } else if headStart > limits.headBytes {
            buffer.removeFirst(headStart)
            lineStart -= headStart
            cursor -= headStart
            headStart = 0
        }
        buffer.append(contentsOf: bytes)
        isInsideRequest = buffer.count > headStart
    }

    /// Reads on until a request is whole, the bytes run out, or something is wrong.
    public mutating func next() -> Step {
        if let refusal { return .refused(refusal) }
        if passOverRepeated(), let last { return .request(last.request) }
        while true {
            cursor = afterPlainBytes()
            if isWholeLineEnd {
                cursor += 2
            } else {
                guard cursor < buffer.count else { return .needsMore }
                if let problem = look(at: buffer[cursor]) {
                    return refuse(problem)
                }
                cursor += 1
                guard buffer[cursor - 1] == 0x0A else { continue }
            }
            let line = lineStart..<(cursor - 2)
            lineStart = cursor
            switch endOfLine(line) {
            case .goOn: continue
            case .whole(let request): return .request(request)
            case .wrong(let problem): return refuse(problem)
            }
        }
    }

    /// Whether the last request would be known again.
    public var remembersLast: Bool { last != nil }

    /// Passes over the last request when its very bytes stand here again; tells whether they do.
    public mutating func passOverRepeated() -> Bool {
        guard let last, cursor == headStart, buffer.count - headStart >= last.head.count,
            stands(last.head)
        else { return false }
        headStart += last.head.count
        lineStart = headStart
        cursor = headStart
        isInsideRequest = buffer.count > headStart
        return true
    }

    /// Whether these bytes stand where a head begins.
    private func stands(_ head: [UInt8]) -> Bool {
        let bytes = unsafe buffer.span.extracting(headStart..<headStart + head.count).bytes
        return unsafe ByteWords.areEqual(bytes, head.span.bytes)
    }

    private mutating func remember(_ request: Request, _ head: Range<Int>) {
        last =
            isFirst || head.count > Self.repeatLimit
            ? nil : Asked(request, head: Array(buffer[head]))
        isFirst = false
    }

    /// Whether CR and LF both stand at the cursor, within the limit and after no other CR.
    private var isWholeLineEnd: Bool {
        cursor + 1 < buffer.count && cursor + 2 - headStart <= limits.headBytes
            && buffer[cursor] == 0x0D && buffer[cursor + 1] == 0x0A
            && (cursor == lineStart || buffer[cursor - 1] != 0x0D)
    }

    /// Where the bytes end that decide nothing: visible ones within the limits.
    private func afterPlainBytes() -> Int {
        var index = cursor
        // The byte after a CR is never plain.
        if index > lineStart && buffer[index - 1] == 0x0D { return index }
        let lineLimit = head.hasLine ? Int.max : lineStart + limits.requestLineBytes
        let end = min(buffer.count, lineLimit, headStart + limits.headBytes)
        let bytes = buffer.span
        while index < end {
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x7F { return index }
            index += 1
        }
        return index
    }

    private mutating func refuse(_ problem: Refusal) -> Step {
        refusal = problem
        buffer.removeAll()
        headStart = 0
        isInsideRequest = false
        return .refused(problem)
    }

    /// Checks one byte: line ends, control characters and the limits.
    private func look(at byte: UInt8) -> Refusal? {
        let afterReturn = cursor > lineStart && buffer[cursor - 1] == 0x0D
        if afterReturn != (byte == 0x0A) {
            return Refusal(.badRequest, "A line ends with something else than CR LF.")
        }
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
            return Refusal(.badRequest, "A control character stands in the head.")
        }
        if byte != 0x0D && byte != 0x0A && !head.hasLine
            && cursor - lineStart >= limits.requestLineBytes
        {
            return Refusal(
                .targetTooLong,
                "The request line is over \(limits.requestLineBytes) bytes."
            )
        }
        if cursor - headStart >= limits.headBytes {
            return Refusal(.headTooLarge, "The head is over \(limits.headBytes) bytes.")
        }
        return nil
    }

    private enum LineVerdict {
        case goOn
        case whole(Request)
        case wrong(Refusal)
    }

    private mutating func endOfLine(_ line: Range<Int>) -> LineVerdict {
        if !head.hasLine {
            // RFC 9112 section 2.2: an empty line before the request line is passed over, once.
            if line.isEmpty && !head.passedEmptyLine {
                head.passedEmptyLine = true
                return .goOn
            }
            return head.readRequestLine(buffer, line).map { .wrong($0) } ?? .goOn
        }
        if line.isEmpty {
            let verdict = head.finish()
            let place = headStart..<cursor
            head = RequestHead()
            headStart = cursor
            isInsideRequest = buffer.count > headStart
            switch verdict {
            case .success(let request):
                remember(request, place)
                return .whole(request)
            case .failure(let problem): return .wrong(problem)
            }
        }
        head.fieldCount += 1
        if head.fieldCount > limits.fields {
            return .wrong(Refusal(.headTooLarge, "The head has over \(limits.fields) fields."))
        }
        return head.readField(buffer, line).map { .wrong($0) } ?? .goOn
    }
}

extension Refusal: Error {}
