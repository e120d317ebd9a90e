import Disclosure
import Glyphs
import Pictures

/// Pictures, countdowns, badges and page marks.
extension Composing {
    // MARK: Pictures

    /// A picture in the board's colours.
    func imageLane(_ zone: LayoutZone, _ image: ZoneImage) -> LaidLane {
        let (picture, room) = (image.picture, zone.room)
        let inked = Inks.inked(image, on: composer.colours, inks: composer.inks)
        let x = image.alignment.start(of: picture.width, in: room.width)
        let y = zone.placement.start(of: picture.height, in: room.height)
        return LaidLane(room, .still([.image(inked, x: x, y: y)]))
    }

    // MARK: Countdowns

    /// Days left until a deadline; nil without a deadline, or when the work is done.
    mutating func countdownLane(
        _ zone: LayoutZone,
        _ countdown: ZoneCountdown,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        let isDone = filling.lamp == .done
        guard let deadline = countdown.until ?? (isDone ? nil : filling.item?.plan?.due)
        else { return nil }
        let flow = flow(countdown.style.face)
        let widest = countdown.wordings.map { width($0, flow) }.max() ?? 0
        if widest > zone.room.width {
            let words = countdown.wordings.first?.widestText ?? ""
            warn(.cut(item: filling.item?.id ?? "", zone: zone.id, text: words))
        }
        let characters = countdown.wordings.reduce(into: Set()) { $0.formUnion($1.characters) }
        let lane = ClockLane(
            pattern: countdown.wordings[0],
            glyphs: clockGlyphs(characters, flow),
            alignment: countdown.alignment,
            y: zone.placement.start(of: flow.chain.cellHeight, in: zone.room.height),
            role: countdown.style.role,
            countdown: Countdown(
                deadline: deadline,
                today: countdown.wordings[1],
                after: countdown.wordings[2],
                roleAfter: .lampOverdue
            )
        )
        return LaidLane(zone.room, .clock(lane), standing: countdown.wordings[0].widestText)
    }

    // MARK: Badges

    /// A short name in a frame or on a plate, no wider than it needs.
    mutating func badgeLane(
        _ zone: LayoutZone,
        _ badge: ZoneBadge,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        let (room, flow) = (zone.room, flow(badge.style.face))
        let air = 3
        let item = filling.item?.id ?? ""
        // What is urgent stands on a plate, which also tells it where colour cannot.
        let isPlate = badge.isPlate || filling.isUrgent
        let role: Role = filling.isUrgent ? .urgent : badge.style.role
        var text = StyledText()
        for template in badge.wordings {
            let words = filling.text(template, role: role).joined.plainText
                .filter { !"【】".contains($0) }
            text = StyledText()
            text.append(words, role: isPlate ? .off : role, field: "badge")
            if TextFlow.width(cells(text, flow, item: item)) + 2 * air <= room.width { break }
        }
        var cells = cells(text, flow, item: item)
        guard !cells.isEmpty else { return nil }
        if TextFlow.width(cells) + 2 * air > room.width {
            warn(.cut(item: item, zone: zone.id, text: text.plainText))
            cells = shortened(cells, room.width - 2 * air, flow, item: item)
        }
        let width = TextFlow.width(cells) + 2 * air
        let height = min(room.height, flow.key.height + 4)
        let box = PixelRectangle(
            x: badge.alignment.start(of: width, in: room.width),
            y: zone.placement.start(of: height, in: room.height),
            width: width,
            height: height
        )
        let y = box.y + (height - flow.key.height) / 2
        let letters = flow.marks(cells, x: box.x + air, y: y)
        let frame = isPlate ? box.plate : box.frame
        return LaidLane(
            room,
            .still(frame.map { .fill($0, role: role) } + letters),
            standing: text.plainText
        )
    }

    // MARK: Page marks

    /// A full mark for the page that shows among open ones; nil beside a single page.
    mutating func pageMarksLane(
        _ room: PixelRectangle,
        _ marks: ZonePageMarks,
        beside laid: [(zone: String, lane: LaidLane)]
    ) -> LaidLane? {
        var pages: [Page] = []
        for (zone, lane) in laid where marks.zone == nil || marks.zone == zone {
            if case .pages(let turned) = lane.lane.content, turned.count > 1 {
                pages = turned
                break
            }
        }
        guard !pages.isEmpty else { return nil }
        let flow = flow(marks.style.face)
        var turned: [Page] = []
        for (index, page) in pages.enumerated() {
            // The marks are signs of the house, which no text may hold.
            var cells = pages.indices.map { page in
                flow.cell(page == index ? "\u{E00A}" : "\u{E00B}", role: marks.style.role)
            }
            if marks.isNumber || TextFlow.width(cells) > room.width {
                var text = StyledText()
                text.append("\(index + 1)/\(pages.count)", role: marks.style.role, field: "pages")
                cells = self.cells(text, flow, item: "")
            }
            let x = marks.alignment.start(of: TextFlow.width(cells), in: room.width)
            let y = (room.height - flow.key.height) / 2
            turned.append(Page(frames: page.frames, marks: flow.marks(cells, x: x, y: y)))
        }
        return LaidLane(room, .pages(turned), frames: turned.reduce(0) { $0 + $1.frames })
    }
}

extension PixelRectangle {
    /// Four sides, one dot wide, without the corners.
    fileprivate var frame: [PixelRectangle] {
        [
            PixelRectangle(x: x + 1, y: y, width: width - 2, height: 1),
            PixelRectangle(x: x + 1, y: endY - 1, width: width - 2, height: 1),
            PixelRectangle(x: x, y: y + 1, width: 1, height: height - 2),
            PixelRectangle(x: endX - 1, y: y + 1, width: 1, height: height - 2),
        ]
    }

    /// The whole rectangle without its corners.
    fileprivate var plate: [PixelRectangle] {
        [
            PixelRectangle(x: x + 1, y: y, width: width - 2, height: height),
            PixelRectangle(x: x, y: y + 1, width: width, height: height - 2),
        ]
    }
}
