import BoardSimulator
import POSIX
import Raster

/// Draws virtual boards in the terminal, again and again in the same place.
struct LivePicture {
    /// Terminal rows left for everything that is not a board.
    private static let spareRows = 3
    private static let hideCursor = "\u{1B}[?25l"
    private static let showCursor = "\u{1B}[?25h"
    private static let clearBelow = "\u{1B}[J"
    private static let clearLine = "\u{1B}[K"

    private let console: Console
    private var drawnRows = 0

    init(_ console: Console) {
        self.console = console
        console.write(Self.hideCursor)
    }

    /// The boards that fit into a terminal one below the other, in the order given.
    static func fitting(
        _ boards: [VirtualBoard],
        columns: Int,
        rows: Int
    ) -> [VirtualBoard] {
        var left = rows - spareRows
        return boards.filter { board in
            let picture = board.picture()
            let needed = (picture.height + 1) / 2 + 1
            guard picture.width <= columns, needed <= left else { return false }
            left -= needed
            return true
        }
    }

    /// Draws what the boards show now.
    mutating func draw(_ boards: [VirtualBoard], columns: Int, rows: Int) {
        var text = drawnRows > 0 ? "\u{1B}[\(drawnRows)A\r" : ""
        var count = 0
        for board in Self.fitting(boards, columns: columns, rows: rows) {
            guard let frame = board.picture().frame() else { continue }
            let lines = TerminalPicture.text(of: frame, depth: console.depth).split(separator: "\n")
            text += "\(board.settings.name)  \(frame.width)×\(frame.height)\(Self.clearLine)\n"
            text += lines.map { "\($0)\(Self.clearLine)\n" }.joined()
            count += lines.count + 1
        }
        console.write(text + Self.clearBelow)
        drawnRows = count
    }

    /// Leaves the terminal as it was found.
    func end() {
        console.write(Self.showCursor)
    }
}
