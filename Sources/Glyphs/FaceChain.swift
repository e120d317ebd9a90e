/// A character that no face of a chain can draw.
public struct MissingGlyph: Hashable, Sendable, CustomStringConvertible {
    /// The character.
    public let character: Character
    /// How many characters stand before it in the text.
    public let offset: Int
    /// The code points it is made of.
    public let codePoints: [UInt32]

    /// Names a character and its place.
    public init(_ character: Character, offset: Int) {
        self.character = character
        self.offset = offset
        codePoints = character.unicodeScalars.map(\.value)
    }

    /// The character with its code points and codes: `"𰻝" (U+30EDD, GB18030 9835F336) at 3`.
    public var description: String {
        "\"\(character)\" (\(MissingGlyph.names(of: character))) at \(offset)"
    }

    /// The code points and GB 18030 codes of a character: `U+30EDD, GB18030 9835F336`.
    public static func names(of character: Character) -> String {
        let scalars = character.unicodeScalars
        let points = scalars.map { codePointName($0.value) }.joined(separator: " ")
        return points + ", GB18030 " + scalars.map(GB18030.hex(of:)).joined(separator: " ")
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
    /// The first face that may have a code point, by its upper bits: most ask one face only.
    let firsts: [UInt8]

    /// Joins faces; all must have the height of the first.
    public init(_ faces: [Face]) {
        let height = faces.first?.cellHeight ?? 0
        precondition(
            faces.allSatisfy { $0.cellHeight == height },
            "faces of one chain share their height"
        )
        self.faces = faces
        views = faces.map(\.view)
        firsts = FaceChain.firsts(of: views)
        cellHeight = height
    }

    private static func firsts(of views: [FaceView]) -> [UInt8] {
        (0..<FaceFormat.directoryEntries).map { block in
            UInt8(clamping: views.firstIndex { $0.hasPage(block) } ?? views.count)
        }
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

    /// The face that draws a character; nil if none does, or if it takes no room.
    public func face(for character: Character) -> Face? {
        guard let scalar = drawnScalar(of: character), !ControlCharacters.contain(scalar),
            !InvisibleCharacters.contain(scalar), let place = locate(scalar)
        else { return nil }
        return faces[place.face]
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
            found.append(MissingGlyph(character, offset: offset))
        }
        return found
    }
}
