/// A font file as it was read.
public struct FontFile: Sendable {
    /// What to call it in messages.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]

    /// Names some bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A compiled face and what became of its glyphs.
public struct FaceBuild: Sendable {
    /// The compiled form, to be written to a file.
    public let bytes: [UInt8]
    /// The same glyphs in memory.
    public let font: BitmapFont
    /// What was clipped or left out.
    public let report: PlacementReport
}

/// Makes one face of font files in any form that is understood.
public enum FaceBuilder {
    /// Reads the files, sets their glyphs into cells and compiles them.
    ///
    /// An enlargement makes every dot a square; the placement counts rows before it.
    /// The form of each file is told by its first bytes. Where two files draw the same code point,
    /// the earlier one wins.
    public static func build(
        _ files: [FontFile],
        name: String,
        placement: CellPlacement,
        enlargement: Int = 1,
        source: String = ""
    ) throws(FontError) -> FaceBuild {
        var font = BitmapFont(name: name, cellHeight: placement.cellHeight)
        var report = PlacementReport()
        for file in files {
            do {
                font.fill(from: try read(file.bytes, placement: placement, report: &report))
            } catch {
                throw error.naming(file.name)
            }
        }
        guard !font.glyphs.isEmpty else {
            throw FontError(
                source: name,
                problem: "no file holds a glyph that was asked for",
                remedy: "Check the files and the ranges of code points"
            )
        }
        font.source = source
        font = font.enlarged(by: enlargement)
        return FaceBuild(bytes: FaceCompiler.compile(font), font: font, report: report)
    }

    /// Cells in which a font stands as it is: its own height, 16 rows for HEX.
    public static func ownPlacement(of file: FontFile) throws(FontError) -> CellPlacement {
        do {
            if file.bytes.starts(with: "STARTFONT".utf8) {
                var parser = BDFParser(scanner: try LineScanner(file.bytes))
                return try parser.readHeader().placement()
            }
            if file.bytes.starts(with: PCFReader.magic) { return try PCFFile(file.bytes).cells() }
            if file.bytes.starts(with: ";".utf8) || file.bytes.starts(with: "font ".utf8) {
                let height = try DrawnFontReader.read(file.bytes).cellHeight
                return CellPlacement(cellHeight: height, ascent: height)
            }
        } catch {
            throw error.naming(file.name)
        }
        return CellPlacement(cellHeight: 16, ascent: 14)
    }

    private static func read(
        _ bytes: [UInt8],
        placement: CellPlacement,
        report: inout PlacementReport
    ) throws(FontError) -> BitmapFont {
        if bytes.starts(with: "STARTFONT".utf8) {
            return try BDFReader.read(bytes, placement: placement, report: &report)
        }
        if bytes.starts(with: PCFReader.magic) {
            return try PCFReader.read(bytes, placement: placement, report: &report)
        }
        if bytes.starts(with: [0x1F, 0x8B]) {
            throw FontError(
                problem: "the file is packed with gzip",
                remedy: "Unpack it first: gzip -d"
            )
        }
        if bytes.starts(with: ";".utf8) || bytes.starts(with: "font ".utf8) {
            var font = try DrawnFontReader.read(bytes)
            guard font.cellHeight == placement.cellHeight else {
                throw FontError(
                    line: 1,
                    problem: "the signs are \(font.cellHeight) dots high, "
                        + "the face is \(placement.cellHeight)",
                    remedy: "Draw them anew at the height of the face"
                )
            }
            font.glyphs = font.glyphs.keeping(placement.takes)
            return font
        }
        let rows = placement.hexRows ?? placement.cellHeight
        let font = try HexFontReader.read(bytes, height: rows, taking: { placement.takes($0) })
        return rows == placement.cellHeight
            ? font : font.placed(placement, report: &report)
    }
}

extension CellPlacement {
    /// Reads a range of code points as `4E00-9FFF`, `U+4E00-U+9FFF` or `25B2`.
    public static func range(_ text: String) throws(FontError) -> ClosedRange<UInt32> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            codePoint(inHex: part.hasPrefix("U+") ? part.dropFirst(2) : part)
        }
        guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil,
            first <= last, last <= 0x10FFFF
        else {
            throw FontError(
                problem: "\"\(text)\" is not a range of code points",
                remedy: "Write it as 4E00-9FFF"
            )
        }
        return first...last
    }
}

/// Reads one to six hex digits, without any sign.
func codePoint(inHex digits: Substring) -> UInt32? {
    guard digits.utf8.count <= 6, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16)
}
