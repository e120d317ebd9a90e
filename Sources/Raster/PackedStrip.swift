import Glyphs
import Layout

/// Words in a line, drawn as bits: what a tile of bytes gives as well, in a tenth of the time.
///
/// A ticker is some thousand characters, drawn anew whenever one of its items changes.
struct PackedStrip {
    let width: Int
    let height: Int
    /// Rows of one bit a pixel, the leftmost highest, each from a byte of its own on.
    private(set) var rows: [UInt8]
    /// Columns of one ink, together all of them; at least one.
    private(set) var stretches: [InkStretch] = []

    private let stride: Int
    /// A glyph's row is written as eight bytes and one for those bits that are shifted out.
    private static let slack = 9

    /// Draws marks from a column on, and once more from a later one on.
    ///
    /// - Returns: Nil when they are not glyphs side by side, or when no dot is lit.
    init?(_ pieces: [StripPiece], width: Int, height: Int, at start: Int, again: Int?) {
        guard Self.areWords(pieces), width > 0, height > 0 else { return nil }
        self.width = width
        self.height = height
        stride = (width + 7) / 8
        rows = [UInt8](repeating: 0, count: stride * height + Self.slack)
        for start in [start, again].lazy.compactMap(\.self) {
            for piece in pieces { draw(piece, from: start + piece.x) }
        }
        rows.removeLast(Self.slack)
        if stretches.isEmpty { return nil }
    }

    private static func areWords(_ pieces: [StripPiece]) -> Bool {
        var end = 0
        for piece in pieces {
            for mark in piece.marks {
                guard case .glyph(let glyph, let x, _, let role) = mark, piece.x + x >= end,
                    glyph.width <= 64, role.rawValue != 0
                else { return false }
                end = piece.x + x + glyph.width
            }
        }
        return true
    }

    private mutating func draw(_ piece: StripPiece, from start: Int) {
        for mark in piece.marks {
            guard case .glyph(let glyph, let x, let y, let role) = mark else { continue }
            guard x + start < width else { return }
            let isLit = draw(glyph, x: x + start, y: y)
            if isLit { note(role.rawValue, from: x + start) }
        }
    }

    private mutating func note(_ ink: UInt8, from column: Int) {
        guard ink != stretches.last?.ink else { return }
        if !stretches.isEmpty { stretches[stretches.count - 1].end = column }
        stretches.append(InkStretch(end: width, ink: ink))
    }

    /// Draws a glyph whose left edge lies within; tells whether a dot of it is lit.
    private mutating func draw(_ glyph: Glyph, x: Int, y: Int) -> Bool {
        let shift = UInt64(x % 8)
        // What would lie behind the last column is cut off.
        let room = min(glyph.width, width - x)
        let kept = room >= 64 ? UInt64.max : ~(UInt64.max &>> UInt64(room))
        var lit: UInt64 = 0
        unsafe rows.withUnsafeMutableBytes { bytes in
            for row in max(0, -y)..<max(0, -y, min(glyph.height, height - y)) {
                let bits = glyph.row(row) & kept
                if bits == 0 { continue }
                lit |= bits
                let place = (y + row) &* stride &+ x / 8
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                unsafe bytes.storeBytes(
                    of: word | (bits &>> shift).bigEndian,
                    toByteOffset: place,
                    as: UInt64.self
                )
                let rest = UInt8(truncatingIfNeeded: (bits &<< (8 &- shift)) & 0xFF)
                if shift > 0 { unsafe bytes[place &+ 8] |= rest }
            }
        }
        return lit != 0
    }
}
