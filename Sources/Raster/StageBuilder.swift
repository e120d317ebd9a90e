import Glyphs
import Layout

/// Draws the acts of a composition onto a stage.
struct StageBuilder {
    let size: PixelSize
    let framesPerSecond: Int
    private(set) var stage = Stage()

    init(_ composition: Composition) {
        size = composition.size
        framesPerSecond = max(1, composition.framesPerSecond)
        stage.flash = Flash(framesPerSecond: framesPerSecond)
        let shortest =
            composition.acts.count > 1
            ? FlashGuard.shortestStay(framesPerSecond: framesPerSecond) : 1
        for act in composition.acts { add(act, frames: max(shortest, act.frames)) }
    }

    private mutating func add(_ act: Act, frames: Int) {
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
        let first = stage.lanes.count
        addBands(backdrop, below: moving)
        stage.lanes += moving
        stage.acts.append(DrawnAct(frames: frames, lanes: first..<stage.lanes.count))
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
