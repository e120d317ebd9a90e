/// The one inner loop of drawing: copies windows of a stage onto a board, row by row.
///
/// Pointers instead of arrays because a frame is a few dozen short rows: checking each against
/// both arrays would cost as much as copying it. The rectangle is checked once, here.
enum Blit {
    /// Does one copy; whatever lies outside the patch or the board is left out, so that no call
    /// can fail.
    ///
    /// - Parameters:
    ///   - copy: What is copied where, in pixels.
    ///   - pixels: The pixels of all patches, `depth` bytes each.
    ///   - packed: The rows of packed patches; they are for boards of one byte a pixel.
    ///   - board: The board's pixels, row-major, `depth` bytes each.
    ///   - width: Pixels in a row of the board.
    ///   - height: Rows of the board.
    ///   - depth: Bytes of a pixel.
    @inline(__always)
    @unsafe
    static func perform(
        _ copy: Copy,
        from pixels: UnsafeBufferPointer<UInt8>,
        packed: UnsafeBufferPointer<UInt8>,
        onto board: UnsafeMutablePointer<UInt8>,
        width: Int,
        height: Int,
        depth: Int
    ) {
        var left = max(0, -copy.x)
        var top = max(0, -copy.y)
        var right = min(copy.width, width &- copy.x)
        var bottom = min(copy.height, height &- copy.y)
        if let patch = copy.source {
            left = max(left, -copy.sourceX)
            top = max(top, -copy.sourceY)
            right = min(right, patch.width &- copy.sourceX)
            bottom = min(bottom, patch.height &- copy.sourceY)
        }
        let (columns, rows) = (right &- left, bottom &- top)
        guard columns > 0, rows > 0 else { return }
        let rowBytes = columns &* depth
        let boardBytes = width &* depth
        let start = (copy.y &+ top) &* width &+ copy.x &+ left
        var to = unsafe board + start &* depth
        guard let patch = copy.source else {
            if columns == width {
                unsafe to.update(repeating: 0, count: rows &* rowBytes)
                return
            }
            for _ in 0..<rows {
                unsafe to.update(repeating: 0, count: rowBytes)
                unsafe to += boardBytes
            }
            return
        }
        if patch.ink != 0 {
            let from = (x: copy.sourceX &+ left, y: copy.sourceY &+ top)
            guard depth == 1 else { return }
            unsafe unpack(patch, from, packed, columns, rows, onto: to, width)
            return
        }
        let first = (copy.sourceY &+ top) &* patch.width &+ copy.sourceX &+ left
        let offset = (patch.offset &+ first) &* depth
        let patchBytes = patch.width &* depth
        guard let base = pixels.baseAddress,
            offset &+ (rows &- 1) &* patchBytes &+ rowBytes <= pixels.count
        else { return }
        var from = unsafe base + offset
        if columns == width, columns == patch.width {
            unsafe to.update(from: from, count: rows &* rowBytes)
            return
        }
        for _ in 0..<rows {
            unsafe to.update(from: from, count: rowBytes)
            unsafe from += patchBytes
            unsafe to += boardBytes
        }
    }

    /// Bytes behind the last packed row that may be read.
    static let packedSlack = 8

