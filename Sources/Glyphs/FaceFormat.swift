/// The layout of a compiled face: the form that is mapped into memory and used as it lies there.
///
/// Numbers in the tables are little endian, rows are big endian, sections start on 8 bytes.
///
/// ```text
///  0  8  magic: 89 "FACE" 0D 0A 1A, which a transfer as text would damage
///  8  2  version            10  2  cell height in dots (1...64)
/// 12  2  bytes a row: 1, 2, 4 or 8
/// 14  2  bytes of the name  16  4  number of glyphs       20  4  number of pages
/// 24  4  offset of the name 28  4  offset of the directory
/// 32  4  offset of pages    36  4  offset of rows         40  4  bytes of the file
/// 44  4  CRC-32 of all bytes from 64 on
/// 48  4  offset of the source, or zero      52  2  bytes of the source
/// 54  6  zero               60  4  CRC-32 of bytes 0 to 59
///
/// directory  8,704 x 2 bytes   code point >> 7 -> page; page 0 is the empty one
/// page         128 x 4 bytes   code point & 127 -> (glyph + 1) << 8 | advance; 0: no glyph
/// rows       glyphs x height x row bytes, top row first, leftmost dot in the highest bit
/// ```
enum FaceFormat {
    static let magic: [UInt8] = [0x89, 0x46, 0x41, 0x43, 0x45, 0x0D, 0x0A, 0x1A]
    static let version: UInt16 = 1
    static let headerBytes = 64
    static let pageShift: UInt32 = 7
    static let pageEntries = 128
    static let directoryEntries = 0x11_0000 >> 7
    static let entryBytes = 4

    /// Offsets of the header's fields.
    enum Field {
        static let version = 8
        static let cellHeight = 10
        static let rowBytes = 12
        static let nameBytes = 14
        static let glyphCount = 16
        static let pageCount = 20
        static let name = 24
        static let directory = 28
        static let pages = 32
        static let rows = 36
        static let fileBytes = 40
        static let bodyCheck = 44
        static let source = 48
        static let sourceBytes = 52
        static let headerCheck = 60
    }

    /// The next multiple of 8.
    static func aligned(_ offset: Int) -> Int {
        (offset + 7) & ~7
    }
}

/// The CRC-32 of ISO 3309 and PNG (polynomial 0xEDB88320); "123456789" gives CBF43926.
enum CRC32 {
    static func check(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc &>> 8
        }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in
            crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320
        }
    }
}
