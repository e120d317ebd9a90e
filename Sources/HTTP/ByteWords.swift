/// Which bytes of ASCII are taken, as one bit each: the lowest bit of `low` is NUL.
///
/// The words are written out, so that a class is a constant; a test compares them with the rules.
struct ByteClass: Sendable {
    private let low: UInt64
    private let high: UInt64

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
    @inline(__always) static var token: ByteClass {
        ByteClass(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    }
    /// The characters of a name, an address in brackets and a port, RFC 3986 section 3.2.
    @inline(__always) static var host: ByteClass {
        ByteClass(low: 0x07FF_6020_0000_0000, high: 0x47FF_FFFE_AFFF_FFFE)
    }
    /// The characters of a path that stand for themselves, RFC 3986 section 2.3, and the slash.
    @inline(__always) static var plainPath: ByteClass {
        ByteClass(low: 0x03FF_E000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    }
    /// The ten digits of ASCII.
    @inline(__always) static var digit: ByteClass {
        ByteClass(low: 0x03FF_0000_0000_0000, high: 0x0000_0000_0000_0000)
    }
    /// Blank and tab.
    @inline(__always) static var blank: ByteClass {
        ByteClass(low: 0x0000_0001_0000_0200, high: 0x0000_0000_0000_0000)
    }
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

    /// Whether two stretches hold the same bytes, eight at a time.
    static func areEqual(_ a: RawSpan, _ b: RawSpan) -> Bool {
        guard a.byteCount == b.byteCount else { return false }
        var place = 0
        while place + 8 <= a.byteCount {
            let left = unsafe a.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            let right = unsafe b.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard left == right else { return false }
            place += 8
        }
        while place < a.byteCount {
            let left = unsafe a.unsafeLoad(fromByteOffset: place, as: UInt8.self)
            let right = unsafe b.unsafeLoad(fromByteOffset: place, as: UInt8.self)
            guard left == right else { return false }
            place += 1
        }
        return true
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
