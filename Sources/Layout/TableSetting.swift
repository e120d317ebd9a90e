import Glyphs

/// Where the columns of a table stand.
struct TableSetting {
    let flow: TextFlow
    let heads: [[Cell]]
    let widths: [Int]
    let gap: Int
    let alignments: [Alignment]

    /// The left edge of a column.
    func x(_ index: Int) -> Int {
        widths.prefix(index).reduce(0, +) + index * gap
    }

    /// Heads, the rule below them and the rules between columns.
    func headMarks(_ table: ZoneTable, height: Int) -> [Mark] {
        var marks: [Mark] = []
        let width = x(widths.count) - gap
        if table.hasHeads {
            for (index, head) in heads.enumerated() {
                let line = flow.line(head)
                let start = alignments[index].start(of: line.width, in: widths[index])
                marks += line.marks.map { $0.moved(x: x(index) + start, y: 0) }
            }
            if table.hasRules {
                let y = flow.key.height + 1
                marks.append(.dots(x: 0, y: y, length: width, role: .rule))
            }
        }
        if table.hasRules, gap > 2 {
            // A column without a head belongs to the one before it.
            for index in widths.indices.dropFirst() where !heads[index].isEmpty || !table.hasHeads {
                let line = PixelRectangle(
                    x: x(index) - (gap + 1) / 2,
                    y: 0,
                    width: 1,
                    height: height
                )
                marks += Mark.rule(in: line, role: .rule).map { $0.moved(x: line.x, y: 0) }
            }
        }
        return marks
    }

    /// A row's marks, each column in its place.
    func marks(_ row: TableRow, y: Int) -> [Mark] {
        var marks: [Mark] = []
        let height = row.height(flow.key.height)
        for (index, lines) in row.columns.enumerated() {
            // A short cell stands in the middle of a high row.
            var top = y + (height - lines.count * flow.key.height) / 2
            for line in lines {
                let start = alignments[index].start(of: line.width, in: widths[index])
                marks += line.marks.map { $0.moved(x: x(index) + start, y: top) }
                top += flow.key.height
            }
        }
        return marks
    }

    /// A bar of half a line's height.
    func bar(_ percent: Int, width: Int, role: Role) -> PlacedLine {
        let em = flow.key.height
        let size = PixelRectangle(x: 0, y: 0, width: width, height: em / 2)
        let marks = ProgressBar.marks(percent: percent, size: size, role: role)
        return PlacedLine(
            marks: marks.map { $0.moved(x: 0, y: em / 4) },
            width: width,
            text: "",
            startsAtRight: false
        )
    }
}

/// A row with its cells in lines.
struct TableRow {
    let text: String
    var columns: [[PlacedLine]] = []

    init(text: String) {
        self.text = text
    }

    func height(_ em: Int) -> Int {
        max(1, columns.map(\.count).max() ?? 1) * em
    }
}

/// How wide columns become.
enum ColumnWidths {
    /// Fixed columns have their width; the others what they need and an equal share of the rest,
    /// and when there is too little, the widest give way first.
    static func shared(natural: [Int], fixed: [Int?], room: Int) -> [Int] {
        var widths = zip(natural, fixed).map { $1 ?? $0 }
        let open = fixed.indices.filter { fixed[$0] == nil }
        guard !open.isEmpty else { return widths }
        var spare = room - widths.reduce(0, +)
        if spare >= 0 {
            for (place, index) in open.enumerated() {
                let share = spare / (open.count - place)
                widths[index] += share
                spare -= share
            }
            return widths
        }
        let forOpen = max(open.count, room - fixed.compactMap(\.self).reduce(0, +))
        var cap = forOpen
        while open.reduce(0, { $0 + min(natural[$1], cap) }) > forOpen, cap > 1 { cap -= 1 }
        for index in open { widths[index] = max(1, min(natural[index], cap)) }
        // What rounding left goes to the first column that gave way.
        let left = forOpen - open.reduce(0) { $0 + widths[$1] }
        if left > 0, let index = open.first(where: { natural[$0] > cap }) { widths[index] += left }
        return widths
    }
}

/// Which rows share a page.
enum RowGroups {
    /// Pages as full as they can be, and then evened out, so that no page has a lone row.
    static func pages(_ heights: [Int], gap: Int, space: Int) -> [Range<Int>] {
        let full = greedy(heights, gap: gap, space: space, most: heights.count)
        guard full.count > 1 else { return full }
        let even = (heights.count + full.count - 1) / full.count
        let evened = greedy(heights, gap: gap, space: space, most: even)
        return evened.count == full.count ? evened : full
    }

    private static func greedy(
        _ heights: [Int],
        gap: Int,
        space: Int,
        most: Int
    ) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var start = 0
        var used = 0
        for (index, height) in heights.enumerated() {
            if index > start, used + height > space || index - start >= most {
                pages.append(start..<index)
                start = index
                used = 0
            }
            used += height + gap
        }
        pages.append(start..<heights.count)
        return pages
    }
}

extension TextFlow {
    /// Cells as one line.
    func line(_ cells: [Cell]) -> PlacedLine {
        PlacedLine(
            marks: marks(inVisualOrder(cells), x: 0, y: 0),
            width: TextFlow.width(cells),
            text: String(cells.map(\.character)),
            startsAtRight: TextFlow.startsAtRight(cells)
        )
    }
}

extension PlacedLine {
    /// The line in the middle of a width.
    func centred(in room: Int) -> PlacedLine {
        let x = max(0, (room - width) / 2)
        return PlacedLine(
            marks: marks.map { $0.moved(x: x, y: 0) },
            width: room,
            text: text,
            startsAtRight: startsAtRight
        )
    }
}

extension Mark {
    /// A dotted rule that fills a rectangle, counted from its own corner.
    static func rule(in area: PixelRectangle, role: Role) -> [Mark] {
        // An upright rule is dotted downwards.
        let step = area.width < area.height ? 2 : 1
        return stride(from: 0, to: area.height, by: step).map { row in
            Mark.dots(x: 0, y: row, length: area.width, role: role)
        }
    }
}
