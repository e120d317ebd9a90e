/// One table of a PCF file.
struct PCFTable {
    enum Kind: Int {
        case properties = 1
        case accelerators = 2
        case metrics = 4
        case bitmaps = 8
        case encodings = 32
        case bdfAccelerators = 256
    }

    var format: Int
    var start: Int
    var count: Int
    var bigEndian: Bool { format & 4 != 0 }
}

/// The tables of a PCF file; every number is read within the bounds of its table.
struct PCFFile {
    private let bytes: [UInt8]
    private var tables: [Int: PCFTable] = [:]
    /// More tables than any font has.
    private static let tableLimit = 64

    init(_ bytes: [UInt8]) throws(FontError) {
        guard bytes.starts(with: PCFReader.magic), bytes.count <= FontLimits.fileBytes else {
            throw FontError(
                problem: "this is not a PCF font, or it has over \(FontLimits.fileBytes) bytes",
                remedy: "Unpack it if it is packed, or name another file"
            )
        }
        self.bytes = bytes
        let whole = PCFTable(format: 0, start: 0, count: bytes.count)
        let count = try number(Int32.self, whole, at: 4)
        guard (1...PCFFile.tableLimit).contains(count) else {
            throw PCFFile.damaged("number of tables", at: 4)
        }
        for entry in 0..<count {
            let place = 8 + 16 * entry
            let kind = try number(Int32.self, whole, at: place)
            let size = try number(Int32.self, whole, at: place + 8)
            let start = try number(Int32.self, whole, at: place + 12)
            guard start >= 8, size >= 4, start + 4 <= bytes.count else {
                throw PCFFile.damaged("place of table \(kind)", at: place)
            }
            // bdftopcf announces its last table some bytes longer than it writes it.
            let present = min(size, bytes.count - start)
            var table = PCFTable(format: 0, start: start, count: present)
            // The format stands little endian, whatever it says of the numbers behind it.
            table.format = try number(Int32.self, table, at: 0)
            tables[kind] = table
        }
    }

    // MARK: Numbers

    func table(_ kind: PCFTable.Kind) throws(FontError) -> PCFTable {
        guard let table = tables[kind.rawValue] else {
            throw FontError(
                problem: "the font has no table of \(kind)",
                remedy: "Fetch the file again or convert it to BDF"
            )
        }
        return table
    }

    func byte(_ table: PCFTable, at offset: Int) throws(FontError) -> UInt8 {
        guard offset >= 0, offset < table.count else {
            throw PCFFile.damaged("table", at: table.start + offset)
        }
        return bytes[table.start + offset]
    }

    func number<Number: FixedWidthInteger>(
        _: Number.Type,
        _ table: PCFTable,
        at offset: Int
    ) throws(FontError) -> Int {
        let size = Number.bitWidth / 8
        var bits: UInt64 = 0
        for index in 0..<size {
            let place = table.bigEndian ? index : size - 1 - index
            bits = bits << 8 | UInt64(try byte(table, at: offset + place))
        }
        return Int(Number(truncatingIfNeeded: bits))
    }

    static func damaged(_ part: String, at offset: Int) -> FontError {
        FontError(
            problem: "the \(part) at byte \(offset) leads outside the file or its table",
            remedy: "Fetch the file again; it is cut off or damaged"
        )
    }

    // MARK: Tables

    /// The properties that are texts.
    func properties() throws(FontError) -> [String: String] {
        let table = try table(.properties)
        let count = try number(Int32.self, table, at: 4)
        guard (0...table.count / 9).contains(count) else {
            throw PCFFile.damaged("number of properties", at: table.start + 4)
        }
        let strings = (8 + 9 * count + 3) / 4 * 4 + 4
        var properties: [String: String] = [:]
        for index in 0..<count {
            let place = 8 + 9 * index
            guard try byte(table, at: place + 4) != 0 else { continue }
            let name = strings + (try number(Int32.self, table, at: place))
            let value = strings + (try number(Int32.self, table, at: place + 5))
            properties[try text(table, at: name)] = try text(table, at: value)
        }
        return properties
    }

    private func text(_ table: PCFTable, at offset: Int) throws(FontError) -> String {
        var characters: [UInt8] = []
        while characters.count < FontLimits.nameBytes {
            let next = try byte(table, at: offset + characters.count)
            if next == 0 { break }
            characters.append(next)
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Cells that hold the font as it is.
    func cells() throws(FontError) -> CellPlacement {
        let own = tables[PCFTable.Kind.bdfAccelerators.rawValue] != nil
        let table = try table(own ? .bdfAccelerators : .accelerators)
        var header = BDFHeader()
        header.ascent = try number(Int32.self, table, at: 12)
        header.descent = try number(Int32.self, table, at: 16)
        return try header.placement()
    }

    /// The boxes of all glyphs, still without rows.
    func metrics() throws(FontError) -> [BoxedGlyph] {
        let table = try table(.metrics)
        let packed = table.format & 0x100 != 0
        let count =
            packed ? try number(UInt16.self, table, at: 4) : try number(Int32.self, table, at: 4)
        guard (0...FontLimits.glyphs).contains(count) else {
            throw PCFFile.damaged("number of glyphs", at: table.start + 4)
        }
        var glyphs: [BoxedGlyph] = []
        for index in 0..<count {
            var values: [Int] = []
            for field in 0..<5 {
                values.append(
                    packed
                        ? Int(try byte(table, at: 6 + 5 * index + field)) - 0x80
                        : try number(Int16.self, table, at: 8 + 12 * index + 2 * field)
                )
            }
            // Left and right edge, advance, ascent and descent of the box.
            guard values[1] >= values[0], values[3] + values[4] >= 0 else {
                throw PCFFile.damaged("box of glyph \(index)", at: table.start)
            }
            glyphs.append(
                BoxedGlyph(
                    advance: values[2],
                    boxWidth: values[1] - values[0],
                    boxHeight: values[3] + values[4],
                    left: values[0],
                    bottom: -values[4]
                )
            )
        }
        return glyphs
    }

    /// Which glyph draws which code point.
    func encodings() throws(FontError) -> [(codePoint: UInt32, glyph: Int)] {
        let table = try table(.encodings)
        var bounds: [Int] = []
        for field in 0..<4 {
            bounds.append(try number(UInt16.self, table, at: 4 + 2 * field))
        }
        guard bounds[0] <= bounds[1], bounds[1] <= 255, bounds[2] <= bounds[3], bounds[3] <= 255
        else { throw PCFFile.damaged("range of code points", at: table.start + 4) }
        var found: [(codePoint: UInt32, glyph: Int)] = []
        var place = 14
        for high in bounds[2]...bounds[3] {
            for low in bounds[0]...bounds[1] {
                let glyph = try number(UInt16.self, table, at: place)
                place += 2
                if glyph != 0xFFFF { found.append((UInt32(high << 8 | low), glyph)) }
            }
        }
        return found
    }
}
