/// The hash SHA-256 of FIPS 180-4, fed piece by piece.
///
/// ```
/// var hash = SHA256()
/// hash.update(header)
/// hash.update(body)
/// let digest = hash.finish()
/// ```
public struct SHA256: Sendable {
    /// Bytes in a block (FIPS 180-4 figure 1: 512 bits).
    static let blockLength = 64

    private var state = Chain()
    private var schedule = InlineArray<16, UInt32>(repeating: 0)
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var pendingCount = 0
    private var byteCount: UInt64 = 0

    /// Starts a hash of nothing.
    public init() {}

    /// The digest of bytes at once.
    public static func hash(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of a text's UTF-8.
    public static func hash(of text: String) -> Digest {
        hash(of: Array(text.utf8))
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        byteCount += UInt64(bytes.count)
        var index = 0
        while pendingCount > 0, index < bytes.count {
            append(bytes[index])
            index += 1
        }
        let span = bytes.span
        while bytes.count - index >= SHA256.blockLength {
            for word in 0..<16 {
                let at = index + word * 4
                schedule[word] =
                    UInt32(span[at]) << 24 | UInt32(span[at + 1]) << 16
                    | UInt32(span[at + 2]) << 8 | UInt32(span[at + 3])
            }
            state.mix(&schedule)
            index += SHA256.blockLength
        }
        while index < bytes.count {
            append(bytes[index])
            index += 1
        }
    }

    /// The digest of all bytes added.
    public consuming func finish() -> Digest {
        // FIPS 180-4 section 5.1.1: one bit, zeros up to 448 bits, then the length in bits.
        let bitCount = byteCount << 3
        append(0x80)
        while pendingCount != SHA256.blockLength - 8 { append(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: bitCount >> shift))
        }
        return Digest(words: state.words)
    }

    private mutating func append(_ byte: UInt8) {
        pending[pendingCount] = byte
        pendingCount += 1
        guard pendingCount == SHA256.blockLength else { return }
        pendingCount = 0
        for word in 0..<16 {
            schedule[word] =
                UInt32(pending[word * 4]) << 24 | UInt32(pending[word * 4 + 1]) << 16
                | UInt32(pending[word * 4 + 2]) << 8 | UInt32(pending[word * 4 + 3])
        }
        state.mix(&schedule)
    }
}
