import Disclosure
import Glyphs
import Layout

/// An act with everything drawn that can be drawn beforehand.
struct DrawnAct: Sendable {
    let frames: Int
    let shows: [ShownRevision]
    /// The whole board with all that stands.
    let backdrop: Tile
    /// What changes, in the order of drawing.
    let moving: [DrawnLane]

    init(_ act: Act, size: PixelSize) {
        frames = max(1, act.frames)
        shows = act.shows
        var canvas = [UInt8](repeating: 0, count: size.width * size.height)
        var moving: [DrawnLane] = []
        for lane in act.lanes {
            if case .still(let marks) = lane.content {
                var tile = Tile(width: lane.area.width, height: lane.area.height)
                tile.draw(marks)
                Blit.copy(
                    tile,
                    fromX: 0,
                    width: tile.width,
                    to: &canvas,
                    canvasWidth: size.width,
                    x: lane.area.x,
                    y: lane.area.y
                )
            } else if let drawn = DrawnLane(lane, actFrames: frames) {
                moving.append(drawn)
            }
        }
        backdrop = Tile(width: size.width, height: size.height, pixels: canvas)
        self.moving = moving
    }
}

/// A lane that changes within its act.
struct DrawnLane: Sendable {
    let area: PixelRectangle
    let content: Content

    enum Content: Sendable {
        case strip(DrawnStrip)
        case pages([Tile], frames: [Int], total: Int)
        case clock(DrawnClock)
    }

    init?(_ lane: Lane, actFrames: Int) {
        area = lane.area
        switch lane.content {
        case .still:
            return nil
        case .strip(let strip):
            content = .strip(DrawnStrip(strip, lane: lane.area, actFrames: actFrames))
        case .pages(let pages):
            let area = lane.area
            let tiles = pages.map { page in
                var tile = Tile(width: area.width, height: area.height)
                tile.draw(page.marks)
                return tile
            }
            let frames = pages.map { max(1, $0.frames) }
            content = .pages(tiles, frames: frames, total: max(1, frames.reduce(0, +)))
        case .clock(let clock):
            content = .clock(DrawnClock(clock, lane: lane.area))
        }
    }
}

/// A strip with room before and after its content, so that every frame is one copy a row.
struct DrawnStrip: Sendable {
    let tile: Tile
    let strip: Strip
    let laneWidth: Int
    let period: Int
    /// Frames of the act that whole passes fill; after them the strip rests.
    let busyFrames: Int

    init(_ strip: Strip, lane: PixelRectangle, actFrames: Int) {
        self.strip = strip
        laneWidth = lane.width
        period = max(1, strip.period(laneWidth: lane.width))
        switch strip.travel {
        case .endless:
            // The beginning again after the end: a window over the seam is whole.
            var tile = Tile(width: strip.width + lane.width, height: lane.height)
            tile.draw(strip.marks)
            tile.draw(strip.marks, x: strip.width)
            self.tile = tile
            busyFrames = Int.max
        case .pass:
            var tile = Tile(width: strip.width + 2 * lane.width, height: lane.height)
            tile.draw(strip.marks, x: lane.width)
            self.tile = tile
            busyFrames = max(1, actFrames / period) * period
        case .reveal:
            var tile = Tile(width: max(strip.width, lane.width), height: lane.height)
            tile.draw(strip.marks)
            self.tile = tile
            busyFrames = max(1, actFrames / period) * period
        }
    }

    /// The strip's column at the lane's left edge in a frame of the act.
    func column(at frame: Int) -> Int {
        let step = frame % period
        switch strip.travel {
        case .endless:
            return step &* strip.pixelsPerFrame
        case .pass:
            let end = strip.width + laneWidth
            return frame < busyFrames ? min(step &* strip.pixelsPerFrame, end) : end
        case .reveal(let hold):
            let end = max(0, strip.width - laneWidth)
            guard frame < busyFrames else { return 0 }
            return min(max(0, step - hold) &* strip.pixelsPerFrame, end)
        }
    }
}
