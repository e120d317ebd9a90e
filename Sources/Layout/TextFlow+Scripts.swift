import Glyphs
import Typesetting

/// Scripts that are joined, that run to the left, or that bitmaps cannot write.
extension TextFlow {
    /// Whether a text has letters that run from right to left.
    static func runsLeft(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { runsLeft($0) }
    }

    /// Hebrew to Arabic Extended-A, and the presentation forms.
    private static func runsLeft(_ scalar: Unicode.Scalar) -> Bool {
        // Hanzi and ASCII leave by the first comparison or the second.
        let value = scalar.value
        return value >= 0x590
            && (value < 0x900 || (0xFB1D...0xFDFF).contains(value)
                || (0xFE70...0xFEFC).contains(value))
    }

    /// Whether a line of cells begins at its right end.
    static func startsAtRight(_ cells: [Cell]) -> Bool {
        let text = String(cells.map(\.character))
        guard runsLeft(text) else { return false }
        return Paragraph(text).lines(width: widest, measure: .halfCells).first?.isRightToLeft
            ?? false
    }

    /// The cells of one line from left to right; most text is in that order already.
    func inVisualOrder(_ cells: [Cell]) -> [Cell] {
        let text = String(cells.map(\.character))
        guard TextFlow.runsLeft(text) else { return cells }
        let plain = LineRules(avoidsLoneHanzi: false, trimsLineStart: false, squeezesMarks: false)
        let paragraph = Paragraph(text, rules: plain)
        guard paragraph.clusters.count == cells.count,
            let line = paragraph.lines(width: TextFlow.widest, measure: .halfCells).first
        else { return cells }
        let drawn = line.placed.map { place in
            Cell(
                character: cells[place.cluster].character,
                glyph: glyph(of: cells[place.cluster], as: place.scalar),
                role: cells[place.cluster].role
            )
        }
        // Blanks at the end of the line hang over that end.
        let rest = cells[line.clusters.upperBound...]
        return line.isRightToLeft ? rest.reversed() + drawn : drawn + rest
    }

    /// The marks of one line that begins at the left edge of its lane, in the middle of its height.
    func lineMarks(_ cells: [Cell], in area: PixelRectangle) -> [Mark] {
        marks(inVisualOrder(cells), x: 0, y: (area.height - chain.cellHeight) / 2)
    }

    /// Which way a strip of cells moves: text that begins at the right must move to the right.
    func direction(of cells: [Cell], _ asked: Direction) -> Direction {
        asked == .left && TextFlow.startsAtRight(cells) ? .right : asked
    }

    /// The glyph of a cell whose place in the line asks for a joined form or a mirror image.
    func glyph(of cell: Cell, as scalar: Unicode.Scalar) -> Glyph? {
        guard let glyph = cell.glyph, glyph.width > 0, !cell.isDrawn else { return cell.glyph }
        return glyph.codePoint == scalar.value ? glyph : chain.glyph(for: scalar) ?? glyph
    }

    /// The characters of a text as they are to be drawn: joined where their script joins them.
    func shaped(_ text: String) -> [(character: Character, glyph: Glyph?)] {
        guard TextFlow.runsLeft(text) else { return text.map { ($0, chain.glyph(for: $0)) } }
        return Paragraph(text).clusters.map { cluster in
            guard cluster.takesRoom else { return (cluster.character, TextFlow.nothing(chain)) }
            let isPlain = cluster.character.unicodeScalars.first == cluster.scalar
            let glyph =
                isPlain ? chain.glyph(for: cluster.character) : chain.glyph(for: cluster.scalar)
            return (cluster.character, glyph)
        }
    }

    /// What a letter draws that a ligature took in.
    private static func nothing(_ chain: FaceChain) -> Glyph? {
        chain.glyph(for: "\u{200B}" as Unicode.Scalar)
    }

    /// Wider than any strip, in half-cells.
    private static let widest = 1 << 40
}

/// What keeps a board from showing some of a text.
enum ScriptCheck {
    /// Whether every character is one that any face may hold: ASCII, hanzi, Chinese marks.
    static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let value = scalar.value
            return value &- 0x4E00 < 0x5200 || value &- 0x20 < 0x5F || value &- 0x3000 < 0x100
                || value &- 0xFF01 < 0x5E || value &- 0x2010 < 0x17 || value == 0x0A
        }
    }

    /// Characters that are not drawn because drawing them would be wrong.
    static func refused(in text: String) -> Set<Character> {
        Set(text).filter { character in
            ScriptReport(String(character)).findings.contains { $0.verdict != .supported }
        }
    }
}
