/// Where a face's tables lie: what a lookup needs, without counting references.
///
/// Unchecked, because it only points into a `FaceStorage`, which nothing writes to; whoever holds
/// a view holds the face as well, so the bytes outlive it.
@safe
struct FaceView: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer
    let cellHeight: Int
    let rowBytes: Int
    let glyphCount: Int
    private let pageCount: Int
    private let directory: Int
    private let pages: Int
    private let rows: Int

    /// Points into storage whose header has been checked, so that every table lies inside it.
    init(_ header: FaceHeader, _ storage: FaceStorage) {
        unsafe bytes = storage.bytes
        cellHeight = header.cellHeight
        rowBytes = header.rowBytes
        glyphCount = header.glyphCount
        pageCount = header.pageCount
        directory = header.directory
        pages = header.pages
        rows = header.rows
    }

    /// Whether the face has any glyph among the code points of a directory entry.
    func hasPage(_ block: Int) -> Bool {
        let page = unsafe UInt16(
            littleEndian: bytes.loadUnaligned(
                fromByteOffset: directory &+ block &* 2,
                as: UInt16.self
            )
        )
        return page > 0 && page < pageCount
    }

    /// Where a glyph's rows begin and how wide it is; nil if the face lacks it or is damaged.
    ///
    /// The directory covers all of Unicode, a page number is checked against the pages and a glyph
    /// number against the rows, so neither the loads here nor those of the rows leave the bytes.
    @inline(__always)
    func locate(_ scalar: Unicode.Scalar) -> (offset: Int, width: Int)? {
        locate(value: scalar.value)
    }

    @inline(__always)
    func locate(value: UInt32) -> (offset: Int, width: Int)? {
        let block = directory &+ Int(value &>> FaceFormat.pageShift) &* 2
        let page = unsafe Int(
            UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: block, as: UInt16.self))
        )
        guard page > 0, page < pageCount else { return nil }
        let slot = (page &* FaceFormat.pageEntries &+ Int(value & 127)) &* FaceFormat.entryBytes
        let entry = unsafe UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: pages &+ slot, as: UInt32.self)
        )
        let index = Int(entry &>> 8) &- 1
        let width = Int(entry & 0xFF)
        guard index >= 0, index < glyphCount, width <= rowBytes &* 8 else { return nil }
        return (rows &+ index &* cellHeight &* rowBytes, width)
    }

    /// Adds the rows of a located glyph to the tiles of a strip.
    ///
    /// Whatever comes first into a tile is written instead of added: the glyph that begins it, or
    /// the end of one that spills over. So a tile need not be cleared before.
    ///
    /// `tiles` points at `height` words of the tile where the glyph begins, and as many of the
    /// next; `shift` is its first column there.
    @inline(__always)
    func draw(
        _ place: (offset: Int, width: Int),
        into tiles: UnsafeMutablePointer<UInt64>,
        shift: UInt64
    ) {
        // One loop for each size of row: a choice inside the loop would cost more than the dots.
        switch rowBytes {
        case 1: unsafe draw(UInt8.self, place, tiles, shift)
        case 2 where shift <= 48 && cellHeight & 7 == 0: unsafe drawNarrow(place, tiles, shift)
        case 2: unsafe draw(UInt16.self, place, tiles, shift)
        case 4: unsafe draw(UInt32.self, place, tiles, shift)
        default: unsafe draw(UInt64.self, place, tiles, shift)
        }
    }

    /// Eight rows of 16 dots at a time, which stay in their tile.
    @inline(__always)
    private func drawNarrow(
        _ place: (offset: Int, width: Int),
        _ tiles: UnsafeMutablePointer<UInt64>,
        _ shift: UInt64
    ) {
        guard let base = unsafe bytes.baseAddress else { return }
        let source = unsafe base + place.offset
        let target = UnsafeMutableRawPointer(tiles)
        let left = SIMD8<UInt64>(repeating: 48 &- shift)
        var y = 0
        while y < cellHeight {
            let stored = unsafe source.loadUnaligned(
                fromByteOffset: y &* 2,
                as: SIMD8<UInt16>.self
            )
            // Rows are big endian.
            let rows = stored &<< 8 | stored &>> 8
            var dots = SIMD8<UInt64>(truncatingIfNeeded: rows) &<< left
            if shift != 0 {
                dots |= unsafe target.loadUnaligned(
                    fromByteOffset: y &* 8,
                    as: SIMD8<UInt64>.self
                )
            }
            unsafe target.storeBytes(of: dots, toByteOffset: y &* 8, as: SIMD8<UInt64>.self)
            y &+= 8
        }
    }

    @inline(__always)
    private func draw<Row: FixedWidthInteger & UnsignedInteger>(
        _: Row.Type,
        _ place: (offset: Int, width: Int),
        _ tiles: UnsafeMutablePointer<UInt64>,
        _ shift: UInt64
    ) {
        guard let base = unsafe bytes.baseAddress else { return }
        let source = unsafe base + place.offset
        let lift = UInt64(64 &- Row.bitWidth)
        if shift <= lift, cellHeight & 3 == 0 {
            // The common case: the whole row stays in its tile, so one shift to the left will do.
            let left = lift &- shift
            var y = 0
            if shift == 0 {
                while y < cellHeight {
                    unsafe tiles[y] = row(Row.self, source, y) &<< left
                    unsafe tiles[y &+ 1] = row(Row.self, source, y &+ 1) &<< left
                    unsafe tiles[y &+ 2] = row(Row.self, source, y &+ 2) &<< left
                    unsafe tiles[y &+ 3] = row(Row.self, source, y &+ 3) &<< left
                    y &+= 4
                }
                return
            }
            while y < cellHeight {
                unsafe tiles[y] |= row(Row.self, source, y) &<< left
                unsafe tiles[y &+ 1] |= row(Row.self, source, y &+ 1) &<< left
                unsafe tiles[y &+ 2] |= row(Row.self, source, y &+ 2) &<< left
                unsafe tiles[y &+ 3] |= row(Row.self, source, y &+ 3) &<< left
                y &+= 4
            }
            return
        }
        let back = 63 &- shift
        let next = unsafe tiles + cellHeight
        for y in 0..<cellHeight {
            let dots = unsafe row(Row.self, source, y) &<< lift
            let begun: UInt64 = shift == 0 ? 0 : unsafe tiles[y]
            unsafe tiles[y] = begun | dots &>> shift
            // Two shifts, because one by 64 would leave the word as it is.
            if shift > lift { unsafe next[y] = (dots &<< 1) &<< back }
        }
    }

    @inline(__always)
    private func row<Row: FixedWidthInteger & UnsignedInteger>(
        _: Row.Type,
        _ source: UnsafeRawPointer,
        _ y: Int
    ) -> UInt64 {
        let place = y &* MemoryLayout<Row>.size
        return unsafe UInt64(
            truncatingIfNeeded: Row(
                bigEndian: source.loadUnaligned(fromByteOffset: place, as: Row.self)
            )
        )
    }
}
