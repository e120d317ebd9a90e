import Disclosure
import Glyphs

/// One cell of a line: a character with its glyph.
struct Cell: Sendable {
    let character: Character
    /// Nil when no face has the character: it draws nothing and takes no room.
    let glyph: Glyph?
    let role: Role
    /// Whether it is drawn unlit on a lit ground.
    let plate: Bool

    var width: Int { glyph?.width ?? 0 }
}

/// Turns styled text into cells, lines and marks with one face.
struct TextFlow: Sendable {
    let key: FaceKey
    let chain: FaceChain
    let breaker: any LineBreaker

    /// The cells of a text; characters that the face lacks are reported and take no room.
    func cells(
        _ text: StyledText,
        missing: (_ character: Character, _ field: String) -> Void
    ) -> [Cell] {
        var result: [Cell] = []
        for run in text.runs {
            switch run {
            case .sign(let lamp):
                result.append(cell(lamp.sign, role: lamp.role, plate: false))
                if result.last?.glyph == nil { missing(lamp.sign, Field.lamp.rawValue) }
            case .text(let string, let role, let plate, let field):
                for character in string {
                    let cell = cell(character, role: role, plate: plate)
                    if cell.glyph == nil, !TextFlow.isControl(character) {
                        missing(character, field)
                    }
                    result.append(cell)
                }
            }
        }
        return result
    }

    private func cell(_ character: Character, role: Role, plate: Bool) -> Cell {
        let glyph = chain.glyph(for: character)
        return Cell(character: character, glyph: glyph, role: role, plate: plate)
    }

    /// Line feeds and their like never draw anything and are no fault of a face.
    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }

    /// Breaks cells greedily into lines at most `width` pixels wide.
    func lines(_ cells: [Cell], width: Int) -> [ArraySlice<Cell>] {
        let mayBegin = breaker.mayBegin(cells.map(\.character))
        var lines: [ArraySlice<Cell>] = []
        var start = cells.startIndex
        while start < cells.endIndex {
            let end = lineEnd(cells, from: start, width: width, mayBegin)
            lines.append(TextFlow.trimmed(cells[start..<end]))
            start = end
            while start < cells.endIndex, cells[start].character == " " { start += 1 }
        }
        return balanced(lines, cells, width: width, mayBegin)
    }

    /// The end of the line that begins at `start`: the last allowed break that fits.
    private func lineEnd(
        _ cells: [Cell],
        from start: Int,
        width: Int,
        _ mayBegin: [Bool]
    ) -> Int {
        var used = 0
        var lastBreak: Int?
        for index in start..<cells.endIndex {
            if index > start, mayBegin[index] { lastBreak = index }
            // A blank may hang over the edge: it is not drawn.
            let isBlank = cells[index].character == " "
            used += cells[index].width
            if used > width, !isBlank {
                // An atom wider than the line is broken at a cluster, for want of better.
                return lastBreak ?? max(index, start + 1)
            }
        }
        return cells.endIndex
    }

    /// A last line of one hanzi takes another character from the line before it.
    private func balanced(
        _ lines: [ArraySlice<Cell>],
        _ cells: [Cell],
        width: Int,
        _ mayBegin: [Bool]
    ) -> [ArraySlice<Cell>] {
        guard lines.count >= 2, let last = lines.last, last.count == 1 else { return lines }
        let before = lines[lines.count - 2]
        let better = (before.startIndex + 1..<last.startIndex).last { mayBegin[$0] }
        guard let better, better - before.startIndex >= 2,
            TextFlow.width(cells[better..<last.endIndex]) <= width
        else { return lines }
        return lines.dropLast(2) + [
            TextFlow.trimmed(cells[before.startIndex..<better]), cells[better..<last.endIndex],
        ]
    }

    private static func trimmed(_ line: ArraySlice<Cell>) -> ArraySlice<Cell> {
        var line = line
        while line.last?.character == " " { line.removeLast() }
        return line
    }

    /// The width of cells set in one line.
    static func width(_ cells: some Sequence<Cell>) -> Int {
        cells.reduce(0) { $0 + $1.width }
    }

    /// The marks of cells set in one line from `x`; a plate lies under the cells that want one.
    func marks(_ cells: some Collection<Cell>, x: Int, y: Int) -> [Mark] {
        var marks: [Mark] = []
        marks.reserveCapacity(cells.count)
        var pen = x
        for cell in cells {
            if cell.plate, cell.width > 0 {
                let ground = PixelRectangle(
                    x: pen,
                    y: y,
                    width: cell.width,
                    height: chain.cellHeight
                )
                marks.append(.fill(ground, role: cell.role))
            }
            let role = cell.plate ? .off : cell.role
            if let glyph = cell.glyph, cell.character != " " {
                marks.append(.glyph(glyph, x: pen, y: y, role: role))
            }
            pen += cell.width
        }
        return marks
    }
}
