/// Turns a font into the compiled form that a `Face` reads in place.
public enum FaceCompiler {
    /// Compiles a font; equal fonts give equal bytes.
    public static func compile(_ font: BitmapFont) -> [UInt8] {
        let glyphs = font.glyphs.filter { Unicode.Scalar($0.key) != nil }
        let rowBytes = rowBytes(forWidth: glyphs.map(\.value.width).max() ?? 1)
        let name = Array(font.name.utf8.prefix(FontLimits.nameBytes))
        let pages = Set(glyphs.map { $0.key >> FaceFormat.pageShift }).count + 1

        let nameOffset = FaceFormat.headerBytes
        let source = Array(font.source.utf8.prefix(FontLimits.nameBytes))
        let sourceOffset = nameOffset + name.count
        let directory = FaceFormat.aligned(sourceOffset + source.count)
        let pagesOffset = directory + FaceFormat.directoryEntries * 2
        let rows =
            pagesOffset + pages * FaceFormat.pageEntries * FaceFormat.entryBytes
        let fileBytes = FaceFormat.aligned(rows + glyphs.count * font.cellHeight * rowBytes)

        var bytes = [UInt8](repeating: 0, count: fileBytes)
        typealias Field = FaceFormat.Field
        bytes.replaceSubrange(0..<8, with: FaceFormat.magic)
        bytes.put(FaceFormat.version, at: Field.version)
        bytes.put(UInt16(font.cellHeight), at: Field.cellHeight)
        bytes.put(UInt16(rowBytes), at: Field.rowBytes)
        bytes.put(UInt16(name.count), at: Field.nameBytes)
        bytes.put(UInt32(glyphs.count), at: Field.glyphCount)
        bytes.put(UInt32(pages), at: Field.pageCount)
        bytes.put(UInt32(nameOffset), at: Field.name)
        bytes.put(UInt32(directory), at: Field.directory)
        bytes.put(UInt32(pagesOffset), at: Field.pages)
        bytes.put(UInt32(rows), at: Field.rows)
        bytes.put(UInt32(fileBytes), at: Field.fileBytes)
        bytes.replaceSubrange(nameOffset..<(nameOffset + name.count), with: name)
        if !source.isEmpty {
            bytes.put(UInt32(sourceOffset), at: Field.source)
            bytes.put(UInt16(source.count), at: Field.sourceBytes)
            bytes.replaceSubrange(sourceOffset..<(sourceOffset + source.count), with: source)
        }

        writeTables(glyphs, into: &bytes, directory: directory, pages: pagesOffset)
        writeRows(glyphs, into: &bytes, at: rows, height: font.cellHeight, rowBytes: rowBytes)

        bytes.put(CRC32.check(bytes[FaceFormat.headerBytes...]), at: Field.bodyCheck)
        bytes.put(CRC32.check(bytes[..<Field.headerCheck]), at: Field.headerCheck)
        return bytes
    }

    /// The narrowest row that holds a width and can be read as one word.
    private static func rowBytes(forWidth width: Int) -> Int {
        [1, 2, 4].first { width <= $0 * 8 } ?? 8
    }

    private typealias Entries = [(key: UInt32, value: BitmapGlyph)]

    private static func writeTables(
        _ glyphs: Entries,
        into bytes: inout [UInt8],
        directory: Int,
        pages: Int
    ) {
        var page = 0
        var block: UInt32?
        for (index, glyph) in glyphs.enumerated() {
            if block != glyph.key >> FaceFormat.pageShift {
                block = glyph.key >> FaceFormat.pageShift
                page += 1
                bytes.put(
                    UInt16(page),
                    at: directory + Int(glyph.key >> FaceFormat.pageShift) * 2
                )
            }
            let slot = page * FaceFormat.pageEntries + Int(glyph.key & 127)
            bytes.put(
                UInt32(index + 1) << 8 | UInt32(glyph.value.width),
                at: pages + slot * FaceFormat.entryBytes
            )
        }
    }

    private static func writeRows(
        _ glyphs: Entries,
        into bytes: inout [UInt8],
        at start: Int,
        height: Int,
        rowBytes: Int
    ) {
        var offset = start
        for glyph in glyphs {
            let rows = glyph.value.rows
            for y in 0..<height {
                let row = y < rows.count ? rows[y] : 0
                for byte in 0..<rowBytes {
                    bytes[offset] = UInt8(truncatingIfNeeded: row &>> UInt64(56 - 8 * byte))
                    offset += 1
                }
            }
        }
    }
}

extension [UInt8] {
    /// Writes a number, little endian.
    fileprivate mutating func put<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
        for byte in 0..<(Number.bitWidth / 8) {
            self[offset + byte] = UInt8(truncatingIfNeeded: number >> Number(8 * byte))
        }
    }
}
