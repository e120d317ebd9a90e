/// Checks that only add bytes up.
public enum ByteSum {
    /// The sum of bytes modulo 65,536.
    public static func sixteen(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { $0 &+ UInt16($1) }
    }

    /// The same of a part of an array, which is what decoders have in hand.
    public static func sixteen(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        var sum: UInt16 = 0
        for byte in bytes { sum &+= UInt16(byte) }
        return sum
    }

    /// All bytes combined by exclusive or.
    public static func exclusiveOr(_ bytes: some Sequence<UInt8>) -> UInt8 {
        bytes.reduce(0, ^)
    }
}
