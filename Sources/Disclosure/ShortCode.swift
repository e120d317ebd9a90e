/// A digest in a form that people can read to each other.
package enum ShortCode {
    /// Crockford's 32 digits: no I, L, O or U, which are heard or read wrongly.
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// The first 40 bits of a digest as two groups of four, for example `4K7Z-09QM`; the digest
    /// itself when it is no hexadecimal text of that length.
    package static func text(digest: String) -> String {
        guard let bits = UInt64(digest.prefix(10), radix: 16), digest.count >= 10 else {
            return digest
        }
        let characters = stride(from: 35, through: 0, by: -5).map { digits[Int(bits >> $0 & 31)] }
        return String(characters[..<4]) + "-" + String(characters[4...])
    }
}

extension Item {
    /// Eight characters by which a person can tell on the phone which text hangs on a wall.
    package var shortCode: String { ShortCode.text(digest: digest) }
}
