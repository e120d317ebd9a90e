/// A place in a text, as an editor shows it.
public struct TextPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Line, counted from 1; a line ends with LF, CR or CR LF.
    public var line: Int
    /// Column, counted from 1 in Unicode scalars, so that a hanzi counts one.
    public var column: Int

    /// Makes a position from a line and a column, both counted from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The position as `line:column`.
    public var description: String { "\(line):\(column)" }

    /// Tells whether `a` stands before `b`.
    public static func < (a: TextPosition, b: TextPosition) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// Turns growing byte offsets into positions, looking at each byte once.
struct PositionTracker {
    private var offset: Int
    private var line = 1
    private var column = 1

    /// Starts counting at a byte offset, which is 1:1.
    init(from offset: Int) {
        self.offset = offset
    }

    /// The position of a byte offset; offsets asked for one after another must not fall.
    mutating func position(of target: Int, in bytes: [UInt8]) -> TextPosition {
        while offset < target {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                let isPair =
                    byte == UInt8(ascii: "\r") && offset + 1 < bytes.count
                    && bytes[offset + 1] == UInt8(ascii: "\n")
                if isPair && offset + 1 < target { offset += 1 }
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return TextPosition(line: line, column: column)
    }
}
