/// Checks that only add bytes up.
public enum ByteSum {
    /// The sum of bytes modulo 65,536.
    public static func sixteen(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { $0 &+ UInt16($1) }
    }

    /// All bytes combined by exclusive or.
    public static func exclusiveOr(_ bytes: some Sequence<UInt8>) -> UInt8 {
        bytes.reduce(0, ^)
    }
}
