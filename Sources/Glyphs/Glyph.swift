/// A glyph as it lies in a face: a view that keeps the face's bytes alive.
public struct Glyph: Sendable {
    /// The code point it draws.
    public let codePoint: UInt32
    /// How far the pen moves on, in dots.
    public let width: Int
    /// The height of the cell, in dots.
    public let height: Int
    private let storage: FaceStorage?
    private let offset: Int
    private let rowBytes: Int

    init(
        codePoint: UInt32,
        width: Int,
        height: Int,
        storage: FaceStorage,
        offset: Int,
        rowBytes: Int
    ) {
        self.codePoint = codePoint
        self.width = width
        self.height = height
        self.storage = storage
        self.offset = offset
        self.rowBytes = rowBytes
    }

    /// A glyph that takes no room, for characters such as the word joiner.
    init(invisible codePoint: UInt32, height: Int) {
        self.codePoint = codePoint
        self.width = 0
        self.height = height
        storage = nil
        offset = 0
        rowBytes = 0
    }

    /// A row of dots from the top; bit 63 is the leftmost, and rows outside the cell are dark.
    @inline(__always)
    public func row(_ y: Int) -> UInt64 {
        guard let storage, y >= 0, y < height else { return 0 }
        return storage.row(at: offset &+ y &* rowBytes, bytes: rowBytes)
    }

    /// All rows from the top of the cell down.
    public var rows: [UInt64] { (0..<height).map(row) }
}

extension FaceStorage {
    /// A row of a glyph, moved to the left end of the word; zero outside the bytes.
    @inline(__always)
    func row(at offset: Int, bytes count: Int) -> UInt64 {
        guard offset >= 0, unsafe offset <= bytes.count &- count else { return 0 }
        switch count {
        case 1:
            return unsafe UInt64(bytes[offset]) &<< 56
        case 2:
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            return UInt64(UInt16(bigEndian: word)) &<< 48
        case 4:
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            return UInt64(UInt32(bigEndian: word)) &<< 32
        case 8:
            return unsafe UInt64(
                bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            )
        default:
            return 0
        }
    }
}
