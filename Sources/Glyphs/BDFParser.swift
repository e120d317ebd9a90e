/// Takes a BDF apart, glyph by glyph.
struct BDFParser {
    /// Stands for a glyph that has no code point.
    static let unencoded = UInt32.max

    private var scanner: LineScanner
    private var announced = 0
    private var seen = 0
    /// Where the last glyph started.
    private(set) var glyphLine = 0
    /// The lines that gave the last glyph its advance width and box, from behind its code point to
    /// its bitmap; most glyphs of a font repeat them.
    private var measures = LineScanner.Passage()

    init(scanner: LineScanner) {
        self.scanner = scanner
    }

    // MARK: Header

    /// Reads up to and with the line that announces how many glyphs follow.
    mutating func readHeader() throws(FontError) -> BDFHeader {
        guard try scanner.advance(), scanner.take("STARTFONT") else {
            throw scanner.error(
                at: 0,
                "the font does not begin with STARTFONT",
                "Check that this is a BDF file; a PCF must be converted first"
            )
        }
        var header = BDFHeader()
        while try scanner.advance() {
            if scanner.take("CHARS") {
                announced = try integer("the number of glyphs", 0...FontLimits.glyphs)
                header.glyphCount = announced
                header.line = scanner.line
                return header
            }
            try readProperty(into: &header)
        }
        throw end(before: "CHARS")
    }

    private mutating func readProperty(into header: inout BDFHeader) throws(FontError) {
        if scanner.take("FONT") {
            let name = scanner.takeRest()
            header.name = String(name.unicodeScalars.prefix(60))
        } else if scanner.take("FONT_ASCENT") {
            header.ascent = try integer("the ascent", -1000...1000)
        } else if scanner.take("FONT_DESCENT") {
            header.descent = try integer("the descent", -1000...1000)
        } else if scanner.take("FONTBOUNDINGBOX") {
            _ = try integer("the box width", 0...1000)
            header.boxHeight = try integer("the box height", 0...1000)
            _ = try integer("the box's left edge", -1000...1000)
            header.boxBottom = try integer("the box's lower edge", -1000...1000)
        } else if scanner.take("STARTCHAR") || scanner.take("ENDFONT") {
            throw scanner.error(
                at: 0,
                "the glyphs begin before CHARS has said how many there are",
                "Add a line CHARS with their number"
            )
        }
    }

    // MARK: Glyphs

    /// Reads the next glyph in place of the last; false behind the last.
    mutating func nextGlyph(into glyph: inout BoxedGlyph) throws(FontError) -> Bool {
        while try scanner.advance() {
            let word = scanner.keyword()
            if word == words.startChar {
                seen += 1
                guard seen <= announced else { throw miscounted() }
                glyphLine = scanner.line
                try readGlyph(into: &glyph)
                return true
            }
            if word == words.endFont {
                guard seen == announced else { throw miscounted() }
                return false
            }
            guard scanner.length == 0 || word == words.comment else {
                throw scanner.error(
                    at: 0,
                    "expected STARTCHAR or ENDFONT",
                    "Put nothing but glyphs and comments here"
                )
            }
        }
        throw end(before: "ENDFONT")
    }

    private let words = Words()

    /// The keywords met in every glyph.
    private struct Words {
        let startChar = Keyword("STARTCHAR")
        let endChar = Keyword("ENDCHAR")
        let endFont = Keyword("ENDFONT")
        let comment = Keyword("COMMENT")
        let encoding = Keyword("ENCODING")
        let advance = Keyword("DWIDTH")
        let box = Keyword("BBX")
        let bitmap = Keyword("BITMAP")
    }

    private mutating func readGlyph(into glyph: inout BoxedGlyph) throws(FontError) {
        var (hasCode, hasAdvance, hasBox) = (false, false, false)
        var begin = scanner.mark
        var isWhole = false
        while try scanner.advance() {
            let word = scanner.keyword()
            switch word {
            case words.encoding:
                scanner.skip(word)
                glyph.codePoint = try readCodePoint()
                if !hasAdvance, !hasBox, scanner.skip(repeated: measures) {
                    return try readBitmap(into: &glyph)
                }
                hasCode = true
                begin = scanner.mark
                isWhole = !hasAdvance && !hasBox
            case words.advance:
                scanner.skip(word)
                glyph.advance = try integer("the advance width", -1000...1000)
                hasAdvance = true
            case words.box:
                scanner.skip(word)
                try readBox(into: &glyph)
                hasBox = true
            case words.bitmap:
                guard hasCode, hasAdvance, hasBox else {
                    throw incomplete(!hasCode ? "ENCODING" : !hasAdvance ? "DWIDTH" : "BBX")
                }
                measures = isWhole ? scanner.passage(from: begin) : LineScanner.Passage()
                return try readBitmap(into: &glyph)
            case words.endChar, words.startChar:
                throw scanner.error(
                    at: 0,
                    "the glyph that starts on line \(glyphLine) has no bitmap",
                    "Add BITMAP, its rows and ENDCHAR, or delete the glyph"
                )
            default: break
            }
        }
        throw end(before: "BITMAP")
    }

