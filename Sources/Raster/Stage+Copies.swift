import Disclosure
import Layout

extension Stage {
    /// Calls `body` with every copy that makes a frame, in the order of drawing.
    @inline(__always)
    func forEachCopy(_ moment: Moment, in zone: Zone, _ body: (Copy) -> Void) {
        // By index: walking the lanes themselves takes memory where nothing is optimised.
        for index in lanes.indices {
            let lane = lanes[index]
            if lane.isFlashing, flash.isDark(in: moment.number) {
                if lane.covers { body(Copy(darkening: lane.area)) }
                continue
            }
            switch lane.content {
            case .standing(let patch?):
                body(Copy(patch, to: lane.area))
            case .standing:
                body(Copy(darkening: lane.area))
            case .strip(let strip):
                var copy = Copy(strip.patch, to: lane.area)
                let place = strip.place(at: moment.frame)
                if strip.direction.isHorizontal {
                    copy.sourceX = place
                } else {
                    copy.sourceY = place
                }
                if strip.patch.stretches.isEmpty { body(copy) } else { stretches(of: copy, body) }
            case .pages(let range, let total):
                copies(of: range, total, moment.frame, in: lane.area, body)
            case .clock(let clock):
                copies(of: clock, at: moment.instant, in: zone, in: lane.area, body)
            }
        }
    }

    /// The parts of a copy that have one ink each.
    @inline(__always)
    private func stretches(of copy: Copy, _ body: (Copy) -> Void) {
        guard var patch = copy.source else { return }
        let isHorizontal = patch.isHorizontal
        var line = isHorizontal ? copy.sourceX : copy.sourceY
        let start = line
        let end = line + (isHorizontal ? copy.width : copy.height)
        var index = stretch(of: line, in: patch.stretches)
        while line < end, index < patch.stretches.upperBound {
            let next = min(end, stretches[index].end)
            patch.ink = stretches[index].ink
            var part = copy
            part.source = patch
            if isHorizontal {
                (part.sourceX, part.x, part.width) = (line, copy.x + line - start, next - line)
            } else {
                (part.sourceY, part.y, part.height) = (line, copy.y + line - start, next - line)
            }
            body(part)
            line = next
            index += 1
        }
    }

    @inline(__always)
    private func copies(
        of clock: DrawnClock,
        at instant: Instant,
        in zone: Zone,
        in area: PixelRectangle,
        _ body: (Copy) -> Void
    ) {
        let time = zone.civilTime(at: instant)
        var width = 0
        clock.forEachPatch(at: time, of: self) { width += $0.width }
        var x = area.x + clock.alignment.start(of: width, in: area.width)
        clock.forEachPatch(at: time, of: self) { patch in
            let room = min(patch.width, area.endX - x)
            body(Copy(source: patch, x: x, y: area.y, width: room, height: patch.height))
            x += patch.width
        }
    }

    /// The page that shows in a frame of the act: its index, and the frame counted from its start.
    func page(of range: Range<Int>, _ total: Int, at frame: Int) -> (index: Int, frame: Int) {
        var rest = frame % total
        for index in range {
            let frames = pages[index].frames
            if rest < frames { return (index, rest) }
            rest -= frames
        }
        return (range.lowerBound, 0)
    }

    @inline(__always)
    private func copies(
        of range: Range<Int>,
        _ total: Int,
        _ frame: Int,
        in area: PixelRectangle,
        _ body: (Copy) -> Void
    ) {
        let (index, local) = page(of: range, total, at: frame)
        let page = pages[index]
        if local < page.entrance.frames {
            // The page before this one; nothing stands before the first of an act.
            let before = index > range.lowerBound ? index - 1 : range.upperBound - 1
            let isFirst = frame < total && index == range.lowerBound
            let isGone = isFirst || pages[before].exit.frames > 0
            let under = isGone ? nil : pages[before].patch
            let way = (local + 1) * page.entrance.pixelsPerFrame
            transition(page.entrance, way, page.patch, over: under, in: area, body)
        } else if local >= page.frames - page.exit.frames {
            let way = (local - page.frames + page.exit.frames + 1) * page.exit.pixelsPerFrame
            transition(page.exit, way, nil, over: page.patch, in: area, body)
        } else {
            body(Copy(page.patch, to: area))
        }
    }

    /// Two rectangles side by side: what comes, and what is left of what goes.
    @inline(__always)
    private func transition(
        _ transition: Transition,
        _ way: Int,
        _ new: Patch?,
        over old: Patch?,
        in area: PixelRectangle,
        _ body: (Copy) -> Void
    ) {
        let isHorizontal = transition.direction.isHorizontal
        let side = isHorizontal ? area.width : area.height
        let come = min(way, side)
        let left = side - come
        // Moving left or up, what comes appears at the far end.
        let isFar = !transition.direction.isBackward
        let rolls = transition.style == .roll
        // Where each part stands in the lane, and where it is cut from its own picture.
        let newAt = isFar ? left : 0
        let newFrom = isFar == rolls ? 0 : left
        let oldAt = isFar ? 0 : come
        let oldFrom = isFar == rolls ? come : 0
        body(Copy(new, area, isHorizontal, from: newFrom, to: newAt, count: come))
        body(Copy(old, area, isHorizontal, from: oldFrom, to: oldAt, count: left))
    }
}

/// The point in time that a frame shows, worked out once for all its lanes.
struct Moment {
    let instant: Instant
    /// The frame's number, counted from the epoch.
    let number: Int64
    /// The act's number.
    let act: Int
    /// The frame counted from the act's start.
    let frame: Int
}

extension Copy {
    /// A lane's whole area from the corner of a patch.
    @inline(__always)
    init(_ patch: Patch, to area: PixelRectangle) {
        self.init(source: patch, x: area.x, y: area.y, width: area.width, height: area.height)
    }

    /// A dark area.
    @inline(__always)
    init(darkening area: PixelRectangle) {
        self.init(source: nil, x: area.x, y: area.y, width: area.width, height: area.height)
    }

    /// A slice of a lane: `count` columns or rows.
    @inline(__always)
    init(
        _ patch: Patch?,
        _ area: PixelRectangle,
        _ isHorizontal: Bool,
        from: Int,
        to place: Int,
        count: Int
    ) {
        self.init(
            source: patch,
            sourceX: isHorizontal ? from : 0,
            sourceY: isHorizontal ? 0 : from,
            x: area.x + (isHorizontal ? place : 0),
            y: area.y + (isHorizontal ? 0 : place),
            width: isHorizontal ? count : area.width,
            height: isHorizontal ? area.height : count
        )
    }
}
