/// Decimal digits, two a byte, as clocks of boards count.
public enum BinaryCodedDecimal {
    /// A number of 0 to 99 as one byte.
    public static func byte(_ number: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: ((number / 10) % 10) << 4 | (number % 10))
    }

    /// The number in a byte, or nothing when a digit is none.
    public static func number(_ byte: UInt8) -> Int? {
        byte >> 4 < 10 && byte & 15 < 10 ? Int(byte >> 4) * 10 + Int(byte & 15) : nil
    }
}
