import Glibc

/// Texts in encodings other than UTF-8, turned by the system's iconv.
public enum TextDecoding {
    /// A text in GB 18030, in which office software in China saves tables; nil when the bytes are
    /// not that, or when the system cannot read it.
    public static func gb18030(_ bytes: [UInt8]) -> String? {
        guard let converter = unsafe iconv_open("UTF-8", "GB18030"),
            Int(bitPattern: converter) != -1
        else { return nil }
        defer { unsafe _ = iconv_close(converter) }
        // Two bytes become at most three; one becomes one.
        var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        var input = bytes.map { CChar(bitPattern: $0) }
        var inputLeft = input.count
        var outputLeft = output.count
        let isWhole = unsafe input.withUnsafeMutableBufferPointer { from in
            unsafe output.withUnsafeMutableBytes { to in
                var source = from.baseAddress
                var target = unsafe to.baseAddress?.assumingMemoryBound(to: CChar.self)
                let answer = unsafe iconv(
                    converter,
                    &source,
                    &inputLeft,
                    &target,
                    &outputLeft
                )
                return answer != size_t.max && inputLeft == 0
            }
        }
        guard isWhole else { return nil }
        return String(validating: output.prefix(output.count - outputLeft), as: UTF8.self)
    }
}
