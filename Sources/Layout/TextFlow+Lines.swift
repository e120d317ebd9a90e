import Glyphs

/// One line of a page.
struct Line: Sendable {
    /// The cells, without blanks at the end.
    let cells: ArraySlice<Cell>
    /// Unlit pixels of an opening mark at the beginning that hang over the edge.
    let hang: Int
    /// The width that needs room: without the unlit halves of marks at both ends.
    let width: Int
}

extension TextFlow {
    /// Breaks cells into lines at most `width` pixels wide.
    ///
    /// Lines are filled greedily; where it costs no further line, they end with a phrase.
    func lines(_ cells: [Cell], width: Int) -> [Line] {
        let mayBegin = breaker.mayBegin(cells.map(\.character))
        let full = starts(cells, width: width, mayBegin, endsWithPhrase: false)
        let phrased = starts(cells, width: width, mayBegin, endsWithPhrase: true)
        let starts = balanced(phrased.count == full.count ? phrased : full, cells, mayBegin)
        return zip(starts, starts.dropFirst() + [cells.count]).map { line(cells, $0, $1) }
    }

    /// Where each line begins.
    private func starts(
        _ cells: [Cell],
        width: Int,
        _ mayBegin: [Bool],
        endsWithPhrase: Bool
    ) -> [Int] {
        var starts: [Int] = []
        var start = 0
        while start < cells.count {
            starts.append(start)
            var end = lineEnd(cells, from: start, width: width, mayBegin)
            if endsWithPhrase, end < cells.count {
                end = phraseEnd(cells, start, end, mayBegin) ?? end
            }
            start = end
            while start < cells.count, cells[start].character == " " { start += 1 }
        }
        return starts
    }

    /// The end of the line that begins at `start`: the last allowed break that fits.
    private func lineEnd(
        _ cells: [Cell],
        from start: Int,
        width: Int,
        _ mayBegin: [Bool]
    ) -> Int {
        var used = -TextFlow.leadingHang(cells[start])
        var lastBreak: Int?
        for index in start..<cells.count {
            if index > start, mayBegin[index] { lastBreak = index }
            // A blank may hang over the edge, and so may the unlit half of a closing mark.
            let cell = cells[index]
            used += cell.width
            if used - TextFlow.trailingHang(cell) > width, cell.character != " " {
                // An atom wider than the line is broken at a cluster, for want of better.
                return lastBreak ?? max(index, start + 1)
            }
        }
        return cells.count
    }

    /// A break in the line's last third after a closing mark or before an opening one.
    private func phraseEnd(_ cells: [Cell], _ start: Int, _ end: Int, _ mayBegin: [Bool]) -> Int? {
        let earliest = start + max(2, (end - start) * 2 / 3)
        guard earliest <= end else { return nil }
        return (earliest...end).last { index in
            guard index < cells.count, mayBegin[index] else { return false }
            return CharacterClass(cells[index - 1].character) == .closing
                || CharacterClass(cells[index].character) == .opening
        }
    }

    /// A last line of one character takes another from the line before it.
    private func balanced(
        _ starts: [Int],
        _ cells: [Cell],
        _ mayBegin: [Bool]
    ) -> [Int] {
        guard starts.count >= 2, let last = starts.last, last == cells.count - 1,
            let better = (starts[starts.count - 2] + 2..<max(last, starts[starts.count - 2] + 2))
                .last(where: { mayBegin[$0] })
        else { return starts }
        return starts.dropLast() + [better]
    }

    private func line(_ cells: [Cell], _ start: Int, _ end: Int) -> Line {
        var slice = cells[start..<end]
        while slice.last?.character == " " { slice.removeLast() }
        let hang = slice.first.map(TextFlow.leadingHang) ?? 0
        let tail = slice.last.map(TextFlow.trailingHang) ?? 0
        return Line(cells: slice, hang: hang, width: TextFlow.width(slice) - hang - tail)
    }

    /// The unlit left half of an opening mark, which a line's beginning may drop.
    static func leadingHang(_ cell: Cell) -> Int {
        guard CharacterClass(cell.character) == .opening else { return 0 }
        return unlitHalf(cell, isLeft: true)
    }

    /// The unlit right half of a closing mark, which a line's end may drop.
    static func trailingHang(_ cell: Cell) -> Int {
        guard CharacterClass(cell.character) == .closing else { return 0 }
        return unlitHalf(cell, isLeft: false)
    }

    private static func unlitHalf(_ cell: Cell, isLeft: Bool) -> Int {
        guard let glyph = cell.glyph, glyph.width == glyph.height else { return 0 }
        let half = glyph.width / 2
        let left = ~UInt64(0) << UInt64(64 - half)
        let lit = (0..<glyph.height).reduce(UInt64(0)) { $0 | glyph.row($1) }
        return lit & (isLeft ? left : left >> UInt64(half)) == 0 ? half : 0
    }
}
