/// Columns of text for a terminal, in which a hanzi takes two cells.
package struct TextTable {
    private var rows: [[String]] = []

    package init(_ heads: [String] = []) {
        if !heads.isEmpty { rows.append(heads) }
    }

    package mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The table with every column as wide as its widest cell; the last one is not padded.
    package var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? TextTable.cells(in: $0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell
                    : cell
                        + String(
                            repeating: " ",
                            count: widths[column] - TextTable.cells(in: cell) + 2
                        )
            }.joined()
        }.joined(separator: "\n")
    }

    /// Terminal cells that a text takes (East Asian wide and full-width characters take two).
    package static func cells(in text: String) -> Int {
        text.reduce(0) { sum, character in
            guard let first = character.unicodeScalars.first else { return sum }
            return sum + (isWide(first.value) ? 2 : 1)
        }
    }

    private static func isWide(_ point: UInt32) -> Bool {
        switch point {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
