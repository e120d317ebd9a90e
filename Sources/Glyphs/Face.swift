/// A compiled face, ready as soon as its header is checked; glyphs are read where they lie.
///
/// Opening checks the header and that every section lies inside the bytes. Whatever else may be
/// damaged is met by the checks in each lookup: a face never reads outside its bytes.
public final class Face: Sendable {
    /// The name it was compiled under.
    public let name: String
    /// The height of its cells, in dots.
    public let cellHeight: Int
    /// How many glyphs it holds.
    public let glyphCount: Int

    let storage: FaceStorage
    private let pageCount: Int
    private let directory: Int
    private let pages: Int
    private let rows: Int
    private let rowBytes: Int

    /// Opens a compiled face in constant time.
    public init(_ storage: FaceStorage) throws(FontError) {
        let header = try FaceHeader(storage)
        self.storage = storage
        name = header.name
        cellHeight = header.cellHeight
        glyphCount = header.glyphCount
        pageCount = header.pageCount
        directory = header.directory
        pages = header.pages
        rows = header.rows
        rowBytes = header.rowBytes
    }

    /// The glyph of a code point, if the face has it.
    @inline(__always)
    public func glyph(for scalar: Unicode.Scalar) -> Glyph? {
        let value = scalar.value
        let block = Int(value &>> FaceFormat.pageShift)
        let page = Int(storage.number(UInt16.self, at: directory &+ block &* 2))
        guard page > 0, page < pageCount else { return nil }
        let slot = page &* FaceFormat.pageEntries &+ Int(value & 127)
        let entry = storage.number(UInt32.self, at: pages &+ slot &* FaceFormat.entryBytes)
        let index = Int(entry &>> 8) &- 1
        let width = Int(entry & 0xFF)
        guard index >= 0, index < glyphCount, width <= rowBytes &* 8 else { return nil }
        return Glyph(
            codePoint: value,
            width: width,
            height: cellHeight,
            storage: storage,
            offset: rows &+ index &* cellHeight &* rowBytes,
            rowBytes: rowBytes
        )
    }

    /// The code points the face has, in order.
    public var codePoints: [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(min(glyphCount, FontLimits.glyphs))
        for block in 0..<UInt32(FaceFormat.directoryEntries)
        where storage.number(UInt16.self, at: directory + Int(block) * 2) > 0 {
            for value in (block << FaceFormat.pageShift)...(block << FaceFormat.pageShift | 127) {
                guard let scalar = Unicode.Scalar(value), glyph(for: scalar) != nil else {
                    continue
                }
                found.append(value)
            }
        }
        return found
    }

    /// Reads all bytes and compares them with the check value, which opening does not do.
    public func verify() throws(FontError) {
        let expected = storage.number(UInt32.self, at: FaceFormat.Field.bodyCheck)
        let found = unsafe CRC32.check(storage.bytes[FaceFormat.headerBytes...])
        guard found == expected else {
            throw FontError(
                source: name,
                problem: "the glyphs differ from what was compiled: check value "
                    + "\(String(found, radix: 16)) instead of \(String(expected, radix: 16))",
                remedy: "Build the fonts again"
            )
        }
    }
}
