/// A PNG file in the making: the signature, the header for eight bits with a palette, and chunks.
struct PNGChunks {
    private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    init(width: Int, height: Int) {
        let eightBitsWithPalette: [UInt8] = [8, 3, 0, 0, 0]
        append("IHDR", PNGChunks.word(width) + PNGChunks.word(height) + eightBitsWithPalette)
    }

    /// Appends a chunk with its length and checksum.
    mutating func append(_ type: String, _ data: [UInt8]) {
        bytes += PNGChunks.word(data.count)
        let body = Array(type.utf8) + data
        bytes += body
        bytes += PNGChunks.word(Int(PNGChecksum.crc32(body)))
    }

    /// Four bytes, highest first.
    static func word(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// Two bytes, highest first.
    static func half(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
}
