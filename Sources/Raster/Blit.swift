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
    ///   - board: The board's pixels, row-major, `depth` bytes each.
    ///   - width: Pixels in a row of the board.
    ///   - height: Rows of the board.
    ///   - depth: Bytes of a pixel.
    @inline(__always)
    @unsafe
    static func perform(
        _ copy: Copy,
        from pixels: UnsafeBufferPointer<UInt8>,
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
}
