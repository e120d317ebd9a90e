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
        end = lineEnd(from: next)
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

    /// Where the next LF stands, or the end of the bytes.
    private func lineEnd(from first: Int) -> Int {
        unsafe bytes.withUnsafeBytes { text in
            var index = first
            // Eight bytes at a time: a byte that equals LF becomes 0, and borrows set its top bit.
            while index &+ 8 <= text.count {
                let word =
                    unsafe UInt64(
                        littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    ) ^ 0x0A0A_0A0A_0A0A_0A0A
                let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
                index &+= 8
            }
            while index < text.count, unsafe text[index] != 0x0A { index &+= 1 }
            return index
        }
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

    /// Reads a line of just this many hex digits for each row, shifted left; false, and no step,
    /// where one of the lines is anything else.
    mutating func takeHexLines(digits: Int, shift: UInt64, into rows: inout [UInt64]) -> Bool {
        let stride = digits &+ 1
        let count = rows.count
        // Eight bytes are read at a time.
        guard count > 0, (2...8).contains(digits), next + count * stride + 8 <= bytes.count
        else { return false }
        let start = next
        let isHex = unsafe bytes.withUnsafeBytes { text in
            unsafe rows.withUnsafeMutableBufferPointer { rows in
                var isHex = true
                var offset = start
                var line = 0
                // Two rows of four digits, the commonest, make one word.
                while digits == 4, line &+ 2 <= count {
                    let one = unsafe text.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                    let two = unsafe text.loadUnaligned(
                        fromByteOffset: offset &+ stride,
                        as: UInt32.self
                    )
                    let pair = HexWord(UInt64(two) &<< 32 | UInt64(one), digits: 8)
                    let ends = unsafe (text[offset &+ 4] ^ 0x0A) | (text[offset &+ 9] ^ 0x0A)
                    isHex = isHex && pair.isHex && ends == 0
                    unsafe rows[line] = (pair.value &>> 16) &<< 48
                    unsafe rows[line &+ 1] = pair.value &<< 48
                    offset &+= 10
                    line &+= 2
                }
                while line < count {
                    let word = unsafe text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    let row = HexWord(word, digits: digits)
                    offset &+= stride
                    isHex = unsafe isHex && row.isHex && text[offset &- 1] == 0x0A
                    unsafe rows[line] = row.value &<< shift
                    line &+= 1
                }
                return isHex
            }
        }
        guard isHex else { return false }
        line &+= count
        next &+= count &* stride
        self.start = next &- stride
        position = next &- 1
        end = position
        return true
    }

    /// Some whole lines met before.
    struct Passage {
        var bytes = 0..<0
        var lines = 0
    }

    /// The end of the present line, where a passage may begin.
    var mark: (next: Int, line: Int) { (next, line) }

    /// The lines behind a mark, the present one included.
    func passage(from mark: (next: Int, line: Int)) -> Passage {
        Passage(bytes: mark.next..<next, lines: line - mark.line)
    }

    /// Moves behind the next lines if they say the same, byte for byte, as a passage met before.
    mutating func skip(repeated passage: Passage) -> Bool {
        let count = passage.bytes.count
        guard count > 0, next + count <= bytes.count else { return false }
        let (here, there) = (next, passage.bytes.lowerBound)
        let isSame = unsafe bytes.withUnsafeBytes { text in
            var offset = 0
            while offset &+ 8 <= count {
                let one = unsafe text.loadUnaligned(
                    fromByteOffset: here &+ offset,
                    as: UInt64.self
                )
                let other = unsafe text.loadUnaligned(
                    fromByteOffset: there &+ offset,
                    as: UInt64.self
                )
                if one != other { return false }
                offset &+= 8
            }
            while offset < count {
                guard unsafe text[here &+ offset] == text[there &+ offset] else { return false }
                offset &+= 1
            }
            return true
        }
        guard isSame else { return false }
        next &+= count
        line &+= passage.lines
        return true
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