    private mutating func readBox(into glyph: inout BoxedGlyph) throws(FontError) {
        glyph.boxWidth = try integer("the box width", 0...1000)
        glyph.boxHeight = try integer("the box height", 0...1000)
        glyph.left = try integer("the left edge", -1000...1000)
        glyph.bottom = try integer("the lower edge", -1000...1000)
    }

    private mutating func readBitmap(into glyph: inout BoxedGlyph) throws(FontError) {
        guard !glyph.isOversized else { return try skipBitmap() }
        let digits = (glyph.boxWidth + 7) / 8 * 2
        let shift = UInt64(64 - 4 * digits)
        let mask = BitmapGlyph.mask(width: glyph.boxWidth)
        if glyph.rows.count != glyph.boxHeight {
            glyph.rows = [UInt64](repeating: 0, count: glyph.boxHeight)
        }
        if !scanner.takeHexLines(digits: digits, shift: shift, into: &glyph.rows) {
            for row in glyph.rows.indices {
                glyph.rows[row] = try readRow(row, of: glyph, digits: digits)
            }
        }
        if glyph.boxWidth & 7 != 0 {
            for row in glyph.rows.indices { glyph.rows[row] &= mask }
        }
        guard try scanner.advance() else { throw end(before: "ENDCHAR") }
        guard scanner.keyword() == words.endChar else {
            throw scanner.error(
                at: 0,
                "expected ENDCHAR after \(glyph.boxHeight) rows",
                "Draw as many rows as BBX says, then write ENDCHAR"
            )
        }
    }

    /// Reads a row in any form the format allows, or says what is wrong with it.
    private mutating func readRow(
        _ row: Int,
        of glyph: BoxedGlyph,
        digits: Int
    ) throws(FontError) -> UInt64 {
        guard try scanner.advance() else { throw end(before: "ENDCHAR") }
        guard let bits = scanner.takeHex(digits: digits) else {
            throw scanner.error(
                "row \(row + 1) of \(glyph.boxHeight) is not made of \(digits) hex digits",
                "Draw as many rows as BBX says, each of whole bytes"
            )
        }
        scanner.skipSpaces()
        guard scanner.isAtEnd else {
            throw scanner.error(
                "row \(row + 1) is longer than \(digits) hex digits",
                "Make the row fit the width that BBX states"
            )
        }
        return digits == 0 ? 0 : bits &<< UInt64(64 - 4 * digits)
    }

    private mutating func skipBitmap() throws(FontError) {
        while try scanner.advance() {
            if scanner.take("ENDCHAR") { return }
        }
        throw end(before: "ENDCHAR")
    }

    private mutating func readCodePoint() throws(FontError) -> UInt32 {
        let value = try integer("the code point", -1...0x10FFFF)
        guard value >= 0 else { return BDFParser.unencoded }
        guard let scalar = Unicode.Scalar(UInt32(value)) else {
            throw scanner.error(
                at: 9,
                "\(codePointName(UInt32(value))) is not a Unicode scalar value",
                "Use 0 to 55295 or 57344 to 1114111, or -1 for none"
            )
        }
        return scalar.value
    }

    // MARK: Errors

    private mutating func integer(
        _ meaning: String,
        _ range: ClosedRange<Int>
    ) throws(FontError) -> Int {
        let offset = scanner.position - scanner.start
        guard let value = scanner.takeInteger() else {
            throw scanner.error("\(meaning) is not a whole number", "Write it in digits")
        }
        guard range.contains(value) else {
            throw scanner.error(
                at: offset,
                "\(meaning) is \(value), outside \(range.lowerBound) to \(range.upperBound)",
                "Correct the number or leave the glyph out"
            )
        }
        return value
    }

    private func incomplete(_ word: String) -> FontError {
        scanner.error(
            at: 0,
            "the bitmap stands before \(word)",
            "Add the line \(word) to the glyph that starts on line \(glyphLine)"
        )
    }

    private func miscounted() -> FontError {
        scanner.error(
            at: 0,
            "CHARS announces \(announced) glyphs, but this is where \(seen) have been read",
            "Correct CHARS, or fetch the file again if it was cut off"
        )
    }

    private func end(before word: String) -> FontError {
        scanner.error(
            at: scanner.length,
            "the font ends before \(word)",
            "Fetch the file again; it seems to be cut off"
        )
    }
}
