import Disclosure
import Glyphs

extension Composing {
    /// Text in a zone, standing or moving as its motion says.
    mutating func textLane(
        _ zone: LayoutZone,
        _ text: ZoneText,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        let laid = plainLane(zone, text, filling)
        return laid.map { moving($0, text.movement) }
    }

    private mutating func plainLane(
        _ zone: LayoutZone,
        _ text: ZoneText,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        let flow = flow(text.style.face)
        let id = filling.item?.id ?? ""
        if text.setting.isVertical || (text.motion == .pages && text.setting != .plain) {
            return settingLane(zone, text, filling)
        }
        for template in text.fitting {
            let wording = filling.text(template, role: text.style.role).joined
            let cells = cells(wording, flow, item: id)
            if !cells.isEmpty, TextFlow.width(cells) <= zone.room.width {
                return stillLane(zone.room, cells, flow, text.alignment, zone.placement)
            }
        }
        let wording = filling.text(text.template(for: filling.item), role: text.style.role)
        guard !wording.isEmpty else { return nil }
        if text.motion == .pages {
            return pagesLane(zone.room, wording, flow, text.alignment, item: id)
        }
        if !text.movement.direction.isHorizontal, text.motion != .still {
            return risingLane(zone.room, wording, flow, text, item: id)
        }
        let cells = cells(wording.joined, flow, item: id)
        if TextFlow.width(cells) <= zone.room.width {
            return stillLane(zone.room, cells, flow, text.alignment, zone.placement)
        }
        if text.shrinks, let smaller = shrunkLane(zone, text, wording.joined, item: id) {
            return smaller
        }
        switch text.motion {
        case .reveal:
            return stripLane(zone.room, cells, flow, text, revealTravel, item: id)
        case .scroll, .ticker:
            return stripLane(zone.room, cells, flow, text, .pass, item: id)
        case .still, .pages:
            return cutLane(zone, cells, flow, text.alignment, item: id)
        }
    }

    /// One line in the largest smaller face in which it fits, down to half the height.
    private mutating func shrunkLane(
        _ zone: LayoutZone,
        _ text: ZoneText,
        _ wording: StyledText,
        item: String
    ) -> LaidLane? {
        let height = text.style.face.height
        for smaller in composer.faces.heights where smaller < height && smaller >= height / 2 {
            let flow = flow(FaceKey(height: smaller, weight: text.style.face.weight))
            let cells = cells(wording, flow, item: item)
            if TextFlow.width(cells) <= zone.room.width {
                return stillLane(zone.room, cells, flow, text.alignment, zone.placement)
            }
        }
        return nil
    }

    /// One line that stands.
    func stillLane(
        _ area: PixelRectangle,
        _ cells: [Cell],
        _ flow: TextFlow,
        _ alignment: Alignment,
        _ placement: VerticalAlignment = .middle
    ) -> LaidLane {
        let alignment = alignment.reading(startsAtRight: TextFlow.startsAtRight(cells))
        let x = alignment.start(of: TextFlow.width(cells), in: area.width)
        let y = placement.start(of: flow.chain.cellHeight, in: area.height)
        let marks = flow.marks(flow.inVisualOrder(cells), x: x, y: y)
        return LaidLane(area, .still(marks), standing: String(cells.map(\.character)))
    }

    /// One line cut at a character, with an ellipsis if the face has one.
    private mutating func cutLane(
        _ zone: LayoutZone,
        _ cells: [Cell],
        _ flow: TextFlow,
        _ alignment: Alignment,
        item: String
    ) -> LaidLane {
        warn(.cut(item: item, zone: zone.id, text: String(cells.map(\.character))))
        var mark = StyledText()
        mark.append("…", role: cells.last?.role ?? .text, field: "layout")
        let ellipsis = self.cells(mark, flow, item: item)
        var kept: [Cell] = []
        var used = TextFlow.width(ellipsis)
        for cell in cells {
            used += cell.width
            if used > zone.room.width { break }
            kept.append(cell)
        }
        return stillLane(zone.room, kept + ellipsis, flow, alignment)
    }

