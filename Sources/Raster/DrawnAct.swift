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

/// A clock with a tile for every digit and word.
struct DrawnClock: Sendable {
    let pieces: [ClockPattern.Piece]
    let literals: [Tile]
    let digits: [Tile]
    let weekdays: [Tile]
    let alignment: Alignment
    /// Changes once a minute if it shows the minute or hour, else once a day.
    let showsTime: Bool

    init(_ clock: ClockLane, lane: PixelRectangle) {
        func tile(_ character: Character) -> Tile {
            guard let glyph = clock.glyphs[character] else { return Tile(width: 0, height: 0) }
            var tile = Tile(width: glyph.width, height: lane.height)
            tile.draw([.glyph(glyph, x: 0, y: clock.y, role: clock.role)])
            return tile
        }
        pieces = clock.pattern.pieces
        literals = pieces.map { piece in
            if case .literal(let character) = piece { tile(character) } else { tile("\0") }
        }
        digits = (0...9).map { tile(Character(String($0))) }
        weekdays = ClockPattern.weekdays.map(tile)
        alignment = clock.alignment
        showsTime = pieces.contains(.hour) || pieces.contains(.minute)
    }

    /// Calls `body` with each tile of the time from left to right.
    func forEachTile(at time: CivilTime, _ body: (Tile) -> Void) {
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .literal: body(literals[index])
            case .hour: twoDigits(time.clock.hour, body)
            case .minute: twoDigits(time.clock.minute, body)
            case .month: plainDigits(time.date.components.month, body)
            case .day: plainDigits(time.date.components.day, body)
            case .weekday: body(weekdays[time.date.weekday - 1])
            }
        }
    }

    private func twoDigits(_ value: Int, _ body: (Tile) -> Void) {
        body(digits[value / 10 % 10])
        body(digits[value % 10])
    }

    private func plainDigits(_ value: Int, _ body: (Tile) -> Void) {
        if value >= 10 { body(digits[value / 10 % 10]) }
        body(digits[value % 10])
    }
}
