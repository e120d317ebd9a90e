/// Reads signs drawn as text, so that anyone can mend them in an editor.
///
/// ```text
/// ; a comment
/// font signs16 16          name and height of the cells
/// U+25B2 lamp-late 16      code point, name, advance width
/// .......##.......         16 rows of 16 dots: # lit, . dark
/// ```
public enum DrawnFontReader {
    /// Reads every sign.
    public static func read(_ bytes: [UInt8]) throws(FontError) -> BitmapFont {
        try readSigns(bytes).font
    }

    /// Reads every sign along with the names they bear.
    public static func readSigns(
        _ bytes: [UInt8]
    ) throws(FontError) -> (font: BitmapFont, names: [String: UInt32]) {
        var scanner = try LineScanner(bytes)
        guard try advanceToText(&scanner) else {
            throw FontError(
                line: 1,
                problem: "the file holds no font",
                remedy: "Begin with: font NAME HEIGHT"
            )
        }
        var font = try readTitle(&scanner)
        var names: [String: UInt32] = [:]
        while try advanceToText(&scanner) {
            let (codePoint, name, width) = try readCaption(&scanner)
            guard font.glyphs[codePoint] == nil, names.updateValue(codePoint, forKey: name) == nil
            else {
                throw scanner.error(
                    at: 0,
                    "\(codePointName(codePoint)) or the name \(name) stands here a second time",
                    "Give every sign its own code point and name"
                )
            }
            font.glyphs[codePoint] = try readRows(&scanner, width: width, height: font.cellHeight)
            try checkCount(font.glyphs.count, scanner)
        }
        return (font, names)
    }

    private static func advanceToText(_ scanner: inout LineScanner) throws(FontError) -> Bool {
        while try scanner.advance() {
            scanner.skipSpaces()
            if let first = scanner.peek, first != 0x3B { return true }
        }
        return false
    }

    private static func readTitle(_ scanner: inout LineScanner) throws(FontError) -> BitmapFont {
        guard scanner.take("font") else {
            throw scanner.error("expected the title line", "Begin with: font NAME HEIGHT")
        }
        let name = scanner.takeWord()
        let height = try readDots(&scanner, meaning: "height")
        return BitmapFont(name: name, cellHeight: height)
    }

    private static func readCaption(
        _ scanner: inout LineScanner
    ) throws(FontError) -> (codePoint: UInt32, name: String, width: Int) {
        let start = scanner.position - scanner.start
        let word = scanner.takeWord()
        let digits = word.dropFirst(2)
        guard word.hasPrefix("U+"), digits.utf8.count >= 4,
            let value = codePoint(inHex: digits), let scalar = Unicode.Scalar(value)
        else {
            throw scanner.error(
                at: start,
                "\"\(word)\" is not a code point",
                "Begin each sign with: U+25B2 NAME WIDTH, then its rows"
            )
        }
        let name = scanner.takeWord()
        guard !name.isEmpty else {
            throw scanner.error("the sign has no name", "Write: \(word) NAME WIDTH")
        }
        return (scalar.value, name, try readDots(&scanner, meaning: "width"))
    }

    private static func readDots(
        _ scanner: inout LineScanner,
        meaning: String
    ) throws(FontError) -> Int {
        let offset = scanner.position - scanner.start
        guard let value = scanner.takeInteger(), (1...FontLimits.glyphDots).contains(value),
            scanner.isAtEnd
        else {
            throw scanner.error(
                at: offset,
                "the \(meaning) is not a whole number from 1 to \(FontLimits.glyphDots)",
                "Write the \(meaning) in dots as the last word of the line"
            )
        }
        return value
    }

    private static func readRows(
        _ scanner: inout LineScanner,
        width: Int,
        height: Int
    ) throws(FontError) -> BitmapGlyph {
        let caption = scanner.line
        var rows: [UInt64] = []
        for row in 1...height {
            guard try scanner.advance() else {
                throw scanner.error(
                    at: scanner.length,
                    "the sign of line \(caption) ends after \(row - 1) of \(height) rows",
                    "Draw the missing rows"
                )
            }
            var bits: UInt64 = 0
            for column in 0..<scanner.length {
                guard column < width, scanner[column] == 0x2E || scanner[column] == 0x23 else {
                    throw scanner.error(
                        at: column,
                        column < width
                            ? "row \(row) of the sign of line \(caption) holds neither . nor #"
                            : "row \(row) of the sign of line \(caption) is wider than \(width)",
                        "Draw \(height) rows of \(width) dots, # lit and . dark"
                    )
                }
                if scanner[column] == 0x23 { bits |= 1 << UInt64(63 - column) }
            }
            guard scanner.length == width else {
                throw scanner.error(
                    at: scanner.length,
                    "row \(row) of the sign of line \(caption) has \(scanner.length) dots",
                    "Draw \(width) dots in every row"
                )
            }
            rows.append(bits)
        }
        return BitmapGlyph(width: width, rows: rows)
    }
}
