import Testing

@testable import Glyphs

/// A bad font with `|>` before the byte at which the reader should stop.
struct MarkedFont: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let line: Int
    let column: Int
    /// A part of the sentence that the reader should say.
    let says: String

    init(_ name: String, says: String, _ text: String) {
        let parts = text.split(separator: "|>", omittingEmptySubsequences: false)
        precondition(parts.count == 2, "\(name): mark one place")
        self.name = name
        self.says = says
        bytes = Array((parts[0] + parts[1]).utf8)
        line = parts[0].split(separator: "\n", omittingEmptySubsequences: false).count
        let start = parts[0].split(separator: "\n", omittingEmptySubsequences: false).last
        column = (start?.utf8.count ?? 0) + 1
    }

    var testDescription: String { name }
}

extension BitmapFont {
    /// A glyph drawn with `#` and `.`, as a failing test should show it.
    func picture(of codePoint: UInt32) -> String? {
        glyphs[codePoint].map { glyph in
            glyph.rows.map { row in
                (0..<glyph.width).map { (row << UInt64($0)) >> 63 == 1 ? "#" : "." }.joined()
            }.joined(separator: "\n")
        }
    }
}