    /// Writes a window of a packed patch, sixty-four pixels at a time.
    @unsafe
    private static func unpack(
        _ patch: Patch,
        _ from: (x: Int, y: Int),
        _ packed: UnsafeBufferPointer<UInt8>,
        _ columns: Int,
        _ rows: Int,
        onto board: UnsafeMutablePointer<UInt8>,
        _ width: Int
    ) {
        let stride = patch.packedRowBytes
        let start = patch.offset &+ from.y &* stride &+ from.x / 8
        guard let base = packed.baseAddress, start >= 0,
            start &+ (rows &- 1) &* stride &+ (columns &+ 7) / 8 &+ packedSlack / 2 <= packed.count
        else { return }
        let skipped = UInt64(from.x % 8)
        let shift = UInt16(8 &- from.x % 8)
        let ink = UInt64(patch.ink)
        let inks = SIMD16<UInt8>(repeating: patch.ink)
        var source = unsafe base + start
        var target = unsafe board
        for _ in 0..<rows {
            var at = 0
            while at &+ 64 <= columns {
                unsafe spread(source + at / 8, skipped, inks, onto: target + at)
                at &+= 64
            }
            while at &+ 8 <= columns {
                let word = unsafe spread(source + at / 8, shift) &* ink
                unsafe UnsafeMutableRawPointer(target + at).storeBytes(of: word, as: UInt64.self)
                at &+= 8
            }
            if at < columns {
                var word = unsafe spread(source + at / 8, shift) &* ink
                while at < columns {
                    unsafe target[at] = UInt8(truncatingIfNeeded: word)
                    word &>>= 8
                    at &+= 1
                }
            }
            unsafe source += stride
            unsafe target += width
        }
    }

    /// Writes sixty-four bits, the first so many left out, as bytes of 0 or an ink.
    @inline(__always)
    @unsafe
    private static func spread(
        _ source: UnsafePointer<UInt8>,
        _ skipped: UInt64,
        _ inks: SIMD16<UInt8>,
        onto target: UnsafeMutablePointer<UInt8>
    ) {
        let raw = unsafe UnsafeRawPointer(source)
        let high = unsafe UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)) &<< skipped
        let rest = unsafe UInt64(source[8]) &>> (8 &- skipped)
        let bytes = unsafe unsafeBitCast((high | rest).bigEndian, to: SIMD8<UInt8>.self)
        // Each byte eight times, by doubling it thrice.
        let twice = doubled(bytes)
        let (first, second) = (doubled(twice.lowHalf), doubled(twice.highHalf))
        let parts = (
            doubled(first.lowHalf), doubled(first.highHalf), doubled(second.lowHalf),
            doubled(second.highHalf)
        )
        let to = UnsafeMutableRawPointer(target)
        unsafe to.storeBytes(of: lit(parts.0, inks), as: SIMD16<UInt8>.self)
        unsafe to.storeBytes(of: lit(parts.1, inks), toByteOffset: 16, as: SIMD16<UInt8>.self)
        unsafe to.storeBytes(of: lit(parts.2, inks), toByteOffset: 32, as: SIMD16<UInt8>.self)
        unsafe to.storeBytes(of: lit(parts.3, inks), toByteOffset: 48, as: SIMD16<UInt8>.self)
    }

    @inline(__always)
    private static func doubled(_ bytes: SIMD8<UInt8>) -> SIMD16<UInt8> {
        var doubled = SIMD16<UInt8>()
        doubled.evenHalf = bytes
        doubled.oddHalf = bytes
        return doubled
    }

    /// The ink where a byte has the bit that is its own; the first bit is the highest.
    @inline(__always)
    private static func lit(_ bytes: SIMD16<UInt8>, _ inks: SIMD16<UInt8>) -> SIMD16<UInt8> {
        let bits = SIMD16<UInt8>(128, 64, 32, 16, 8, 4, 2, 1, 128, 64, 32, 16, 8, 4, 2, 1)
        return SIMD16(repeating: 0).replacing(with: inks, where: bytes & bits .== bits)
    }

    /// Eight bits as eight bytes of 0 or 1, the first bit in the lowest byte.
    @inline(__always)
    @unsafe
    private static func spread(_ source: UnsafePointer<UInt8>, _ shift: UInt16) -> UInt64 {
        let pair = unsafe UInt16(source[0]) &<< 8 | UInt16(source[1])
        let byte = UInt64(UInt8(truncatingIfNeeded: pair &>> shift))
        // Each byte keeps the one bit that is its own; adding 7F carries it to the top.
        let bits = (byte &* 0x0101_0101_0101_0101) & 0x0102_0408_1020_4080
        return ((bits &+ 0x7F7F_7F7F_7F7F_7F7F) &>> 7 & 0x0101_0101_0101_0101).littleEndian
    }
}
