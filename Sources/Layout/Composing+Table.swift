import Disclosure
import Glyphs

/// The least time that a page of a table stays, in milliseconds: rows are searched, not read.
private let tablePageMilliseconds = 8_000

/// Tables of items and the tables that items bring.
extension Composing {
    /// A table in its zone, in pages when it has more rows than room; nil without rows.
    mutating func tableLane(
        _ zone: LayoutZone,
        _ table: ZoneTable,
        _ filling: TemplateFilling,
        _ entries: [TableEntry]
    ) -> LaidLane? {
        var content: TableRows
        if let query = table.query {
            let found = query.selection(entries) { ($0.item, $0.lamp) }
            let fillings = found.map { self.filling($0.item, lamp: $0.lamp) }
            content = TableRows(table, items: fillings)
        } else {
            guard let own = filling.item?.table else { return nil }
            content = TableRows(table, own: own)
        }
        guard !content.rows.isEmpty, !content.columns.isEmpty else { return nil }
        let id = filling.item?.id ?? zone.id
        let setting = tableSetting(content, table, width: zone.room.width, item: id)
        let rows = content.rows.map { row($0, setting, table, zone: zone.id, item: id) }
        let pages = tablePages(rows, setting, table, zone.room)
        if pages.count == 1 {
            return LaidLane(zone.room, .still(pages[0].marks), standing: pages[0].text)
        }
        let turned = pages.map { page in
            let time = max(tablePageMilliseconds, composer.pace.pageMilliseconds(page.text))
            return Page(frames: composer.frames(milliseconds: time), marks: page.marks)
        }
        return LaidLane(zone.room, .pages(turned), frames: turned.reduce(0) { $0 + $1.frames })
    }

    // MARK: Columns

    private mutating func tableSetting(
        _ content: TableRows,
        _ table: ZoneTable,
        width: Int,
        item: String
    ) -> TableSetting {
        let flow = flow(table.style.face)
        let heads = content.columns.map { column -> [Cell] in
            var head = StyledText()
            head.append(column.head, role: .label, field: "columns")
            return cells(head, flow, item: item)
        }
        var natural = heads.map { table.hasHeads ? TextFlow.width($0) : 0 }
        for row in content.rows {
            for (index, cell) in row.enumerated() {
                natural[index] = max(natural[index], naturalWidth(cell, flow, item: item))
            }
        }
        let gaps = (content.columns.count - 1) * table.columnGap
        let widths = ColumnWidths.shared(
            natural: natural,
            fixed: content.columns.map(\.width),
            room: width - gaps
        )
        return TableSetting(
            flow: flow,
            heads: heads,
            widths: widths,
            gap: table.columnGap,
            alignments: content.columns.indices.map { content.alignment($0) }
        )
    }

    private mutating func naturalWidth(
        _ cell: TableCell,
        _ flow: TextFlow,
        item: String
    ) -> Int {
        switch cell {
        case .text(let text): TextFlow.width(cells(text, flow, item: item))
        case .lamp, .medal: flow.key.height
        case .bar: 3 * flow.key.height
        }
    }

    // MARK: Rows

    private mutating func row(
        _ cells: [TableCell],
        _ setting: TableSetting,
        _ table: ZoneTable,
        zone: String,
        item: String
    ) -> TableRow {
        var row = TableRow(text: cells.map(\.plainText).joined(separator: " "))
        for (index, cell) in cells.enumerated() {
            let width = setting.widths[index]
            switch cell {
            case .text(let text):
                let all = self.cells(text, setting.flow, item: item)
                let lines = lines(all, width, table.maximumLines, setting.flow, item: item)
                row.columns.append(lines)
            case .lamp(let lamp):
                var sign = StyledText()
                sign.runs.append(.sign(lamp))
                let line = setting.flow.line(self.cells(sign, setting.flow, item: item))
                row.columns.append([line.centred(in: width)])
            case .bar(let percent, let role):
                row.columns.append([setting.bar(percent, width: width, role: role)])
            case .medal(let rank):
                row.columns.append([medal(rank, width, setting.flow, item: item)])
            }
        }
        return row
    }

