/// Which grammar a text follows.
public enum JSONDialect: Sendable, Hashable {
    /// RFC 8259.
    case json
    /// JSON5 1.0.0 (spec.json5.org), without `Infinity`, `NaN` and escapes in unquoted keys.
    case json5
}

/// How much a reader takes before it refuses.
public struct JSONLimits: Sendable, Hashable {
    /// Longest text in bytes.
    public var maximumBytes: Int
    /// Deepest nesting of arrays and objects.
    public var maximumDepth: Int
    /// Longest number in characters.
    public var maximumNumberLength: Int

    /// 16 MiB, 64 levels, 64 characters a number.
    public static let standard = JSONLimits()

    /// Makes limits; what is left out is as in `standard`.
    public init(
        maximumBytes: Int = 16 * 1_024 * 1_024,
        maximumDepth: Int = 64,
        maximumNumberLength: Int = 64
    ) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNumberLength = maximumNumberLength
    }
}

/// Reads JSON and JSON5 into nodes that know where they stood.
public enum JSONReader {
    /// Reads a text.
    public static func read(
        _ text: String,
        dialect: JSONDialect = .json,
        limits: JSONLimits = .standard
    ) throws(NotationError) -> JSONNode {
        // A Swift string is valid UTF-8, so there is nothing to check.
        try parse(Array(text.utf8), dialect, limits)
    }

    /// Reads a text in UTF-8; a leading byte order mark is skipped.
    public static func read(
        _ bytes: [UInt8],
        dialect: JSONDialect = .json,
        limits: JSONLimits = .standard
    ) throws(NotationError) -> JSONNode {
        if bytes.count <= limits.maximumBytes {
            try checkEncoding(bytes)
        }
        return try parse(bytes, dialect, limits)
    }

    private static func parse(
        _ bytes: [UInt8],
        _ dialect: JSONDialect,
        _ limits: JSONLimits
    ) throws(NotationError) -> JSONNode {
        guard bytes.count <= limits.maximumBytes else {
            throw NotationError(
                position: nil,
                path: "$",
                problem:
                    "the text has \(bytes.count) bytes, the limit is \(limits.maximumBytes) bytes",
                remedy: "split it into smaller texts"
            )
        }
        var parser = JSONParser(bytes: bytes, dialect: dialect, limits: limits)
        do {
            return try parser.parseDocument()
        } catch {
            throw error.inside("$")
        }
    }

    private static func checkEncoding(_ bytes: [UInt8]) throws(NotationError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            var tracker = PositionTracker(from: JSONParser.textStart(of: bytes))
            throw NotationError(
                position: tracker.position(of: offset, in: bytes),
                path: "$",
                problem: "byte \(offset) is not valid UTF-8",
                remedy: "save the text in UTF-8"
            )
        }
    }
}
