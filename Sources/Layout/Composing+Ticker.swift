import Disclosure
import Glyphs
import Planning

extension Composing {
    /// All items in one endless strip, beside whatever else the layout has.
    mutating func tickerAct(
        _ slots: [Slot],
        in zone: LayoutZone,
        beside entries: [TableEntry] = []
    ) -> Act {
        guard case .text(let text) = zone.source else {
            return Act(frames: 1, lanes: [], shows: [])
        }
        let flow = flow(text.style.face)
        var cells: [Cell] = []
        var shows: [ShownRevision] = []
        for slot in slots {
            guard case .item(let revision) = slot.content else { continue }
            let item = revision.item
            let wording = filling(item, lamp: slot.lamp).text(
                text.template(for: item),
                role: text.style.role
            )
            cells += self.cells(wording.joined, flow, item: item.id)
            var divider = StyledText()
            divider.append(text.divider, role: .divider, field: "divider")
            cells += self.cells(divider, flow, item: item.id)
            shows.append(ShownRevision(revision))
        }
        cells = limited(cells, item: "ticker")
        let strip = endlessStrip(cells, flow, area: zone.room)
        let moving = LaidLane(
            zone.room,
            .strip(strip),
            frames: strip.period(laneWidth: zone.room.width)
        )
        let others = lanes(.overview, filling(nil, lamp: nil), entries: entries)
        return ActTiming.act([moving] + others, atLeast: 1, shows: shows)
    }

    /// A strip that closes on itself: at least as wide as its lane, in whole steps.
    private func endlessStrip(_ cells: [Cell], _ flow: TextFlow, area: PixelRectangle) -> Strip {
        let step = pixelsPerFrame(flow)
        let needed = max(TextFlow.width(cells), area.width)
        return Strip(
            width: (needed + step - 1) / step * step,
            marks: flow.marks(cells, x: 0, y: (area.height - flow.chain.cellHeight) / 2),
            pixelsPerFrame: step,
            travel: .endless
        )
    }
}
