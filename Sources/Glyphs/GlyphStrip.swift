/// Text drawn once into a strip of dots, one cell high, to be cut and shifted many times.
///
/// The strip is kept in tiles of 64 columns: a tile's rows lie side by side, so that a glyph
/// touches two short runs of words however long the strip is.
public struct GlyphStrip: Sendable {
    /// The height, in dots.
    public let height: Int
    /// How far the text reaches, in dots.
    public let width: Int
    private let words: [UInt64]

    /// Draws a text; characters without a glyph are left out.
    public init(_ text: String, faces: FaceChain) {
        let places = faces.locate(text)
        let height = faces.cellHeight
        var pen = 0
        for place in places { pen &+= place.width }
        // One tile to spare, so that the last glyph may spill over like any other.
        let count = (pen / 64 + 2) * height
        words = unsafe [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe buffer.initialize(repeating: 0)
            filled = count
            guard let tiles = buffer.baseAddress else { return }
            var column = 0
            for place in places {
                let tile = unsafe tiles + (column &>> 6) &* height
                unsafe faces.views[place.face].draw(
                    (place.offset, place.width),
                    into: tile,
                    shift: UInt64(column & 63)
                )
                column &+= place.width
            }
        }
        self.height = height
        width = pen
    }

    /// The number of words in a row.
    public var wordsPerRow: Int { (width + 63) / 64 }

    /// A word of a row: 64 dots from column `64 * index` on, bit 63 leftmost; dark outside.
    public func word(_ index: Int, row: Int) -> UInt64 {
        guard row >= 0, row < height, index >= 0, index < wordsPerRow else { return 0 }
        return words[index &* height &+ row]
    }

    /// A row as words; bit 63 of the first is the leftmost dot.
    public func row(_ y: Int) -> [UInt64] {
        (0..<wordsPerRow).map { word($0, row: y) }
    }
}

/// Where the glyph of a character lies: which face of the chain, and where in it.
///
/// Eight bytes, because a long text has thousands of them between finding and drawing.
struct GlyphPlace {
    private let start: UInt32
    private let number: UInt16
    private let columns: UInt16

    @inline(__always)
    init(face: Int, offset: Int, width: Int) {
        // A face's file states its length in four bytes, so every offset in it fits.
        start = UInt32(truncatingIfNeeded: offset)
        number = UInt16(face)
        columns = UInt16(truncatingIfNeeded: width)
    }

    var face: Int { Int(number) }
    var offset: Int { Int(start) }
    var width: Int { Int(columns) }
}

extension FaceChain {
    /// Finds the glyphs of a text in order; those that are missing or take no room are left out.
    func locate(_ text: String) -> [GlyphPlace] {
        var places: [GlyphPlace] = []
        places.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard StandaloneCharacters.contain(scalar) else { return locateCharacters(text) }
            if let place = locate(scalar) { places.append(place) }
        }
        return places
    }

    /// The same for text in which a character may be made of several code points.
    private func locateCharacters(_ text: String) -> [GlyphPlace] {
        text.compactMap { character in
            guard let scalar = drawnScalar(of: character), !ControlCharacters.contain(scalar),
                !InvisibleCharacters.contain(scalar)
            else { return nil }
            return locate(scalar)
        }
    }

    /// The first face that has a code point, and where.
    @inline(__always)
    func locate(_ scalar: Unicode.Scalar) -> GlyphPlace? {
        var face = Int(firsts[Int(scalar.value &>> FaceFormat.pageShift)])
        while face < views.count {
            if let (offset, width) = views[face].locate(scalar) {
                return GlyphPlace(face: face, offset: offset, width: width)
            }
            face &+= 1
        }
        return nil
    }
}
