public import Disclosure
import Layout

extension Scene {
    /// What the act of an instant shows, for a board that moves it by itself.
    ///
    /// Lanes with several pages or a strip to the left become rectangles of their own, as long as
    /// there are at most `areaLimit` rectangles in all; everything else is cut around them and
    /// stands. Where the board has not that many, all of it stands as it is at the instant. Such
    /// boards do not flash: what flashes is lit.
    public func spread(at instant: Instant, areaLimit: Int) -> Spread {
        guard var moment = moment(at: instant) else {
            return Spread(areas: [], validUntil: nil)
        }
        let act = drawn.acts[moment.act]
        moment = moment.lit(act.stage.flash)
        var canvas = Canvas(width: width, height: height)
        draw(moment, act.stage, act.stage.pixels, depth: 1, into: &canvas.pixels, from: 0)
        let moving = act.stage.lanes.filter { act.stage.movesByItself($0) }
        let still = PixelRectangle.around(moving.map(\.area), width: width, height: height)
        let isDivided = moving.count + still.count <= areaLimit
        guard isDivided, !moving.isEmpty else {
            let frame = Frame(canvas: canvas, palette: palette)
            return Spread(frame, validUntil: restEnd(moment))
        }
        var areas = moving.map { area(of: $0, act.stage) }
        for rectangle in still {
            let frame = Frame(canvas: canvas.part(rectangle), palette: palette)
            areas.append(Spread.Area(rectangle, .pages([.init(frame: frame, milliseconds: 0)])))
        }
        return Spread(areas: areas, validUntil: actEnd(moment))
    }

    /// What stays on the board when nobody speaks to it any more; nil leaves it dark.
    public var notice: Spread? {
        guard let notice = drawn.notice else { return nil }
        var spread = Spread(notice.frame)
        spread.words = Spread.Words(
            notice.words.map { Spread.Words.Paragraph($0.text, palette[$0.role.rawValue]) },
            milliseconds: 1_000
        )
        return spread
    }

    /// What the act of an instant says, for a board that draws text by itself, until the act ends.
    public func writing(at instant: Instant) -> Spread {
        guard let moment = moment(at: instant) else {
            return Spread(areas: [], validUntil: nil)
        }
        let frames = drawn.acts[moment.act].frames
        let said = drawn.words[moment.act]
        let end =
            drawn.acts.count > 1
            ? start(ofFrame: moment.number + Int64(frames - moment.frame)) : nil
        var spread = Spread(areas: [], validUntil: end)
        spread.words = Spread.Words(
            said.paragraphs.map { Spread.Words.Paragraph($0.text, palette[$0.role.rawValue]) },
            isUrgent: said.isUrgent,
            milliseconds: frames * 1_000 / framesPerSecond
        )
        return spread
    }

    /// When the act ends, or what stands beside its moving lanes changes.
    private func actEnd(_ moment: Moment) -> Instant? {
        let act = drawn.acts[moment.act]
        var end: Instant?
        if drawn.acts.count > 1 {
            end = start(ofFrame: moment.number + Int64(act.frames - moment.frame))
        }
        for case .clock(let clock) in act.stage.lanes.map(\.content) {
            let change = clock.nextChange(after: moment.instant, in: drawn.zone)
            end = min(end ?? change, change)
        }
        return end
    }

    /// When a board whose lanes cannot be told apart is due for another picture.
    private func restEnd(_ moment: Moment) -> Instant? {
        let isTimed = drawn.acts[moment.act].stage.lanes.contains(where: \.isTimed)
        return isTimed ? nextChange(after: moment.instant) : actEnd(moment)
    }

