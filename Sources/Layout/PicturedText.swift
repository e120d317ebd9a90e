import Disclosure
import Glyphs

/// A piece of text that was drawn beforehand, cut into glyphs that stand side by side.
struct PicturedText: Sendable {
    /// A part of a text.
    enum Piece {
        /// Drawn from the faces.
        case written(String)
        /// Drawn beforehand.
        case drawn([Glyph])
    }

    /// Code points of the slices: private ones, which break lines as letters do, so that none
    /// begins a line; no face of the office's own signs uses them.
    private static let first: UInt32 = 0x10_0000
    /// Code points kept for one picture: more than slices of the lowest face.
    private static let share: UInt32 = 256

    let text: String
    let glyphs: [Glyph]

    /// Cuts a picture for a flow; nil when it is higher than the flow's cells.
    init?(_ picture: TextPicture, number: Int, for flow: TextFlow) {
        let height = flow.chain.cellHeight
        guard picture.height <= height, (1...FontLimits.glyphDots).contains(height) else {
            return nil
        }
        var font = BitmapFont(name: "picture", cellHeight: height)
        let above = (height - picture.height) / 2
        let starts = Array(stride(from: 0, to: picture.width, by: height))
        let first = PicturedText.first + UInt32(number) * PicturedText.share
        for (place, start) in starts.enumerated() {
            let width = min(height, picture.width - start)
            var rows = [UInt64](repeating: 0, count: height)
            for y in 0..<picture.height {
                for x in 0..<width where picture.dots[y * picture.width + start + x] {
                    rows[above + y] |= 1 << UInt64(63 - x)
                }
            }
            font.glyphs[first + UInt32(place)] = BitmapGlyph(width: width, rows: rows)
        }
        let storage = FaceStorage(bytes: FaceCompiler.compile(font))
        guard let face = try? Face(storage) else { return nil }
        text = picture.text
        glyphs = starts.indices.compactMap { place in
            Unicode.Scalar(first + UInt32(place)).flatMap { face.glyph(for: $0) }
        }
    }

    /// Whether a glyph is a part of a picture.
    static func isSlice(_ glyph: Glyph?) -> Bool {
        glyph.map { $0.codePoint >= first } ?? false
    }

    /// The text in pieces: the highest picture of each that fits, the earliest and longest first.
    static func pieces(of text: String, _ pictured: [PicturedText]) -> [Piece] {
        guard !pictured.isEmpty else { return [.written(text)] }
        var pieces: [Piece] = []
        var rest = text[...]
        while let (range, glyphs) = next(in: rest, pictured) {
            if range.lowerBound > rest.startIndex {
                pieces.append(.written(String(rest[..<range.lowerBound])))
            }
            pieces.append(.drawn(glyphs))
            rest = rest[range.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.written(String(rest))) }
        return pieces
    }

    private static func next(
        in rest: Substring,
        _ pictured: [PicturedText]
    ) -> (Range<Substring.Index>, [Glyph])? {
        pictured.compactMap { picture in
            rest.firstRange(of: picture.text).map { ($0, picture.glyphs) }
        }.min { a, b in
            (a.0.lowerBound, b.0.upperBound) < (b.0.lowerBound, a.0.upperBound)
        }
    }
}
