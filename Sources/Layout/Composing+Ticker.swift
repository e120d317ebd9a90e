import Disclosure
import Glyphs
import Planning

extension Composing {
    /// Items in one endless strip, beside whatever else the layout has.
    mutating func tickerAct(
        _ entries: [TableEntry],
        in zone: LayoutZone,
        beside others: [TableEntry],
        memory: inout ActMemory
    ) -> Act {
        guard case .text(let text) = zone.source else {
            return Act(frames: 1, lanes: [], shows: [])
        }
        if !text.movement.direction.isHorizontal {
            return risingTickerAct(entries.map(\.slot), in: zone, text, beside: others)
        }
        let flow = flow(text.style.face)
        let texts = entries.map { tickerText($0, text, flow, memory: &memory) }
        let shows = entries.map { ShownRevision($0.revision) }
        let direction = tickerDirection(texts.map(\.words), flow, text.movement.direction)
        // What moves to the right shows its right end first.
        var items = texts.map { text in
            direction.isBackward ? text.mark + text.drawn : text.drawn + text.mark
        }
        let parts = zip(shows, items).map { StripPart(revision: $0, length: TextFlow.width($1)) }
        if direction.isBackward { items.reverse() }
        let cells = limited(items.flatMap(\.self), item: "ticker")
        let strip = endlessStrip(cells, flow, in: zone.room, direction, parts)
        return tickerAct(strip, in: zone, shows: shows, beside: others)
    }

    /// What an item says, taken over from the last composition if that said it as well.
    private mutating func tickerText(
        _ entry: TableEntry,
        _ text: ZoneText,
        _ flow: TextFlow,
        memory: inout ActMemory
    ) -> TickerText {
        let made = memory.tickerTexts.recall(entry.key) {
            var alone = self.alone
            let wording = filling(entry.item, lamp: entry.lamp).text(
                text.template(for: entry.item),
                role: text.style.role
            )
            var divider = StyledText()
            divider.append(text.divider, role: .divider, field: "divider")
            let id = entry.item.id
            let words = alone.cells(wording.joined, flow, item: id)
            let said = TickerText(
                words: words,
                drawn: flow.inVisualOrder(words),
                mark: alone.cells(divider, flow, item: id)
            )
            return Laid(value: said, warnings: alone.warnings)
        }
        for warning in made.warnings { warn(warning) }
        return made.value
    }

    /// Items that all begin at the right move to the right; one in Chinese keeps the usual way.
    private func tickerDirection(
        _ items: [[Cell]],
        _ flow: TextFlow,
        _ asked: Direction
    ) -> Direction {
        let backward =
            !items.isEmpty && items.allSatisfy { flow.direction(of: $0, asked) == .right }
        return backward ? .right : asked
    }

    /// The strip with whatever else the layout has beside it.
    mutating func tickerAct(
        _ strip: Strip,
        in zone: LayoutZone,
        shows: [ShownRevision],
        beside entries: [TableEntry]
    ) -> Act {
        let moving = LaidLane(zone.room, .strip(strip), frames: strip.period(in: zone.room))
        let others = lanes(.overview, filling(nil, lamp: nil), entries: entries)
        return ActTiming.act([moving] + others, atLeast: 1, shows: shows)
    }

    /// A strip that closes on itself: at least as wide as its lane, in whole steps.
    private func endlessStrip(
        _ cells: [Cell],
        _ flow: TextFlow,
        in area: PixelRectangle,
        _ direction: Direction,
        _ parts: [StripPart]
    ) -> Strip {
        let speed = speed(flow)
        let needed = max(TextFlow.width(cells), area.width)
        return Strip(
            length: (needed + speed.pixels - 1) / speed.pixels * speed.pixels,
            marks: flow.marks(cells, x: 0, y: (area.height - flow.chain.cellHeight) / 2),
            speed: speed,
            pixelsPerCharacter: Double(flow.chain.cellHeight),
            travel: .endless,
            direction: direction,
            parts: parts
        )
    }
}