    private func area(of lane: DrawnLane, _ stage: Stage) -> Spread.Area {
        switch lane.content {
        case .strip(let strip):
            let line = stage.canvas(of: strip)
            let pace = 1_000 * strip.speed.frames / (framesPerSecond * strip.speed.pixels)
            let frame = Frame(canvas: line, palette: palette)
            return Spread.Area(
                lane.area,
                .running(line: frame, millisecondsPerPixel: max(1, pace))
            )
        case .pages(let range, _):
            let pages = stage.pages[range].map { page in
                Spread.Page(
                    frame: Frame(canvas: stage.canvas(of: page.patch), palette: palette),
                    milliseconds: page.frames * 1_000 / framesPerSecond
                )
            }
            return Spread.Area(lane.area, .pages(pages))
        case .standing, .clock:
            return Spread.Area(lane.area, .pages([]))
        }
    }
}

extension Stage {
    /// Whether a board can move the lane by itself: several pages, or a strip to the left that is
    /// longer than its lane.
    func movesByItself(_ lane: DrawnLane) -> Bool {
        switch lane.content {
        case .standing, .clock: return false
        case .pages(let range, _): return range.count > 1
        case .strip(let strip):
            guard strip.direction.isHorizontal, !strip.direction.isBackward else { return false }
            if case .reveal = strip.travel { return strip.length > strip.lane }
            return true
        }
    }

    func canvas(of patch: Patch) -> Canvas {
        columns(of: patch, from: 0, count: patch.width)
    }

    /// A strip's content once, with the gap that follows it.
    func canvas(of strip: DrawnStrip) -> Canvas {
        switch strip.travel {
        case .endless: columns(of: strip.patch, from: 0, count: strip.length)
        case .pass: columns(of: strip.patch, from: strip.lane, count: strip.length + strip.lane)
        case .reveal: columns(of: strip.patch, from: 0, count: strip.length, gap: strip.lane)
        }
    }

    private func columns(of patch: Patch, from: Int, count: Int, gap: Int = 0) -> Canvas {
        var canvas = Canvas(width: count + gap, height: patch.height)
        for y in 0..<patch.height {
            for x in 0..<min(count, patch.width - from) {
                canvas[x, y] = pixel(of: patch, x: from + x, y: y)
            }
        }
        return canvas
    }
}

extension Moment {
    /// The same moment at a time of the rhythm in which nothing that flashes is dark.
    func lit(_ flash: Flash) -> Moment {
        guard flash.isDark(in: number) else { return self }
        let bright = flash.nextChange(after: number)
        return Moment(instant: instant, number: bright, act: act, frame: frame)
    }
}

extension Canvas {
    func part(_ rectangle: PixelRectangle) -> Canvas {
        var part = Canvas(width: rectangle.width, height: rectangle.height)
        for y in 0..<rectangle.height {
            for x in 0..<rectangle.width {
                part[x, y] = self[rectangle.x + x, rectangle.y + y]
            }
        }
        return part
    }
}

extension Spread.Area {
    init(_ rectangle: PixelRectangle, _ content: Spread.Content) {
        self.init(
            x: rectangle.x,
            y: rectangle.y,
            width: rectangle.width,
            height: rectangle.height,
            content: content
        )
    }
}

extension PixelRectangle {
    /// The rectangles that cover a board around others: bands of rows, cut where those stand.
    static func around(_ others: [PixelRectangle], width: Int, height: Int) -> [PixelRectangle] {
        let edges = Set([0, height] + others.flatMap { [$0.y, $0.endY] }).sorted()
        var found: [PixelRectangle] = []
        for (top, bottom) in zip(edges, edges.dropFirst()) {
            let standing = others.filter { $0.y <= top && bottom <= $0.endY }.sorted { $0.x < $1.x }
            var x = 0
            for other in standing {
                found.add(PixelRectangle(x: x, y: top, width: other.x - x, height: bottom - top))
                x = max(x, other.endX)
            }
            found.add(PixelRectangle(x: x, y: top, width: width - x, height: bottom - top))
        }
        return found
    }
}

extension [PixelRectangle] {
    /// Adds a rectangle, joined to one of the same columns right above it.
    fileprivate mutating func add(_ new: PixelRectangle) {
        guard new.width > 0, new.height > 0 else { return }
        let above = firstIndex { $0.x == new.x && $0.width == new.width && $0.endY == new.y }
        if let above {
            self[above].height += new.height
        } else {
            append(new)
        }
    }
}
