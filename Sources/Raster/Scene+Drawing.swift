public import Disclosure
import Layout

extension Scene {
    /// Draws what the board shows at an instant; the canvas takes the board's size.
    ///
    /// A canvas of the right size is drawn upon in place, without any allocation.
    public func draw(at instant: Instant, into canvas: inout Canvas) {
        if canvas.width != width || canvas.height != height
            || canvas.pixels.count != width * height
        {
            canvas = Canvas(width: width, height: height)
        }
        guard let (act, frame) = place(of: frameNumber(at: instant)) else { return }
        paste(act.backdrop, fromX: 0, width: width, x: 0, y: 0, into: &canvas)
        for lane in act.moving {
            draw(lane, frame: frame, at: instant, into: &canvas)
        }
    }

    /// What the board shows at an instant.
    public func frame(at instant: Instant) -> Frame {
        var canvas = Canvas(width: width, height: height)
        draw(at: instant, into: &canvas)
        return Frame(canvas: canvas, palette: palette)
    }

    private func draw(
        _ lane: DrawnLane,
        frame: Int,
        at instant: Instant,
        into canvas: inout Canvas
    ) {
        let area = lane.area
        switch lane.content {
        case .strip(let strip):
            let column = strip.column(at: frame)
            paste(
                strip.tile,
                fromX: column,
                width: area.width,
                x: area.x,
                y: area.y,
                into: &canvas
            )
        case .pages(let tiles, let frames, let total):
            let index = Scene.page(at: frame, frames, total)
            paste(tiles[index], fromX: 0, width: area.width, x: area.x, y: area.y, into: &canvas)
        case .clock(let clock):
            draw(clock, in: area, at: instant, into: &canvas)
        }
    }

    private func draw(
        _ clock: DrawnClock,
        in area: PixelRectangle,
        at instant: Instant,
        into canvas: inout Canvas
    ) {
        let time = zone.civilTime(at: instant)
        var width = 0
        clock.forEachTile(at: time) { width += $0.width }
        var x = area.x + clock.alignment.start(of: width, in: area.width)
        clock.forEachTile(at: time) { tile in
            let room = min(tile.width, area.endX - x)
            paste(tile, fromX: 0, width: room, x: x, y: area.y, into: &canvas)
            x += tile.width
        }
    }

    private func paste(
        _ tile: Tile,
        fromX: Int,
        width: Int,
        x: Int,
        y: Int,
        into canvas: inout Canvas
    ) {
        Blit.copy(
            tile,
            fromX: fromX,
            width: width,
            to: &canvas.pixels,
            canvasWidth: canvas.width,
            x: x,
            y: y
        )
    }

    /// The page that shows in a frame of the act.
    static func page(at frame: Int, _ frames: [Int], _ total: Int) -> Int {
        var rest = frame % total
        for (index, count) in frames.enumerated() {
            if rest < count { return index }
            rest -= count
        }
        return 0
    }
}
