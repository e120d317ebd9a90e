/// The one inner loop of drawing: copies a window of one byte grid onto another, row by row.
enum Blit {
    /// Copies `width` by `height` bytes from column `sourceX` of a tile to a place on a canvas.
    ///
    /// Whatever would fall outside either grid is left out, so that no call can fail.
    static func copy(
        _ tile: Tile,
        fromX sourceX: Int,
        width: Int,
        to canvas: inout [UInt8],
        canvasWidth: Int,
        x: Int,
        y: Int
    ) {
        let left = max(0, -sourceX, -x)
        let columns = min(width, tile.width - sourceX, canvasWidth - x) - left
        let top = max(0, -y)
        let rows = min(tile.height, canvas.count / max(1, canvasWidth) - y) - top
        guard columns > 0, rows > 0 else { return }
        let from = top &* tile.width &+ sourceX &+ left
        let to = (y &+ top) &* canvasWidth &+ x &+ left
        unsafe tile.pixels.withUnsafeBufferPointer { source in
            unsafe canvas.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress
                else { return }
                // The guards above keep every row inside both grids.
                for row in 0..<rows {
                    unsafe (target + (to &+ row &* canvasWidth)).update(
                        from: source + (from &+ row &* tile.width),
                        count: columns
                    )
                }
            }
        }
    }
}
