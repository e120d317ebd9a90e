/// Bytes as people read them.
public enum Hexadecimal {
    /// Two digits.
    public static func text(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }

    /// Pairs of digits with blanks between.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map(text).joined(separator: " ")
    }

    /// Printable ASCII as it is, other bytes as a dot.
    public static func ascii(_ bytes: some Sequence<UInt8>) -> String {
        String(
            decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : 0x2E },
            as: UTF8.self
        )
    }
}
