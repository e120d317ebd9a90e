import Layout

/// A strip with room before and after its content, so that every frame is one copy a row.
struct DrawnStrip: Sendable {
    var patch: Patch
    let length: Int
    /// Pixels of its lane along the way.
    let lane: Int
    let speed: Speed
    let direction: Direction
    let travel: StripTravel
    let period: Int
    /// Frames of the act that whole passes fill; after them the strip rests.
    let busyFrames: Int

    init(_ strip: Strip, in area: PixelRectangle, actFrames: Int, on stage: inout Stage) {
        let isHorizontal = strip.direction.isHorizontal
        let lane = isHorizontal ? area.width : area.height
        /// Draws and keeps so many pixels, the marks from `start` on and again from `again` on.
        func drawn(_ length: Int, at start: Int, again: Int? = nil) -> Patch {
            if isHorizontal,
                let packed = PackedStrip(
                    strip.pieces,
                    width: length,
                    height: area.height,
                    at: start,
                    again: again
                )
            {
                return stage.keep(packed)
            }
            var tile = Tile(
                width: isHorizontal ? length : area.width,
                height: isHorizontal ? area.height : length
            )
            for piece in strip.pieces {
                tile.draw(
                    piece.marks,
                    x: piece.x + (isHorizontal ? start : 0),
                    y: isHorizontal ? 0 : start
                )
            }
            if let again { tile.repeatBeginning(from: again, isHorizontal: isHorizontal) }
            return stage.keepStrip(tile, isHorizontal: isHorizontal)
        }
        period = max(1, strip.period(lane: lane))
        switch strip.travel {
        case .endless:
            // The beginning again after the end: a window over the seam is whole.
            patch = drawn(strip.length + lane, at: 0, again: strip.length)
            busyFrames = Int.max
        case .pass:
            patch = drawn(strip.length + 2 * lane, at: lane)
            busyFrames = max(1, actFrames / period) * period
        case .reveal:
            patch = drawn(max(strip.length, lane), at: 0)
            busyFrames = max(1, actFrames / period) * period
        }
        self.lane = lane
        length = strip.length
        speed = strip.speed
        direction = strip.direction
        travel = strip.travel
    }

    /// The strip's column or row at the lane's beginning in a frame of the act.
    func place(at frame: Int) -> Int {
        let way = way(at: frame)
        guard direction.isBackward else { return way }
        return switch travel {
        case .endless: way == 0 ? 0 : max(0, length - way)
        case .pass: length + lane - way
        case .reveal: max(0, length - lane) - way
        }
    }

    /// Pixels from the beginning of the movement.
    private func way(at frame: Int) -> Int {
        let step = frame % period
        switch travel {
        case .endless:
            return speed.way(after: step)
        case .pass:
            let end = length + lane
            return frame < busyFrames ? min(speed.way(after: step), end) : end
        case .reveal(let hold):
            guard frame < busyFrames else { return 0 }
            return min(speed.way(after: max(0, step - hold)), max(0, length - lane))
        }
    }

    /// The next frame of the act in which the strip may stand elsewhere; nil if it rests until its
    /// end.
    func nextChange(after frame: Int) -> Int? {
        if frame >= busyFrames { return nil }
        let step = frame % period
        let round = frame - step
        guard case .reveal(let hold) = travel else {
            return round + min(period, (step / speed.frames + 1) * speed.frames)
        }
        let travelled = period - 2 * hold
        if step < hold { return round + hold + speed.frames }
        if step < hold + travelled {
            return round + hold + ((step - hold) / speed.frames + 1) * speed.frames
        }
        return round + period
    }
}
