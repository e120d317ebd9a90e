/// The header of a compiled face, every number checked against the bytes that are there.
struct FaceHeader {
    let name: String
    let source: String
    let cellHeight: Int
    let rowBytes: Int
    let glyphCount: Int
    let pageCount: Int
    let directory: Int
    let pages: Int
    let rows: Int

    init(_ storage: FaceStorage) throws(FontError) {
        typealias Field = FaceFormat.Field
        func half(_ offset: Int) -> Int { Int(storage.number(UInt16.self, at: offset)) }
        func word(_ offset: Int) -> Int { Int(storage.number(UInt32.self, at: offset)) }

        try FaceHeader.checkIdentity(storage)
        cellHeight = half(Field.cellHeight)
        rowBytes = half(Field.rowBytes)
        glyphCount = word(Field.glyphCount)
        pageCount = word(Field.pageCount)
        directory = word(Field.directory)
        pages = word(Field.pages)
        rows = word(Field.rows)
        try FaceHeader.require((1...FontLimits.glyphDots).contains(cellHeight), "cell height")
        try FaceHeader.require([1, 2, 4, 8].contains(rowBytes), "row size")
        try FaceHeader.require(glyphCount <= FontLimits.glyphs, "number of glyphs")
        try FaceHeader.require((1...FaceFormat.directoryEntries + 1).contains(pageCount), "pages")

        let nameStart = word(Field.name)
        let nameBytes = half(Field.nameBytes)
        let sourceBytes = half(Field.sourceBytes)
        let sourceStart = sourceBytes == 0 ? nameStart + nameBytes : word(Field.source)
        let sections = [
            (FaceFormat.headerBytes, 0, "header"),
            (nameStart, nameBytes, "name"),
            (sourceStart, sourceBytes, "source"),
            (directory, FaceFormat.directoryEntries * 2, "directory"),
            (pages, pageCount * FaceFormat.pageEntries * FaceFormat.entryBytes, "page table"),
            (rows, glyphCount * cellHeight * rowBytes, "glyph table"),
        ]
        var end = 0
        for (start, count, section) in sections {
            try FaceHeader.require(start >= end && start + count <= storage.byteCount, section)
            end = start + count
        }
        let characters = unsafe storage.bytes[nameStart..<(nameStart + nameBytes)]
        name = unsafe String(decoding: characters, as: UTF8.self)
        let origin = unsafe storage.bytes[sourceStart..<(sourceStart + sourceBytes)]
        source = unsafe String(decoding: origin, as: UTF8.self)
    }

    private static func checkIdentity(_ storage: FaceStorage) throws(FontError) {
        typealias Field = FaceFormat.Field
        let count = storage.byteCount
        guard count >= FaceFormat.headerBytes,
            unsafe storage.bytes.prefix(8).elementsEqual(FaceFormat.magic)
        else {
            throw FontError(
                problem: "this is not a compiled face",
                remedy: "Build the fonts and name a file that ends in .face"
            )
        }
        let version = storage.number(UInt16.self, at: Field.version)
        guard version == FaceFormat.version else {
            throw FontError(
                problem: "the face has version \(version) of the format, "
                    + "and only \(FaceFormat.version) is understood",
                remedy: "Build the fonts again with this version of Placard"
            )
        }
        let check = unsafe CRC32.check(storage.bytes[..<Field.headerCheck])
        guard check == storage.number(UInt32.self, at: Field.headerCheck) else {
            throw FontError(
                problem: "the header of the face is damaged",
                remedy: "Build the fonts again"
            )
        }
        let expected = Int(storage.number(UInt32.self, at: Field.fileBytes))
        guard expected == count else {
            throw FontError(
                problem: "the face has \(count) bytes where \(expected) were written",
                remedy: "Build the fonts again; the file was cut off or extended"
            )
        }
    }

    private static func require(_ condition: Bool, _ part: String) throws(FontError) {
        guard condition else {
            throw FontError(
                problem: "the \(part) of the face is out of bounds",
                remedy: "Build the fonts again"
            )
        }
    }
}
