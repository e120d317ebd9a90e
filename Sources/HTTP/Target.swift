/// What a request asks about: a decoded path as segments, and the parameters after `?`.
///
/// A path is compared segment by segment and never joined into a file name, so no spelling of a
/// slash or of two dots can lead out of the routes.
public struct Target: Sendable, Hashable {
    /// One parameter of the query.
    public struct Parameter: Sendable, Hashable {
        /// The decoded name.
        public var name: String
        /// The decoded value; empty when there was no `=`.
        public var value: String
    }

    /// The path in its one spelling: without empty or dotted segments, and with everything
    /// percent-encoded but letters, digits and `-._~`; no spelling of a slash but the separator.
    public let path: String
    /// Parameters in the order they came.
    public let parameters: [Parameter]

    /// Reads an origin-form or absolute-form target; nothing when it breaks the rules.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    /// Decoded segments of the path; `/` has none, `/items/KP-001` has two.
    public var segments: [String] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { segment in
            Self.decoded(Array(segment)[...], plusIsSpace: false) ?? ""
        }
    }

    /// The first value of a parameter.
    public func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    private init(path: String, parameters: [Parameter]) {
        self.path = path
        self.parameters = parameters
    }

    /// The same question about another path.
    public func with(segments: [String]) -> Target {
        Target(path: Self.path(segments), parameters: parameters)
    }

    private static func path(_ segments: [String]) -> String {
        "/" + segments.map(encoded).joined(separator: "/")
    }

    /// Reads a target where it lies; most are written in their one spelling already.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        if Self.isPlain(bytes, range) {
            self.init(path: ByteWords.text(bytes, range), parameters: [])
        } else {
            self.init(bytes: range.map { bytes[$0] }[...])
        }
    }

    /// Whether a target is a path and nothing else, spelt as it would be here.
    private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var before = UInt8(ascii: "/")
        guard bytes[range.lowerBound] == before else { return false }
        var index = range.lowerBound + 1
        if index == range.upperBound { return true }
        while index < range.upperBound {
            let byte = bytes[index]
            guard ByteClass.plainPath.takes(byte) else { return false }
            // After a slash: another one, or a segment of dots perhaps.
            if before == UInt8(ascii: "/"), byte == before || byte == UInt8(ascii: ".") {
                return false
            }
            before = byte
            index += 1
        }
        return before != UInt8(ascii: "/")
    }

    init?(bytes: ArraySlice<UInt8>) {
        // RFC 3986 section 2: a target is visible ASCII; RFC 9112 section 3.2: no fragment.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }),
            let local = Self.withoutAuthority(bytes)
        else { return nil }
        let mark = local.firstIndex(of: UInt8(ascii: "?")) ?? local.endIndex
        guard let segments = Self.segments(of: local[..<mark]) else { return nil }
        path = Self.path(segments)
        guard mark < local.endIndex else {
            self.parameters = []
            return
        }
        guard let parameters = Self.parameters(of: local[(mark + 1)...]) else { return nil }
        self.parameters = parameters
    }

    /// Drops `http://authority` from an absolute-form target (RFC 9112 section 3.2.2).
    private static func withoutAuthority(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if bytes.first == UInt8(ascii: "/") { return bytes }
        for scheme in ["http://", "https://"] {
            guard bytes.count > scheme.utf8.count,
                zip(bytes, scheme.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            else { continue }
            let rest = bytes.dropFirst(scheme.utf8.count)
            guard let slash = rest.firstIndex(where: { $0 == 0x2F || $0 == 0x3F }) else {
                return [UInt8(ascii: "/")]
            }
            guard slash > rest.startIndex else { return nil }
            return rest[slash] == 0x2F ? rest[slash...] : [UInt8(ascii: "/")] + rest[slash...]
        }
        return nil
    }

    /// Splits and decodes a path: empty and `.` segments vanish, `..` takes one back but never
    /// above the root.
    private static func segments(of path: ArraySlice<UInt8>) -> [String]? {
        var segments: [String] = []
        var start = path.startIndex
        while start < path.endIndex {
            let end = path[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            let raw = path[start..<end]
            start = end + 1
            if raw.isEmpty { continue }
            guard let segment = decoded(raw, plusIsSpace: false) else { return nil }
            switch segment {
            case ".":
                continue
            case "..":
                guard segments.popLast() != nil else { return nil }
            default:
                segments.append(segment)
            }
        }
        return segments
    }

    private static func parameters(of query: ArraySlice<UInt8>) -> [Parameter]? {
        var parameters: [Parameter] = []
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = decoded(pair[..<equals], plusIsSpace: true),
                let value = decoded(pair[equals...].dropFirst(), plusIsSpace: true)
            else { return nil }
            parameters.append(Parameter(name: name, value: value))
        }
        return parameters
    }

    /// Undoes percent-encoding; refuses broken escapes, control characters and broken UTF-8.
    private static func decoded(_ raw: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        let isPlain = !raw.contains { $0 == UInt8(ascii: "%") || plusIsSpace && $0 == 0x2B }
        // Visible ASCII, as all of a target was found to be.
        if isPlain { return String(decoding: raw, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            if byte == UInt8(ascii: "%") {
                guard raw.endIndex - index > 2,
                    let high = hexDigit(raw[index + 1]), let low = hexDigit(raw[index + 2])
                else { return nil }
                let value = high << 4 | low
                guard value >= 0x20, value != 0x7F else { return nil }
                bytes.append(value)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Percent-encodes a text so that it stands as one segment of a path or one value of a query.
    public static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
