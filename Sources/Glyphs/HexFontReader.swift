/// Reads GNU Unifont's text form: one glyph a line, `4E00:` and the rows as hex digits.
///
/// The width follows from the number of digits: at 16 rows, 32 digits are 8 dots, 64 are 16.
public enum HexFontReader {
    /// Reads every glyph; `height` is the number of rows, which the format does not state.
    public static func read(
        _ bytes: [UInt8],
        name: String = "hex",
        height: Int = 16,
        taking wanted: (UInt32) -> Bool = { _ in true }
    ) throws(FontError) -> BitmapFont {
        var scanner = try LineScanner(bytes)
        var font = BitmapFont(name: name, cellHeight: height)
        while try scanner.advance() {
            if scanner.length == 0 || scanner[0] == 0x23 { continue }
            let codePoint = try readCodePoint(&scanner)
            let glyph = try readRows(&scanner, height: height)
            guard wanted(codePoint) else { continue }
            guard !font.glyphs.contains(codePoint) else {
                throw scanner.error(
                    at: 0,
                    "\(codePointName(codePoint)) is drawn twice",
                    "Delete one of the two lines"
                )
            }
            font.glyphs[codePoint] = glyph
            try checkCount(font.glyphs.count, scanner)
        }
        guard !font.glyphs.isEmpty else {
            throw FontError(
                line: 1,
                problem: "the font holds no glyph that was asked for",
                remedy: "Check the file and the ranges of code points"
            )
        }
        return font
    }

    private static func readCodePoint(_ scanner: inout LineScanner) throws(FontError) -> UInt32 {
        var digits = 0
        while digits < scanner.length, digits < 9, scanner[digits] != 0x3A { digits += 1 }
        guard (4...8).contains(digits), digits < scanner.length else {
            throw scanner.error(
                at: 0,
                "the line does not start with a code point of 4 to 8 digits and a colon",
                "Write it as 4E00:, then the rows"
            )
        }
        guard let value = scanner.takeHex(digits: digits) else {
            throw scanner.error(
                "the code point holds something other than hex digits",
                "Use 0-9 and A-F"
            )
        }
        guard let scalar = Unicode.Scalar(UInt32(value)) else {
            throw scanner.error(
                at: 0,
                "\(codePointName(UInt32(value))) is not a Unicode scalar value",
                "Use 0000 to D7FF or E000 to 10FFFF"
            )
        }
        scanner.position += 1
        return scalar.value
    }

    private static func readRows(
        _ scanner: inout LineScanner,
        height: Int
    ) throws(FontError) -> BitmapGlyph {
        let digits = scanner.end - scanner.position
        let perRow = digits / height
        guard digits > 0, digits % height == 0, perRow.isMultiple(of: 2), perRow <= 16 else {
            throw scanner.error(
                "\(digits) digits do not make \(height) rows of 8 to 64 dots",
                "Give \(height * 2) digits for 8 dots a row, \(height * 4) for 16"
            )
        }
        let shift = UInt64(64 - 4 * perRow)
        var rows: [UInt64] = []
        rows.reserveCapacity(height)
        for _ in 0..<height {
            guard let row = scanner.takeHex(digits: perRow) else {
                throw scanner.error(
                    "a row holds something other than hex digits",
                    "Use 0-9 and A-F"
                )
            }
            rows.append(row &<< shift)
        }
        return BitmapGlyph(width: perRow * 4, rows: rows)
    }
}

/// Refuses a font with more glyphs than a face may hold.
func checkCount(_ count: Int, _ scanner: LineScanner) throws(FontError) {
    guard count <= FontLimits.glyphs else {
        throw scanner.error(
            at: 0,
            "the font has more than \(FontLimits.glyphs) glyphs",
            "Compile it in parts, each with its own range of code points"
        )
    }
}

/// A code point as people write it: `U+4E00`.
func codePointName(_ codePoint: UInt32) -> String {
    let digits = String(codePoint, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
