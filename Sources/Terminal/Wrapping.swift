/// Breaks text into lines for a terminal.
///
/// Words are kept whole and parted by one space; a hanzi takes two cells and may stand at a line's
/// end, but no line begins with a closing mark or ends with an opening one.
enum Wrapping {
    private static let closing: Set<Character> = [
        "，", "。", "；", "：", "、", "？", "！", "）", "”", "’", "》", ",", ".", ")",
    ]
    private static let opening: Set<Character> = ["(", "（", "“", "‘", "《"]

    /// The text with every line indented by so many cells and at most `width` cells wide, unless a
    /// word alone is wider.
    static func wrapped(_ text: String, indent: Int, width: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        var cells = indent
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            for (place, piece) in pieces(of: word).enumerated() {
                let gap = place == 0 && !line.isEmpty ? " " : ""
                let size = TextTable.cells(in: piece)
                if !line.isEmpty, cells + gap.count + size > width {
                    lines.append(margin + line)
                    line = piece
                    cells = indent + size
                } else {
                    line += gap + piece
                    cells += gap.count + size
                }
            }
        }
        lines.append(margin + line)
        return lines.joined(separator: "\n")
    }

    /// The parts of a word between which a line may end.
    private static func pieces(of word: Substring) -> [String] {
        var pieces: [String] = []
        var isGlued = true
        for character in word {
            let isWide = TextTable.cells(in: String(character)) == 2
            let follows = closing.contains(character) || (isGlued && !pieces.isEmpty)
            let joinsWord = !isWide && pieces.last.map { !endsWide($0) } ?? false
            if follows || joinsWord, let last = pieces.popLast() {
                pieces.append(last + String(character))
            } else {
                pieces.append(String(character))
            }
            isGlued = opening.contains(character)
        }
        return pieces
    }

    private static func endsWide(_ text: String) -> Bool {
        text.last.map { TextTable.cells(in: String($0)) == 2 } ?? false
    }
}
