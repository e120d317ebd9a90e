/// Compresses with back references and the fixed Huffman codes of RFC 1951.
struct Deflate {
    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount = 0

    private static let window = 32_768
    private static let leastMatch = 3
    private static let greatestMatch = 258
    private static let hashBits: UInt32 = 15

    /// The zlib stream (RFC 1950) of some bytes.
    static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var deflate = Deflate()
        deflate.output = [0x78, 0x01]
        deflate.compress(bytes)
        let check = PNGChecksum.adler32(bytes)
        return deflate.output + (0..<4).map { UInt8(truncatingIfNeeded: check >> (24 - 8 * $0)) }
    }

    private mutating func compress(_ bytes: [UInt8]) {
        put(1, count: 1)  // The last block …
        put(1, count: 2)  // … with fixed codes.
        var heads = [Int](repeating: -1, count: 1 << Int(Deflate.hashBits))
        var index = 0
        while index < bytes.count {
            let (distance, length) = match(bytes, at: index, &heads)
            if length >= Deflate.leastMatch {
                putLength(length)
                putDistance(distance)
                index += length
            } else {
                putSymbol(Int(bytes[index]))
                index += 1
            }
        }
        putSymbol(256)
        if bitCount > 0 { output.append(UInt8(truncatingIfNeeded: bits)) }
    }

    /// The newest earlier place that begins with the same three bytes, or the row of dots above.
    private func match(
        _ bytes: [UInt8],
        at index: Int,
        _ heads: inout [Int]
    ) -> (distance: Int, length: Int) {
        guard index + Deflate.leastMatch <= bytes.count else { return (0, 0) }
        let key =
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
        let hash = Int((key &* 0x9E37_79B1) >> (32 - Deflate.hashBits))
        let candidate = heads[hash]
        heads[hash] = index
        guard candidate >= 0, index - candidate <= Deflate.window else { return (0, 0) }
        let limit = min(Deflate.greatestMatch, bytes.count - index)
        var length = 0
        while length < limit, bytes[candidate + length] == bytes[index + length] { length += 1 }
        return (index - candidate, length)
    }

    /// Appends bits, lowest first.
    private mutating func put(_ value: Int, count: Int) {
        bits |= UInt64(value) << UInt64(bitCount)
        bitCount += count
        while bitCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }

    /// Appends a Huffman code, highest bit first.
    private mutating func putCode(_ code: Int, count: Int) {
        for bit in (0..<count).reversed() { put(code >> bit & 1, count: 1) }
    }

    /// The fixed codes of RFC 1951 section 3.2.6.
    private mutating func putSymbol(_ symbol: Int) {
        switch symbol {
        case 0...143: putCode(0x30 + symbol, count: 8)
        case 144...255: putCode(0x190 + symbol - 144, count: 9)
        case 256...279: putCode(symbol - 256, count: 7)
        default: putCode(0xC0 + symbol - 280, count: 8)
        }
    }

    private mutating func putLength(_ length: Int) {
        if length == Deflate.greatestMatch { return putSymbol(285) }
        let offset = length - Deflate.leastMatch
        let (code, extra, rest) = Deflate.bucket(offset, halves: 4)
        putSymbol(257 + code)
        put(rest, count: extra)
    }

    private mutating func putDistance(_ distance: Int) {
        let (code, extra, rest) = Deflate.bucket(distance - 1, halves: 2)
        putCode(code, count: 5)
        put(rest, count: extra)
    }

    /// The code, extra bits and their value of RFC 1951's growing ranges, `halves` to a doubling.
    private static func bucket(_ value: Int, halves: Int) -> (code: Int, extra: Int, rest: Int) {
        if value < 2 * halves { return (value, 0, 0) }
        let top = Int.bitWidth - 1 - value.leadingZeroBitCount
        let extra = top - (halves == 4 ? 2 : 1)
        let code = halves * (extra + 1) + (value >> extra) - halves
        return (code, extra, value & ((1 << extra) - 1))
    }
}
