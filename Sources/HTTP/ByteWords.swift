/// Which bytes of ASCII are taken, as one bit each.
struct ByteClass: Sendable {
    private let low: UInt64
    private let high: UInt64

    init(_ isTaken: (UInt8) -> Bool) {
        var words: (UInt64, UInt64) = (0, 0)
        for byte in UInt8(0)..<64 where isTaken(byte) { words.0 |= 1 << UInt64(byte) }
        for byte in UInt8(64)..<128 where isTaken(byte) { words.1 |= 1 << UInt64(byte - 64) }
        (low, high) = words
    }

    @inline(__always)
    func takes(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && word >> UInt64(byte & 63) & 1 == 1
    }

    /// Whether all bytes of a stretch are taken.
    @inline(__always)
    func takesAll(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard takes(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// The characters of a token, RFC 9110 section 5.6.2.
    static let token = ByteClass { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E: true
        case 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }

    /// The characters of a name, an address in brackets and a port, RFC 3986 section 3.2.
    static let host = ByteClass { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F, 0x7E, 0x25: true
        default: false
        }
    }

    /// The characters of a path that stand for themselves, RFC 3986 section 2.3, and the slash.
    static let plainPath = ByteClass { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
        default: false
        }
    }

    static let digit = ByteClass { $0 >= 0x30 && $0 <= 0x39 }
    static let blank = ByteClass { $0 == 0x20 || $0 == 0x09 }
}

/// Looking into bytes where they lie.
enum ByteWords {
    /// The first place of a byte in a stretch.
    static func first(_ wanted: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == wanted { return index }
            index += 1
        }
        return nil
    }

    /// A stretch without blanks at its ends.
    static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, ByteClass.blank.takes(bytes[start]) { start += 1 }
        while end > start, ByteClass.blank.takes(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Compares a stretch with an ASCII word; `word` is lower-case when case does not count.
    static func matches(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        _ word: String,
        ignoringCase: Bool = true
    ) -> Bool {
        guard range.count == word.utf8.count else { return false }
        var index = range.lowerBound
        for letter in word.utf8 {
            let byte = bytes[index]
            guard (ignoringCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == letter
            else { return false }
            index += 1
        }
        return true
    }

    /// A stretch as text; what is no UTF-8 becomes U+FFFD.
    static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        let part = bytes.extracting(range)
        do {
            return String(copying: try UTF8Span(validating: part))
        } catch {
            return String(decoding: part.indices.map { part[$0] }, as: UTF8.self)
        }
    }
}
