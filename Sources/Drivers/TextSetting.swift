import Raster
import Typesetting

/// A line as a board is told to write it.
struct SetLine: Sendable, Hashable {
    let text: String
    let colour: Colour
}

/// Words broken into what fits a board that draws text by itself.
///
/// A hanzi takes a square cell of the font's height, a Latin letter half of one. Boards of two rows
/// and more turn pages; on a board of one row what is too long for it runs through.
enum TextSetting: Sendable, Hashable {
    /// Pages of lines that take turns.
    case pages([[SetLine]])
    /// One line that is longer than the board.
    case running([SetLine])

    /// Breaks words for a board of so many pixels in a font of a height.
    init(_ words: Spread.Words, width: Int, height: Int, font: Int, canRun: Bool = true) {
        let halfCells = max(2, 2 * width / font)
        let rows = max(1, height / font)
        let lines = words.paragraphs.flatMap { paragraph in
            let set = Paragraph(paragraph.text, rules: Self.rules)
            return set.lines(halfCells: halfCells).map { line in
                let text = String(set.clusters[line.clusters].map(\.character))
                return SetLine(text: text, colour: paragraph.colour)
            }
        }
        if canRun, rows == 1, lines.count > 1 {
            self = .running(words.paragraphs.map { SetLine(text: $0.text, colour: $0.colour) })
            return
        }
        self = .pages(
            stride(from: 0, to: lines.count, by: rows).map {
                Array(lines[$0..<min($0 + rows, lines.count)])
            }
        )
    }

    /// A board squeezes no marks.
    private static let rules = LineRules(trimsLineStart: false, squeezesMarks: false)

    /// All that is written, for the gate of a board's letters.
    var lines: [SetLine] {
        switch self {
        case .pages(let pages): pages.flatMap(\.self)
        case .running(let line): line
        }
    }

    /// How long one page stays, or one half cell takes to pass, in milliseconds.
    func pace(_ words: Spread.Words, width: Int, font: Int) -> Int {
        switch self {
        case .pages(let pages): return words.milliseconds / max(1, pages.count)
        case .running(let lines):
            let cells = lines.reduce(0) { $0 + $1.halfCells } + 2 * width / font
            return words.milliseconds / max(1, cells)
        }
    }
}

extension SetLine {
    /// The room it takes, in halves of a hanzi.
    var halfCells: Int { text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
}

extension Colour {
    /// Which of red, green and blue are lit, as bits 0, 1 and 2: what a board of few colours has.
    var bits: UInt8 {
        let strongest = max(red, green, blue)
        guard strongest > 0 else { return 0 }
        func bit(_ value: UInt8, _ place: UInt8) -> UInt8 {
            value > strongest / 3 ? 1 << place : 0
        }
        return bit(red, 0) | bit(green, 1) | bit(blue, 2)
    }
}
