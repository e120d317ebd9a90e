/// A character that no face of a chain can draw.
public struct MissingGlyph: Hashable, Sendable, CustomStringConvertible {
    /// The character.
    public let character: Character
    /// How many characters stand before it in the text.
    public let offset: Int
    /// The code points it is made of.
    public let codePoints: [UInt32]

    /// The character with its code points, as `"𰻝" (U+30EDD) at 3`.
    public var description: String {
        let names = codePoints.map(codePointName).joined(separator: " ")
        return "\"\(character)\" (\(names)) at \(offset)"
    }
}

/// Faces of one height, asked in order: the first that has a glyph draws it.
public struct FaceChain: Sendable {
    /// The faces in the order they are asked.
    public let faces: [Face]
    /// The height of the cells, in dots; 0 if there is no face.
    public let cellHeight: Int
    /// The same faces, for loops that cannot afford to count references.
    let views: [FaceView]

    /// Joins faces; all must have the height of the first.
    public init(_ faces: [Face]) {
        let height = faces.first?.cellHeight ?? 0
        precondition(
            faces.allSatisfy { $0.cellHeight == height },
            "faces of one chain share their height"
        )
        self.faces = faces
        views = faces.map(\.view)
        cellHeight = height
    }

    /// The glyph of one code point; a zero-width character gives a glyph of width 0.
    public func glyph(for scalar: Unicode.Scalar) -> Glyph? {
        guard !ControlCharacters.contain(scalar) else { return nil }
        if InvisibleCharacters.contain(scalar) {
            return Glyph(invisible: scalar.value, height: cellHeight)
        }
        guard let place = locate(scalar) else { return nil }
        return faces[place.face].glyph(scalar, at: (place.offset, place.width))
    }

    /// The glyph of a character, if one glyph can draw the whole of it.
    ///
    /// Variation selectors and joiners are passed over; a letter with separate accents is drawn
    /// if Unicode has it as one code point too. Control characters have no glyph.
    public func glyph(for character: Character) -> Glyph? {
        drawnScalar(of: character).flatMap { glyph(for: $0) }
    }

    /// The one code point that stands for all of a character on a board.
    func drawnScalar(of character: Character) -> Unicode.Scalar? {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return nil }
        if scalars.index(after: scalars.startIndex) == scalars.endIndex { return first }
        var visible = String.UnicodeScalarView()
        for scalar in scalars where !InvisibleCharacters.contain(scalar) { visible.append(scalar) }
        switch visible.count {
        case 0: return first
        case 1: return visible.first
        default: return Precomposed.scalar(for: String(visible))
        }
    }

    /// The characters of a text that would stay blank.
    public func missing(in text: String) -> [MissingGlyph] {
        var found: [MissingGlyph] = []
        for (offset, character) in text.enumerated() where glyph(for: character) == nil {
            let codePoints = character.unicodeScalars.map(\.value)
            found.append(
                MissingGlyph(character: character, offset: offset, codePoints: codePoints)
            )
        }
        return found
    }
}
