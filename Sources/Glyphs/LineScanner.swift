/// Walks over the lines of a text font without copying them.
///
/// Lines end in LF or CR LF; the text after the last LF counts as a line if it is not empty.
struct LineScanner {
    private let bytes: [UInt8]
    private var next = 0
    /// The line the scanner stands on, counted from 1; 0 before the first.
    private(set) var line = 0
    /// Where the line starts and ends in the bytes, without its line end.
    private(set) var start = 0
    private(set) var end = 0
    /// Where in the line reading goes on.
    var position = 0

    init(_ bytes: [UInt8]) throws(FontError) {
        guard bytes.count <= FontLimits.fileBytes else {
            throw FontError(
                problem: "the font has \(bytes.count) bytes, more than \(FontLimits.fileBytes)",
                remedy: "Split it or leave out glyphs that no board needs"
            )
        }
        self.bytes = bytes
    }

    /// Steps to the next line; false at the end of the file.
    mutating func advance() throws(FontError) -> Bool {
        guard next < bytes.count else { return false }
        line += 1
        start = next
        position = start
        end = next
        while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
        next = end + 1
        if end > start, bytes[end &- 1] == 0x0D { end &-= 1 }
        guard end - start <= FontLimits.lineBytes else {
            throw error(
                at: FontLimits.lineBytes,
                "the line has \(end - start) bytes, more than \(FontLimits.lineBytes)",
                "Check that this is a text font with one entry a line"
            )
        }
        return true
    }

    var length: Int { end - start }
    var isAtEnd: Bool { position >= end }
    /// The byte at the position, or nil at the end of the line.
    var peek: UInt8? { position < end ? bytes[position] : nil }

    /// The byte at an offset from the start of the line.
    subscript(offset: Int) -> UInt8 { bytes[start + offset] }

    mutating func skipSpaces() {
        while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position &+= 1 }
    }

    /// The word at the position, packed for comparison; the position stays.
    func keyword() -> Keyword {
        var bits: UInt64 = 0
        var index = position
        while index < end, bytes[index] > 0x20, index &- position <= 16 {
            if index &- position < 8 { bits = bits &<< 8 | UInt64(bytes[index]) }
            index &+= 1
        }
        return Keyword(bits: bits, count: index &- position)
    }

    /// Moves behind a word and the spaces that follow it.
    mutating func skip(_ word: Keyword) {
        position += word.count
        skipSpaces()
    }

    /// Reads a whole line of just this many hex digits; nil, and no step, if it is anything else.
    mutating func takeHexLine(digits: Int) -> UInt64? {
        let stop = next &+ digits
        guard digits > 0, stop < bytes.count, bytes[stop] == 0x0A else { return nil }
        var value: UInt64 = 0
        var strange: UInt8 = 0
        for index in next..<stop {
            let digit = LineScanner.hexValue(bytes[index])
            strange |= digit
            value = value &<< 4 | UInt64(digit)
        }
        guard strange < 16 else { return nil }
        line &+= 1
        start = next
        end = stop
        position = stop
        next = stop &+ 1
        return value
    }

    /// Moves behind a word followed by a space or the end of the line, if the line has it here.
    mutating func take(_ word: String) -> Bool {
        let count = word.utf8.count
        guard position + count <= end else { return false }
        var index = 0
        for byte in word.utf8 {
            guard bytes[position &+ index] == byte else { return false }
            index &+= 1
        }
        if position + count < end, bytes[position + count] > 0x20 { return false }
        position += count
        skipSpaces()
        return true
    }

    /// Reads a whole number and the spaces behind it; nil if there is none or it is absurdly long.
    mutating func takeInteger() -> Int? {
        var index = position
        var negative = false
        if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
            negative = bytes[index] == 0x2D
            index &+= 1
        }
        let first = index
        var value = 0
        while index < end, bytes[index] &- 0x30 < 10 {
            value = value &* 10 &+ Int(bytes[index] &- 0x30)
            index &+= 1
        }
        guard index > first, index - first <= 9 else { return nil }
        guard index == end || bytes[index] <= 0x20 else { return nil }
        position = index
        skipSpaces()
        return negative ? -value : value
    }

    /// Reads upper or lower case hex digits; nil at any other byte or beyond 16 digits.
    mutating func takeHex(digits: Int) -> UInt64? {
        guard digits <= 16, position + digits <= end else { return nil }
        var value: UInt64 = 0
        for index in position..<(position + digits) {
            let digit = LineScanner.hexValue(bytes[index])
            guard digit < 16 else {
                position = index
                return nil
            }
            value = value &<< 4 | UInt64(digit)
        }
        position += digits
        return value
    }

    /// Reads up to the next space as text.
    mutating func takeWord() -> String {
        var index = position
        while index < end, bytes[index] > 0x20 { index += 1 }
        let word = String(decoding: bytes[position..<index], as: UTF8.self)
        position = index
        skipSpaces()
        return word
    }

    /// The rest of the line as text.
    mutating func takeRest() -> String {
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        position = end
        return text
    }

    /// An error at the position.
    func error(_ problem: String, _ remedy: String) -> FontError {
        error(at: position - start, problem, remedy)
    }

    /// An error at an offset from the start of the line.
    func error(at offset: Int, _ problem: String, _ remedy: String) -> FontError {
        FontError(line: max(line, 1), column: offset + 1, problem: problem, remedy: remedy)
    }

    /// The value of a hex digit; 16 and more for any other byte.
    @inline(__always)
    private static func hexValue(_ byte: UInt8) -> UInt8 {
        // Without branches: digits and letters alternate too wildly to be predicted.
        let number = byte &- 0x30
        let letter = (byte | 0x20) &- 0x61
        let value = letter < 6 ? letter &+ 10 : 0xFF
        return number < 10 ? number : value
    }
}

/// A word of a text font: its first eight bytes and its length, enough to tell keywords apart.
struct Keyword: Equatable {
    var bits: UInt64
    var count: Int

    init(bits: UInt64, count: Int) {
        self.bits = bits
        self.count = count
    }

    init(_ word: String) {
        bits = word.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        count = word.utf8.count
    }
}
