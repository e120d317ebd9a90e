import Disclosure

/// A small picture of one colour, at most 64 pixels wide.
public struct Sign: Sendable, Hashable {
    /// Columns.
    public let width: Int
    /// Rows from the top; bit 63 is the leftmost column.
    public let rows: [UInt64]

    /// Reads a picture from rows of `#` and `.`.
    init(_ drawing: String) {
        let lines = drawing.split(separator: "\n")
        width = min(64, lines.map(\.count).max() ?? 0)
        rows = lines.map { line in
            line.utf8.prefix(64).enumerated().reduce(UInt64(0)) { row, dot in
                dot.element == UInt8(ascii: "#") ? row | (1 << (63 - UInt64(dot.offset))) : row
            }
        }
    }

    private init(width: Int, rows: [UInt64]) {
        self.width = width
        self.rows = rows
    }

    /// Rows.
    public var height: Int { rows.count }

    /// The same picture with every dot `factor` dots wide and high, within 64 columns.
    func enlarged(by factor: Int) -> Sign {
        guard factor > 1 else { return self }
        let wide = min(64, width * factor)
        let grown = rows.flatMap { row -> [UInt64] in
            var bits: UInt64 = 0
            for x in 0..<wide where row & (1 << (63 - UInt64(x / factor))) != 0 {
                bits |= 1 << (63 - UInt64(x))
            }
            return [UInt64](repeating: bits, count: factor)
        }
        return Sign(width: wide, rows: grown)
    }

    /// The sign of a lamp for a cell height: 16 dots, or as many times 16 as fit.
    static func lamp(_ lamp: Lamp, cellHeight: Int) -> Sign {
        let drawing =
            switch lamp {
            case .notStarted: ring
            case .onSchedule: disc
            case .late: triangle
            case .overdue: barredSquare
            case .done: tickedDisc
            }
        return drawing.enlarged(by: max(1, cellHeight / 16))
    }

    private static let disc = Sign(
        """
        ................
        ................
        .....######.....
        ...##########...
        ...##########...
        ..############..
        ..############..
        ..############..
        ..############..
        ..############..
        ..############..
        ...##########...
        ...##########...
        .....######.....
        ................
        ................
        """
    )

    private static let ring = Sign(
        """
        ................
        ................
        .....######.....
        ...###....###...
        ...#........#...
        ..##........##..
        ..#..........#..
        ..#..........#..
        ..#..........#..
        ..#..........#..
        ..##........##..
        ...#........#...
        ...###....###...
        .....######.....
        ................
        ................
        """
    )

    private static let triangle = Sign(
        """
        ................
        ................
        .......##.......
        .......##.......
        ......####......
        ......####......
        .....######.....
        .....######.....
        ....########....
        ....########....
        ...##########...
        ...##########...
        ..############..
        ..############..
        ................
        ................
        """
    )

    private static let barredSquare = Sign(
        """
        ................
        ................
        ..############..
        ..############..
        ..############..
        ..############..
        ..############..
        ..##........##..
        ..##........##..
        ..############..
        ..############..
        ..############..
        ..############..
        ..############..
        ................
        ................
        """
    )

    private static let tickedDisc = Sign(
        """
        ................
        ................
        .....######.....
        ...##########...
        ...########.#...
        ..########..##..
        ..#######..###..
        ..#.####..####..
        ..#..##..#####..
        ..##....######..
        ..###..#######..
        ...##########...
        ...##########...
        .....######.....
        ................
        ................
        """
    )
}
