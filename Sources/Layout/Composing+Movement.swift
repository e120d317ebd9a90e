import Disclosure
import Glyphs
import Planning

/// Pages that come and go, and lines that rise or sink.
extension Composing {
    /// How a text that is too long shows its end and its beginning again.
    var revealTravel: StripTravel {
        .reveal(holdFrames: composer.frames(milliseconds: Composer.revealHoldMilliseconds))
    }

    /// A lane with the effect of its zone; what already travels stays as it is.
    func moving(_ laid: LaidLane, _ movement: ZoneMovement) -> LaidLane {
        guard movement.effect != .cut || movement.holdMilliseconds > 0 else { return laid }
        var pages: [Page]
        switch laid.lane.content {
        case .still(let marks):
            let reading = composer.frames(
                milliseconds: composer.pace.pageMilliseconds(laid.standingText)
            )
            pages = [Page(frames: reading, marks: marks)]
        case .pages(let turning): pages = turning
        case .strip, .clock: return laid
        }
        let area = laid.lane.area
        let frames = { composer.frames(milliseconds: $0) }
        let (entrance, exit) = (
            movement.entrance(of: area, frames), movement.exit(of: area, frames)
        )
        let hold = movement.holdMilliseconds > 0 ? frames(movement.holdMilliseconds) : 0
        pages = pages.map { page in
            // Whoever reads has the whole time for it: coming and going are no reading time.
            let held = max(page.frames, hold)
            return Page(
                frames: entrance.frames + held + exit.frames,
                marks: page.marks,
                entrance: entrance,
                exit: exit
            )
        }
        var moving = laid
        moving.lane = Lane(
            area: area,
            content: .pages(pages),
            isFlashing: movement.effect == .flash
        )
        moving.frames = pages.reduce(0) { $0 + $1.frames }
        return moving
    }

    /// Lines that rise or sink through a zone; lines that fit it stand.
    mutating func risingLane(
        _ area: PixelRectangle,
        _ wording: StyledText,
        _ flow: TextFlow,
        _ text: ZoneText,
        item: String
    ) -> LaidLane {
        let lines = wording.paragraphs.flatMap { paragraph in
            flow.lines(cells(paragraph, flow, item: item), width: area.width)
        }
        if lines.count * flow.chain.cellHeight <= area.height {
            let marks = pageMarks(lines, area, flow, text.alignment)
            return LaidLane(area, .still(marks), standing: lines.map(\.text).joined())
        }
        let travel = text.motion == .reveal ? revealTravel : .pass
        let strip = risingStrip([lines], [], area, flow, text, travel, item: item)
        return LaidLane(area, .strip(strip), frames: strip.period(in: area))
    }

    /// All items as blocks of lines on one endless strip that rises or sinks.
    mutating func risingTickerAct(
        _ slots: [Slot],
        in zone: LayoutZone,
        _ text: ZoneText,
        beside others: [TableEntry]
    ) -> Act {
        let flow = flow(text.style.face)
        var blocks: [[PlacedLine]] = []
        var shows: [ShownRevision] = []
        for slot in slots {
            guard case .item(let revision) = slot.content else { continue }
            let item = revision.item
            let wording = filling(item, lamp: slot.lamp).text(
                text.template(for: item),
                role: text.style.role
            )
            blocks.append(
                wording.paragraphs.flatMap { paragraph in
                    flow.lines(cells(paragraph, flow, item: item.id), width: zone.room.width)
                }
            )
            shows.append(ShownRevision(revision))
        }
        let strip = risingStrip(blocks, shows, zone.room, flow, text, .endless, item: "ticker")
        return tickerAct(strip, in: zone, shows: shows, beside: others)
    }

    /// Blocks of lines one below the other; a strip that sinks shows its lowest block first.
    private mutating func risingStrip(
        _ blocks: [[PlacedLine]],
        _ shows: [ShownRevision],
        _ area: PixelRectangle,
        _ flow: TextFlow,
        _ text: ZoneText,
        _ travel: StripTravel,
        item: String
    ) -> Strip {
        let direction = text.movement.direction
        let lineHeight = flow.chain.cellHeight + max(1, flow.chain.cellHeight / 8)
        let gap = travel == .endless ? lineHeight / 2 : 0
        var marks: [Mark] = []
        var y = 0
        for block in direction.isBackward ? blocks.reversed() : blocks {
            for line in block {
                guard y + lineHeight <= Composer.maximumStripWidth else {
                    warn(.stripTooLong(item: item))
                    break
                }
                let x = text.alignment.start(of: line.width, in: area.width)
                marks += line.marks.map { $0.moved(x: x, y: y) }
                y += lineHeight
            }
            y += gap
        }
        let characters = blocks.joined().reduce(1) { max($0, $1.text.count) }
        let speed = composer.pace.speed(
            lineHeight: lineHeight,
            characters: characters,
            framesPerSecond: composer.framesPerSecond
        )
        let needed = travel == .endless ? max(y, area.height) : y
        let parts = zip(shows, blocks).map { revision, block in
            StripPart(revision: revision, length: block.count * lineHeight + gap)
        }
        return Strip(
            length: (needed + speed.pixels - 1) / speed.pixels * speed.pixels,
            pieces: [StripPiece(x: 0, marks: marks)],
            speed: speed,
            pixelsPerCharacter: Double(lineHeight) / Double(characters),
            travel: travel,
            direction: direction,
            parts: parts
        )
    }
}