    /// One line that moves.
    private mutating func stripLane(
        _ area: PixelRectangle,
        _ cells: [Cell],
        _ flow: TextFlow,
        _ text: ZoneText,
        _ travel: StripTravel,
        item: String
    ) -> LaidLane {
        let cells = limited(cells, item: item)
        let strip = Strip(
            length: TextFlow.width(cells),
            pieces: [StripPiece(x: 0, marks: flow.lineMarks(cells, in: area))],
            speed: speed(flow),
            pixelsPerCharacter: Double(flow.chain.cellHeight),
            travel: travel,
            direction: flow.direction(of: cells, text.movement.direction)
        )
        return LaidLane(area, .strip(strip), frames: strip.period(in: area))
    }

    /// How fast a line moves sideways.
    func speed(_ flow: TextFlow) -> Speed {
        composer.pace.speed(
            cellHeight: flow.chain.cellHeight,
            framesPerSecond: composer.framesPerSecond
        )
    }

    /// Cells that fit the longest strip.
    mutating func limited(_ cells: [Cell], item: String) -> [Cell] {
        var width = 0
        for (index, cell) in cells.enumerated() {
            width += cell.width
            if width > Composer.maximumStripWidth {
                warn(.stripTooLong(item: item))
                return Array(cells[..<index])
            }
        }
        return cells
    }

    /// Lines that take turns in pages; a single page stands.
    mutating func pagesLane(
        _ area: PixelRectangle,
        _ text: StyledText,
        _ flow: TextFlow,
        _ alignment: Alignment,
        item: String
    ) -> LaidLane {
        var lines: [PlacedLine] = []
        for paragraph in text.paragraphs {
            lines += flow.lines(cells(paragraph, flow, item: item), width: area.width)
        }
        let rows = max(1, area.height / max(1, flow.chain.cellHeight))
        var pages: [Page] = []
        var words = ""
        for start in stride(from: 0, to: lines.count, by: rows) {
            let shown = lines[start..<min(start + rows, lines.count)]
            words = shown.map(\.text).joined()
            pages.append(
                Page(
                    frames: composer.frames(milliseconds: composer.pace.pageMilliseconds(words)),
                    marks: pageMarks(Array(shown), area, flow, alignment)
                )
            )
        }
        if pages.count <= 1 {
            return LaidLane(area, .still(pages.first?.marks ?? []), standing: words)
        }
        return LaidLane(area, .pages(pages), frames: pages.reduce(0) { $0 + $1.frames })
    }

    /// A page's lines as a block in the middle of its height.
    func pageMarks(
        _ lines: [PlacedLine],
        _ area: PixelRectangle,
        _ flow: TextFlow,
        _ alignment: Alignment
    ) -> [Mark] {
        let height = flow.chain.cellHeight
        let spare = area.height - lines.count * height
        // Lines that have room stand apart, but never further than a quarter of their height.
        let gap = lines.count > 1 ? min(height / 4, spare / (lines.count + 1)) : 0
        var y = (spare - gap * (lines.count - 1)) / 2
        var marks: [Mark] = []
        for line in lines {
            let x = alignment.reading(startsAtRight: line.startsAtRight)
                .start(of: line.width, in: area.width)
            marks += line.marks.map { $0.moved(x: x, y: y) }
            y += height + gap
        }
        return marks
    }
}

extension ZoneText {
    /// What is written about an item.
    func template(for item: Item?) -> Template {
        guard let item else { return template }
        if let special = byKind[item.kind] { return special }
        if item.plan != nil, let withPlan { return withPlan }
        return template
    }
}

extension Alignment {
    /// Left means where reading begins, which is the right edge for Arabic letters.
    func reading(startsAtRight: Bool) -> Alignment {
        startsAtRight && self == .left ? .right : self
    }

    /// Where something of a width begins in a room; never left of the room's edge.
    public func start(of width: Int, in room: Int) -> Int {
        switch self {
        case .left: 0
        case .centre: max(0, (room - width) / 2)
        case .right: max(0, room - width)
        }
    }
}
