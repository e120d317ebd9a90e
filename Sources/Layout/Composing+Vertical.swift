import Glyphs
import Typesetting

/// Text in columns from right to left.
extension Composing {
    /// Columns of characters under each other, in pages when they are many.
    mutating func verticalLane(
        _ zone: LayoutZone,
        _ text: ZoneText,
        _ wording: StyledText,
        item: String
    ) -> LaidLane? {
        let flow = flow(text.style.face)
        return uprightLane(
            in: zone.room,
            wording,
            flow,
            gap: text.setting.lineGap ?? flow.key.height / 4,
            placement: text.setting.placement,
            alignment: text.alignment,
            item: item
        )
    }

    /// Columns in a room; nil when there is nothing to say.
    mutating func uprightLane(
        in room: PixelRectangle,
        _ wording: StyledText,
        _ flow: TextFlow,
        gap: Int,
        placement: VerticalAlignment,
        alignment: Alignment,
        item: String
    ) -> LaidLane? {
        let em = flow.key.height
        let capacity = max(1, room.height / em)
        var columns: [VerticalColumn] = []
        for paragraph in wording.paragraphs {
            let cells = cells(paragraph, flow, item: item)
            columns += VerticalColumn.columns(cells, flow, capacity: capacity)
        }
        guard !columns.isEmpty else { return nil }
        let fitting = max(1, (room.width + gap) / (em + gap))
        // Every page has nearly the same number of columns.
        let pageCount = (columns.count + fitting - 1) / fitting
        let share = (columns.count + pageCount - 1) / pageCount
        var pages: [SetPage] = []
        for start in stride(from: 0, to: columns.count, by: share) {
            let shown = columns[start..<min(start + share, columns.count)]
            var page = SetPage()
            let width = shown.count * (em + gap) - gap
            let height = (shown.map(\.ems).max() ?? 0) * em
            let top = placement.start(of: height, in: room.height)
            var x = alignment.start(of: width, in: room.width) + width - em
            for column in shown {
                page.marks += column.marks(flow).map { $0.moved(x: x, y: top) }
                page.text += column.text
                x -= em + gap
            }
            pages.append(page)
        }
        return lane(of: pages, in: room)
    }
}
