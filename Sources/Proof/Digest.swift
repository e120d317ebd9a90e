/// A SHA-256 digest.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    /// Bytes in a digest (256 bits).
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    init(words: InlineArray<8, UInt32>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.byteCount)
        for index in words.indices {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: words[index] >> shift))
            }
        }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits in lower case; nil for any other text.
    public init?(hexText: String) {
        let digits = Array(hexText.utf8)
        guard digits.count == Digest.byteCount * 2 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.byteCount)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Digest.value(of: digits[index]),
                let low = Digest.value(of: digits[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    /// The digest as 64 hexadecimal digits in lower case.
    public var hexText: String {
        var text: [UInt8] = []
        text.reserveCapacity(Digest.byteCount * 2)
        for byte in bytes {
            text.append(Digest.digits[Int(byte >> 4)])
            text.append(Digest.digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The digest as 64 hexadecimal digits in lower case.
    public var description: String { hexText }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
