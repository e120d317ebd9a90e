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
            // Drawing writes to every tile but the last two before it adds to it.
            let spare = (count - 2 * height)..<count
            unsafe buffer[spare].initialize(repeating: 0)
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
struct GlyphPlace {
    private var faceNumber: UInt16
    private var dots: UInt16
    private var place: UInt32

    /// A face file and a chain are far smaller than these fields can tell.
    @inline(__always)
    init(face: Int, offset: Int, width: Int) {
        faceNumber = UInt16(truncatingIfNeeded: face)
        dots = UInt16(truncatingIfNeeded: width)
        place = UInt32(truncatingIfNeeded: offset)
    }

    /// The number of the face in its chain.
    var face: Int { Int(faceNumber) }
    /// Where the rows begin.
    var offset: Int { Int(place) }
    /// How far the pen moves on.
    var width: Int { Int(dots) }
}

extension FaceChain {
    /// Finds the glyphs of a text in order; those that are missing or take no room are left out.
    func locate(_ text: String) -> [GlyphPlace] {
        var text = text
        let found = text.withUTF8 { unsafe locateStandalone($0) }
        return found ?? locateCharacters(text)
    }

    /// The same by code points, which is faster; nil if some may belong to the one before.
    private func locateStandalone(_ utf8: UnsafeBufferPointer<UInt8>) -> [GlyphPlace]? {
        guard !utf8.isEmpty else { return [] }
        var isStandalone = true
        let places = unsafe [GlyphPlace](unsafeUninitializedCapacity: utf8.count) { buffer, count in
            var index = 0
            while index < utf8.count {
                // A string holds valid UTF-8 only, so whatever a lead byte announces is there.
                let lead = unsafe UInt32(utf8[index])
                var value = lead
                if lead >= 0xE0, lead < 0xF0 {
                    let (middle, last) = unsafe (utf8[index &+ 1], utf8[index &+ 2])
                    value = (lead & 0xF) &<< 12 | UInt32(middle & 63) &<< 6 | UInt32(last & 63)
                    index &+= 3
                } else if lead < 0x80 {
                    index &+= 1
                } else if lead < 0xE0 {
                    value = unsafe (lead & 0x1F) &<< 6 | UInt32(utf8[index &+ 1] & 63)
                    index &+= 2
                } else {
                    let (second, third) = unsafe (utf8[index &+ 1], utf8[index &+ 2])
                    value = (lead & 7) &<< 18 | UInt32(second & 63) &<< 12
                    value |= unsafe UInt32(third & 63) &<< 6 | UInt32(utf8[index &+ 3] & 63)
                    index &+= 4
                }
                guard StandaloneCharacters.contain(value) else {
                    isStandalone = false
                    return
                }
                guard let place = locate(value: value) else { continue }
                unsafe buffer.initializeElement(at: count, to: place)
                count &+= 1
            }
        }
        return isStandalone ? places : nil
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
        locate(value: scalar.value)
    }

    @inline(__always)
    private func locate(value: UInt32) -> GlyphPlace? {
        var face = Int(firsts[Int(value &>> FaceFormat.pageShift)])
        while face < views.count {
            if let (offset, width) = views[face].locate(value: value) {
                return GlyphPlace(face: face, offset: offset, width: width)
            }
            face &+= 1
        }
        return nil
    }
}
