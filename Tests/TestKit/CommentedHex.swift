/// Bytes written for people: two hexadecimal digits each, and on every line after `//` their
/// meaning.
public enum CommentedHex {
    /// Reads bytes; anything but hexadecimal digits and blanks outside comments is a fault in a
    /// test.
    public static func bytes(_ text: String) -> [UInt8] {
        var digits: [UInt8] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            var previous: Character?
            for character in line {
                if character == "/", previous == "/" { break }
                previous = character
                if let digit = character.hexDigitValue {
                    digits.append(UInt8(digit))
                } else {
                    precondition(character == " " || character == "/", "not hexadecimal: \(line)")
                }
            }
        }
        precondition(digits.count % 2 == 0, "half a byte is missing: \(text)")
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Writes bytes, sixteen a line.
    public static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        for (offset, byte) in bytes.enumerated() {
            if offset > 0 { text += offset % 16 == 0 ? "\n" : " " }
            let digits = String(byte, radix: 16, uppercase: true)
            text += digits.count == 1 ? "0" + digits : digits
        }
        return text
    }
}
