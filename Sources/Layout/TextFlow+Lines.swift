import Glyphs
import Typesetting

/// One line of a page, with its characters placed.
struct PlacedLine: Sendable {
    /// What is drawn, counted from the line's left edge and the top of its cells.
    let marks: [Mark]
    /// The width after all squeezes.
    let width: Int
    /// The characters that are drawn.
    let text: String
    /// Whether the line begins at its right end.
    let startsAtRight: Bool
}

extension TextFlow {
    /// The most lines that are tried in several widths for the sake of their ends.
    private static let mostPhrasedLines = 6

    /// Breaks cells into lines at most `width` pixels wide.
    ///
    /// Lines are filled; where it costs no further line, they end with a phrase instead.
    func lines(_ cells: [Cell], width: Int) -> [PlacedLine] {
        let paragraph = Paragraph(String(cells.map(\.character)))
        let cells = matched(cells, to: paragraph)
        let lines = phrased(paragraph, width: width, measure: measure(of: cells))
        return lines.map { placed($0, cells) }
    }

    /// Widths as the faces have them; what was drawn beforehand knows its own.
    private func measure(of cells: [Cell]) -> Measure {
        let chain = chain
        let drawn = Dictionary(
            cells.lazy.filter(\.isDrawn).map { ($0.character, $0.width) },
            uniquingKeysWith: { $1 }
        )
        return Measure(em: chain.cellHeight) { cluster in
            if !drawn.isEmpty, let width = drawn[cluster.character] { return width }
            let isPlain = cluster.character.unicodeScalars.first == cluster.scalar
            let glyph =
                isPlain ? chain.glyph(for: cluster.character) : chain.glyph(for: cluster.scalar)
            return glyph?.width ?? 0
        }
    }

    /// One cell a cluster, also where a mark at the beginning of a field joins the one before it.
    private func matched(_ cells: [Cell], to paragraph: Paragraph) -> [Cell] {
        if paragraph.clusters.count == cells.count { return cells }
        return paragraph.clusters.enumerated().map { index, cluster in
            cell(cluster.character, role: cells[min(index, cells.count - 1)].role)
        }
    }

    /// The lines of the greatest width, down to two thirds, at which most of them end with a
    /// phrase.
    private func phrased(_ paragraph: Paragraph, width: Int, measure: Measure) -> [Line] {
        var best = paragraph.lines(width: width, measure: measure)
        let count = best.count
        guard (2...TextFlow.mostPhrasedLines).contains(count) else { return best }
        var score = phraseEnds(best, paragraph)
        let step = max(1, measure.em / 2)
        for narrower in stride(from: width - step, through: width * 2 / 3, by: -step) {
            let lines = paragraph.lines(width: narrower, measure: measure)
            guard lines.count == count else { break }
            let found = phraseEnds(lines, paragraph)
            if found > score { (best, score) = (lines, found) }
        }
        return best
    }

    /// How many lines end with a closing mark or stand before an opening one.
    private func phraseEnds(_ lines: [Line], _ paragraph: Paragraph) -> Int {
        zip(lines, lines.dropFirst()).count { line, next in
            guard let last = line.clusters.last, let first = next.clusters.first
            else { return true }
            return paragraph.clusters[last].blankSide == .trailing
                || paragraph.clusters[first].blankSide == .leading
        }
    }

    private func placed(_ line: Line, _ cells: [Cell]) -> PlacedLine {
        var marks: [Mark] = []
        var text = ""
        for place in line.placed {
            let cell = cells[place.cluster]
            text.append(cell.character)
            guard let glyph = glyph(of: cell, as: place.scalar), glyph.width > 0,
                cell.character != " "
            else { continue }
            let x = place.x - place.trimmedLeading
            marks.append(.glyph(glyph, x: x, y: 0, role: cell.role))
        }
        return PlacedLine(
            marks: marks,
            width: line.width,
            text: text,
            startsAtRight: line.isRightToLeft
        )
    }
}
