/// A compiled face, ready as soon as its header is checked; glyphs are read where they lie.
///
/// Opening checks the header and that every section lies inside the bytes. Whatever else may be
/// damaged is met by the checks in each lookup: a face never reads outside its bytes.
public final class Face: Sendable {
    /// The name it was compiled under.
    public let name: String
    /// Where its glyphs come from and under which licence; empty if nobody said.
    public let source: String
    /// The height of its cells, in dots.
    public let cellHeight: Int
    /// How many glyphs it holds.
    public let glyphCount: Int

    let storage: FaceStorage
    /// Where the tables lie in the storage.
    let view: FaceView

    /// Opens a compiled face in constant time.
    public init(_ storage: FaceStorage) throws(FontError) {
        let header = try FaceHeader(storage)
        self.storage = storage
        name = header.name
        source = header.source
        cellHeight = header.cellHeight
        glyphCount = header.glyphCount
        view = FaceView(header, storage)
    }

    /// The glyph of a code point, if the face has it.
    public func glyph(for scalar: Unicode.Scalar) -> Glyph? {
        view.locate(scalar).map { glyph(scalar, at: $0) }
    }

    /// A glyph that has been located before.
    func glyph(_ scalar: Unicode.Scalar, at place: (offset: Int, width: Int)) -> Glyph {
        Glyph(
            codePoint: scalar.value,
            width: place.width,
            height: cellHeight,
            storage: storage,
            offset: place.offset,
            rowBytes: view.rowBytes
        )
    }

    /// The code points the face has, in order.
    public var codePoints: [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(min(glyphCount, FontLimits.glyphs))
        for value in UInt32(0)..<0x11_0000 {
            guard let scalar = Unicode.Scalar(value), view.locate(scalar) != nil else { continue }
            found.append(value)
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
