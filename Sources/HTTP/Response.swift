/// An answer: status, fields and body, ready to be sent many times.
///
/// All of the head that does not change from one sending to the next is made once, here; the
/// bytes of head and body are shared, never copied for a client.
public struct Response: Sendable {
    /// How long a client may keep an answer without asking again.
    public enum Caching: Sendable, Hashable {
        /// Ask each time; the entity tag makes a repeated answer short.
        case revalidate
        /// Do not keep it at all.
        case never
        /// Keep it for a number of seconds.
        case seconds(Int)

        var directive: String {
            switch self {
            case .revalidate: "no-cache"
            case .never: "no-store"
            case .seconds(let seconds): "max-age=\(seconds)"
            }
        }
    }

    private final class Content: Sendable {
        let status: Status
        let contentType: String
        let body: [UInt8]
        let entityTag: String?
        let lastModified: String?
        let isEventStream: Bool
        let isFixed: Bool
        let head: [UInt8]
        let notModifiedHead: [UInt8]

        init(
            status: Status,
            contentType: String,
            body: [UInt8] = [],
            entityTag: String? = nil,
            lastModified: String? = nil,
            isEventStream: Bool = false,
            isFixed: Bool = false,
            head: [UInt8],
            notModifiedHead: [UInt8] = []
        ) {
            self.status = status
            self.contentType = contentType
            self.body = body
            self.entityTag = entityTag
            self.lastModified = lastModified
            self.isEventStream = isEventStream
            self.isFixed = isFixed
            self.head = head
            self.notModifiedHead = notModifiedHead
        }
    }

    // One reference to hand about, however many parts an answer has.
    private let content: Content

    /// The status.
    public var status: Status { content.status }
    /// The media type of the body.
    public var contentType: String { content.contentType }
    /// The bytes of the body; empty for an event stream.
    public var body: [UInt8] { content.body }
    /// The tag that names this very content; nil when a repeat is never shortened.
    public var entityTag: String? { content.entityTag }
    /// When the content last changed, in the form of HTTP dates; nil when that is not told.
    public var lastModified: String? { content.lastModified }
    /// Whether this answer stays open and carries events.
    public var isEventStream: Bool { content.isEventStream }
    /// Whether the same request gets this very answer as long as the server's model is the same.
    public var isFixed: Bool { content.isFixed }
    var head: [UInt8] { content.head }
    var notModifiedHead: [UInt8] { content.notModifiedHead }

    /// Makes an answer with a body.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - contentType: The media type, with its character set when it is text.
    ///   - body: The bytes of the body.
    ///   - caching: How long a client may keep it.
    ///   - modifiedAt: When the content last changed, in seconds since 1970-01-01T00:00:00Z.
    ///   - fields: Further fields; names and values must not hold line ends.
    public init(
        status: Status = .ok,
        contentType: String,
        body: [UInt8],
        caching: Caching = .revalidate,
        modifiedAt: Int64? = nil,
        fields: [(name: String, value: String)] = []
    ) {
        let tag = status == .ok && caching != .never ? Self.tag(of: body) : nil
        var common = "Cache-Control: \(caching.directive)\r\n"
        if let tag {
            common += "ETag: \"\(tag)\"\r\n"
        }
        let lastModified = modifiedAt.map { HTTPDate.text(secondsSinceEpoch: $0) }
        if let lastModified {
            common += "Last-Modified: \(lastModified)\r\n"
        }
        common += SecurityFields.text(contentType: contentType)
        for field in fields {
            common += "\(field.name): \(field.value)\r\n"
        }
        content = Content(
            status: status,
            contentType: contentType,
            body: body,
            entityTag: tag,
            lastModified: lastModified,
            head: Self.head(
                status,
                "Content-Type: \(contentType)\r\nContent-Length: \(body.count)\r\n" + common
            ),
            notModifiedHead: Self.head(.notModified, common)
        )
    }

    /// The same answer, for which the server need not ask twice with the same model.
    public func fixed() -> Response {
        Response(
            Content(
                status: status,
                contentType: contentType,
                body: body,
                entityTag: entityTag,
                lastModified: lastModified,
                isEventStream: isEventStream,
                isFixed: true,
                head: head,
                notModifiedHead: notModifiedHead
            )
        )
    }

    private init(_ content: Content) { self.content = content }

    /// The answer that opens an event stream (the EventSource part of the HTML standard).
    public static let eventStream = Response(openingEventStream: ())

    private init(openingEventStream: Void) {
        content = Content(
            status: .ok,
            contentType: "text/event-stream",
            isEventStream: true,
            head: Self.head(
                .ok,
                // A proxy in front must hand each event on at once.
                "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n"
                    + "X-Accel-Buffering: no\r\n"
                    + SecurityFields.text(contentType: "text/event-stream")
            )
        )
    }

    /// A short answer in plain text.
    public static func plain(_ status: Status, _ text: String) -> Response {
        Response(
            status: status,
            contentType: "text/plain; charset=utf-8",
            body: Array((text + "\n").utf8),
            caching: .never
        )
    }

    /// The answer to a request that the parser refused.
    static func refusing(_ refusal: Refusal) -> Response {
        Response(
            status: refusal.status,
            contentType: "text/plain; charset=utf-8",
            body: Array((refusal.reason + "\n").utf8),
            caching: .never,
            // RFC 9110 section 15.5.6: a 405 names what would be taken.
            fields: refusal.status == .methodNotAllowed ? [("Allow", "GET, HEAD")] : []
        )
    }

    private static func head(_ status: Status, _ fields: String) -> [UInt8] {
        Array("HTTP/1.1 \(status.code) \(status.phrase)\r\n\(fields)".utf8)
    }

    /// FNV-1a with 64 bits and the length: tells versions of one page apart, guards nothing.
    private static func tag(of body: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in body {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16) + "-" + String(body.count, radix: 16)
    }
}

/// The fields every answer carries so that it can only be what this service made it.
enum SecurityFields {
    /// Those of an answer: pages, and scripts that work by themselves, may use this service's own
    /// files; data may use nothing.
    static func text(contentType: String) -> String {
        let isActive = ["text/html", "image/svg", "text/javascript"].contains {
            contentType.hasPrefix($0)
        }
        return isActive ? page : data
    }

    private static let page = [
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy: same-origin",
        common,
    ].joined(separator: "\r\n")

    private static let data =
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n" + common

    private static let common = [
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cross-Origin-Resource-Policy: same-origin",
        "",
    ].joined(separator: "\r\n")
}