    /// A cell's lines: one if it fits, else broken, and the last one cut with a mark.
    private mutating func lines(
        _ all: [Cell],
        _ width: Int,
        _ most: Int,
        _ flow: TextFlow,
        item: String
    ) -> [PlacedLine] {
        if all.isEmpty { return [] }
        if TextFlow.width(all) <= width { return [flow.line(all)] }
        if most > 1 {
            let lines = flow.lines(all, width: width)
            if lines.count <= most { return lines }
        }
        if most == 1 { return [flow.line(shortened(all, width, flow, item: item))] }
        var lines = flow.lines(all, width: width)
        let kept = lines.prefix(most - 1).reduce(0) { $0 + $1.text.count }
        let rest = Array(all.dropFirst(kept))
        lines = Array(lines.prefix(most - 1))
        return lines + [flow.line(shortened(rest, width, flow, item: item))]
    }

    /// The beginning of a line with an ellipsis after it.
    mutating func shortened(
        _ cells: [Cell],
        _ width: Int,
        _ flow: TextFlow,
        item: String
    ) -> [Cell] {
        if TextFlow.width(cells) <= width { return cells }
        var mark = StyledText()
        mark.append("…", role: cells.last?.role ?? .text, field: "layout")
        let ellipsis = self.cells(mark, flow, item: item)
        var used = TextFlow.width(ellipsis)
        var kept: [Cell] = []
        for cell in cells {
            used += cell.width
            if used > width { break }
            kept.append(cell)
        }
        // A mark before the ellipsis would look like a slip.
        while let last = kept.last, "，、；：（《“·—".contains(last.character) { kept.removeLast() }
        return kept + ellipsis
    }

    private mutating func medal(
        _ rank: String,
        _ width: Int,
        _ flow: TextFlow,
        item: String
    ) -> PlacedLine {
        let isFirst = ["1", "2", "3"].contains(rank)
        var text = StyledText()
        text.append(rank, role: isFirst ? .off : .text, field: Field.table.rawValue)
        let line = flow.line(cells(text, flow, item: item)).centred(in: width)
        guard isFirst else { return line }
        let em = flow.key.height
        let plate = PixelRectangle(x: (width - em) / 2, y: 1, width: em, height: em - 2)
        return PlacedLine(
            marks: [.fill(plate, role: .title)] + line.marks,
            width: width,
            text: rank,
            startsAtRight: false
        )
    }

    // MARK: Pages

    private func tablePages(
        _ rows: [TableRow],
        _ setting: TableSetting,
        _ table: ZoneTable,
        _ room: PixelRectangle
    ) -> [(marks: [Mark], text: String)] {
        let em = setting.flow.key.height
        let space = room.height - table.headHeight
        let gap = rowGap(rows, table, em: em, space: space)
        let groups = RowGroups.pages(rows.map { $0.height(em) }, gap: gap, space: space)
        return groups.map { group in
            var marks: [Mark] = []
            var y = table.headHeight + (table.hasHeads ? gap / 2 : 0)
            for row in rows[group] {
                marks += setting.marks(row, y: y)
                y += row.height(em) + gap
            }
            marks += setting.headMarks(table, height: min(y - gap / 2, room.height))
            return (marks, rows[group].map(\.text).joined(separator: " "))
        }
    }

    /// Rows of one line share what a full page leaves; rows of several want air between them.
    private func rowGap(
        _ rows: [TableRow],
        _ table: ZoneTable,
        em: Int,
        space: Int
    ) -> Int {
        if let gap = table.rowGap { return gap }
        if rows.contains(where: { $0.height(em) > em }) { return em / 4 }
        let most = max(1, space / em)
        return min(em / 4, (space - most * em) / most)
    }
}
