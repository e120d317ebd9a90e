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
        let texts = entries.map { tickerText($0, text, flow, in: zone.room, memory: &memory) }
        let shows = entries.map { ShownRevision($0.revision) }
        // Items that all begin at the right move to the right; one in Chinese keeps the usual way.
        let isBackward = !texts.isEmpty && texts.allSatisfy { $0.direction == .right }
        let parts = zip(shows, texts).map {
            StripPart(revision: $0, length: $1.words.width + $1.divider.width)
        }
        // What moves to the right shows its right end first.
        let pieces =
            isBackward
            ? texts.reversed().flatMap { [$0.divider, $0.words] }
            : texts.flatMap { [$0.words, $0.divider] }
        let strip = endlessStrip(
            pieces,
            flow,
            in: zone.room,
            isBackward ? .right : text.movement.direction,
            parts
        )
        return tickerAct(strip, in: zone, shows: shows, beside: others)
    }

    /// What an item says, taken over from the last composition if that said it as well.
    private mutating func tickerText(
        _ entry: TableEntry,
        _ text: ZoneText,
        _ flow: TextFlow,
        in area: PixelRectangle,
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
            func piece(_ cells: [Cell]) -> TickerPiece {
                let y = (area.height - flow.chain.cellHeight) / 2
                return TickerPiece(
                    marks: flow.marks(cells, x: 0, y: y),
                    width: TextFlow.width(cells)
                )
            }
            let said = TickerText(
                words: piece(flow.inVisualOrder(words)),
                divider: piece(alone.cells(divider, flow, item: id)),
                direction: flow.direction(of: words, text.movement.direction)
            )
            return Laid(value: said, warnings: alone.warnings)
        }
        for warning in made.warnings { warn(warning) }
        return made.value
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
    private mutating func endlessStrip(
        _ pieces: [TickerPiece],
        _ flow: TextFlow,
        in area: PixelRectangle,
        _ direction: Direction,
        _ parts: [StripPart]
    ) -> Strip {
        let speed = speed(flow)
        var pen = 0
        var placed: [StripPiece] = []
        for piece in pieces {
            placed.append(StripPiece(x: pen, marks: piece.marks))
            pen += piece.width
        }
        if pen > Composer.maximumStripWidth {
            warn(.stripTooLong(item: "ticker"))
            pen = Composer.maximumStripWidth
            placed = placed.map { piece in
                StripPiece(x: piece.x, marks: piece.marks.filter { piece.x + $0.endX <= pen })
            }
        }
        let needed = max(pen, area.width)
        return Strip(
            length: (needed + speed.pixels - 1) / speed.pixels * speed.pixels,
            pieces: placed,
            speed: speed,
            pixelsPerCharacter: Double(flow.chain.cellHeight),
            travel: .endless,
            direction: direction,
            parts: parts
        )
    }
}
