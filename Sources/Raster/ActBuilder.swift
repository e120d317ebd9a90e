import Glyphs
import Layout

/// Draws the acts of a composition, each on a stage of its own.
struct ActBuilder {
    private let size: PixelSize
    private let framesPerSecond: Int
    /// The least that an act stays, in frames.
    private let shortestStay: Int

    init(_ composition: Composition) {
        size = composition.size
        framesPerSecond = max(1, composition.framesPerSecond)
        shortestStay =
            composition.acts.count > 1
            ? FlashGuard.shortestStay(framesPerSecond: framesPerSecond) : 1
    }

    /// Whether an act that was drawn before would look the same now.
    func wouldDrawTheSame(_ act: Act, as drawn: DrawnAct) -> Bool {
        drawn.identity === act.identity && drawn.size == size
            && drawn.frames == frames(of: act)
            && drawn.stage.flash == Flash(framesPerSecond: framesPerSecond)
    }

    /// Draws an act.
    func draw(_ act: Act) -> DrawnAct {
        var builder = StageBuilder(size: size, framesPerSecond: framesPerSecond)
        let frames = frames(of: act)
        builder.add(act, frames: frames)
        return DrawnAct(act.identity, size: size, frames: frames, stage: builder.stage)
    }

    /// What stands in an act without anything that moves.
    func picture(of act: Act, _ palette: Palette) -> Frame {
        var tile = Tile(width: size.width, height: size.height)
        for lane in act.lanes {
            guard case .still(let marks) = lane.content, size.bounds.contains(lane.area) else {
                continue
            }
            var part = Tile(width: lane.area.width, height: lane.area.height)
            part.draw(marks)
            tile.paste(part, x: lane.area.x, y: lane.area.y)
        }
        var canvas = Canvas(width: size.width, height: size.height)
        canvas.pixels = tile.pixels
        return Frame(canvas: canvas, palette: palette)
    }

    private func frames(of act: Act) -> Int { max(shortestStay, act.frames) }
}

/// Draws one act onto a stage.
private struct StageBuilder {
    let size: PixelSize
    let framesPerSecond: Int
    private(set) var stage = Stage()

    init(size: PixelSize, framesPerSecond: Int) {
        self.size = size
        self.framesPerSecond = framesPerSecond
        stage.flash = Flash(framesPerSecond: framesPerSecond)
    }

    mutating func add(_ act: Act, frames: Int) {
        let flashing = FlashGuard.allowed(act.lanes, on: size)
        var backdrop = Tile(width: size.width, height: size.height)
        var moving: [DrawnLane] = []
        for (lane, isFlashing) in zip(act.lanes, flashing) where size.bounds.contains(lane.area) {
            if case .still(let marks) = lane.content {
                var tile = Tile(width: lane.area.width, height: lane.area.height)
                tile.draw(marks)
                backdrop.paste(tile, x: lane.area.x, y: lane.area.y)
            } else if let content = content(lane, actFrames: frames) {
                moving.append(DrawnLane(area: lane.area, isFlashing: isFlashing, content: content))
            }
        }
        addBands(backdrop, below: moving)
        stage.lanes += moving
    }

    private mutating func content(_ lane: Lane, actFrames: Int) -> DrawnLane.Content? {
        switch lane.content {
        case .still:
            return nil
        case .strip(let strip):
            return .strip(DrawnStrip(strip, in: lane.area, actFrames: actFrames, on: &stage))
        case .clock(let clock):
            return .clock(DrawnClock(clock, in: lane.area, on: &stage))
        case .pages(let pages):
            guard !pages.isEmpty else { return nil }
            let shortest =
                pages.count > 1 ? FlashGuard.shortestStay(framesPerSecond: framesPerSecond) : 1
            let first = stage.pages.count
            for page in pages {
                var tile = Tile(width: lane.area.width, height: lane.area.height)
                tile.draw(page.marks)
                stage.pages.append(
                    DrawnPage(
                        patch: stage.keep(tile),
                        frames: max(shortest, page.frames),
                        entrance: page.entrance,
                        exit: page.exit
                    )
                )
            }
            let drawn = first..<stage.pages.count
            return .pages(drawn, total: stage.pages[drawn].reduce(0) { $0 + $1.frames })
        }
    }

    /// Groups the rows that some lane does not wholly cover into dark and standing bands.
    private mutating func addBands(_ backdrop: Tile, below lanes: [DrawnLane]) {
        enum Row { case covered, dark, standing }
        func row(_ y: Int) -> Row {
            let isCovered = lanes.contains { lane in
                lane.covers && lane.area.width == size.width && lane.area.y <= y
                    && y < lane.area.endY
            }
            return isCovered ? .covered : backdrop.isDark(row: y) ? .dark : .standing
        }
        var y = 0
        while y < size.height {
            let kind = row(y)
            let start = y
            while y < size.height, row(y) == kind { y += 1 }
            if kind == .covered { continue }
            let area = PixelRectangle(x: 0, y: start, width: size.width, height: y - start)
            let patch = kind == .standing ? stage.keep(backdrop.rows(start..<y)) : nil
            stage.lanes.append(
                DrawnLane(area: area, isFlashing: false, content: .standing(patch))
            )
        }
    }
}
