import Blueprints
import Glyphs
import Typesetting

/// One column of upright text.
package struct VerticalColumn {
    /// What keeps together: a character, two digits side by side, or a number lying on its side.
    package struct Unit {
        let cells: [Cell]
        /// Ems of the column that it takes.
        let ems: Int
        /// Whether a column may begin with it.
        let mayBegin: Bool

        var isTurned: Bool { cells.count > 2 || cells.contains(where: \.isDrawn) }
        var isBlank: Bool { cells.allSatisfy { $0.character == " " } }
    }

    package let units: [Unit]

    package var text: String { String(units.flatMap(\.cells).map(\.character)) }
    package var ems: Int { units.reduce(0) { $0 + $1.ems } }

    /// The fewest columns, and these as even as they can be.
    package static func columns(_ cells: [Cell], _ flow: TextFlow, capacity: Int)
        -> [VerticalColumn]
    {
        let units = units(cells, em: flow.key.height, capacity: capacity)
        var best = filled(units, capacity)
        for smaller in stride(from: capacity - 1, to: 1, by: -1) {
            let tried = filled(units, smaller)
            guard tried.count == best.count else { break }
            best = tried
        }
        return best.map { VerticalColumn(units: $0) }
    }

    private static func units(_ cells: [Cell], em: Int, capacity: Int) -> [Unit] {
        let paragraph = Paragraph(String(cells.map(\.character)))
        // A mark that joins the character before it has no place of its own to break at.
        let isMatched = paragraph.clusters.count == cells.count
        var units: [Unit] = []
        var index = 0
        while index < cells.count {
            var end = index
            let isDrawn = cells[index].isDrawn
            while end < cells.count, isDrawn == cells[end].isDrawn,
                isDrawn ? end - index < capacity : isHalf(cells[end].character)
            {
                end += 1
            }
            let run = cells[index..<max(end, index + 1)]
            let mayBegin = !isMatched || index == 0 || paragraph.verdicts[index].isOpportunity
            let ems = (TextFlow.width(run) + em - 1) / em
            let isNumber = run.allSatisfy { $0.character.isNumber }
            if isDrawn {
                units.append(Unit(cells: Array(run), ems: ems, mayBegin: mayBegin))
            } else if run.count <= 2 {
                units.append(Unit(cells: Array(run), ems: 1, mayBegin: mayBegin))
            } else if isNumber && run.count <= capacity || ems > capacity {
                // Digit under digit, as house numbers stand.
                for (place, cell) in run.enumerated() {
                    units.append(
                        Unit(cells: [cell], ems: 1, mayBegin: place == 0 && mayBegin)
                    )
                }
            } else {
                units.append(Unit(cells: Array(run), ems: ems, mayBegin: mayBegin))
            }
            index += run.count
        }
        return units
    }

    private static func isHalf(_ character: Character) -> Bool {
        character.isASCII && character != " "
    }

    private static func filled(_ units: [Unit], _ capacity: Int) -> [[Unit]] {
        var columns: [[Unit]] = []
        var start = 0
        while start < units.count {
            // A blank at the head of a column would look like an indent.
            if units[start].isBlank {
                start += 1
                continue
            }
            var end = start
            var used = 0
            while end < units.count, used + units[end].ems <= capacity {
                used += units[end].ems
                end += 1
            }
            end = max(end, start + 1)
            if end < units.count {
                end = ((start + 1)...end).last { units[$0].mayBegin } ?? end
            }
            columns.append(Array(units[start..<end]))
            start = end
        }
        return columns
    }

    /// The column's marks from its own corner.
    package func marks(_ flow: TextFlow) -> [Mark] {
        var marks: [Mark] = []
        var y = 0
        for unit in units {
            marks += unit.marks(flow, y: y)
            y += unit.ems * flow.key.height
        }
        return marks
    }
}

extension VerticalColumn.Unit {
    fileprivate func marks(_ flow: TextFlow, y: Int) -> [Mark] {
        let em = flow.key.height
        let width = TextFlow.width(cells)
        if isTurned { return [turned(em: em, y: y)] }
        guard cells.count == 1, let cell = cells.first else {
            return flow.marks(cells, x: (em - width) / 2, y: y)
        }
        switch VerticalForm(of: cell.character) {
        case .upright: return flow.marks([cell], x: (em - width) / 2, y: y)
        case .upperRight: return flow.marks([cell], x: em / 2, y: y - em / 2)
        case .turned(let character):
            let form = flow.cell(character, role: cell.role)
            let shown = form.glyph == nil ? cell : form
            return [
                VerticalColumn.Unit(cells: [shown], ems: 1, mayBegin: true)
                    .turned(em: em, y: y)
            ]
        }
    }

    /// The cells turned by a quarter to the right, in the middle of their ems.
    private func turned(em: Int, y: Int) -> Mark {
        let height = ems * em
        var pixels = [UInt8](repeating: 0, count: em * height)
        var left = (height - TextFlow.width(cells)) / 2
        for cell in cells {
            guard let glyph = cell.glyph else { continue }
            for row in 0..<min(glyph.height, em) {
                let bits = glyph.row(row)
                for column in 0..<glyph.width where bits >> (63 - UInt64(column)) & 1 == 1 {
                    let place = left + column
                    guard (0..<height).contains(place) else { continue }
                    pixels[place * em + em - 1 - row] = cell.role.rawValue
                }
            }
            left += glyph.width
        }
        return .image(InkedPicture(width: em, height: height, pixels: pixels), x: 0, y: y)
    }
}

/// How a mark stands in upright text (GB/T 15834, 5.2).
package enum VerticalForm: Equatable {
    case upright
    /// In the upper right quarter of its cell.
    case upperRight
    /// Turned by a quarter to the right, perhaps in another form.
    case turned(Character)

    package init(of character: Character) {
        switch character {
        case "，", "。", "、": self = .upperRight
        case "“": self = .turned("『")
        case "”": self = .turned("』")
        case "‘": self = .turned("「")
        case "’": self = .turned("」")
        case "（", "）", "《", "》", "〈", "〉", "【", "】", "〔", "〕", "「", "」", "『", "』", "—", "…",
            "～", "–", "-", "：", "；":
            self = .turned(character)
        default: self = .upright
        }
    }
}
