import Glyphs
import Publisher

extension FontsVerb {
    @Sendable static func draw(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        guard invocation.arguments.count == 2, let character = character(invocation.arguments[1])
        else {
            throw CommandFailure(
                .usage,
                "fonts draw needs one character, or a code point as U+706F.",
                remedy: "For example: placard fonts draw 灯"
            )
        }
        let chains = try chains(FaceShelf.open(try folder(invocation)), invocation)
        var isComplete = true
        for chain in chains {
            guard let glyph = chain.glyph(for: character) else {
                isComplete = false
                let names = MissingGlyph.names(of: character)
                console.line("\(chain.cellHeight) px: no face has \"\(character)\" (\(names))")
                continue
            }
            let face = chain.face(for: character)?.name ?? "no face: it takes no room"
            console.line("; \(chain.cellHeight) px, from \(face)")
            console.write(picture(of: glyph))
            console.write(drawing(of: glyph))
        }
        return isComplete ? .success : .failure
    }

    /// One character as it stands, or one code point by its name.
    private static func character(_ text: String) -> Character? {
        if text.count == 1 { return text.first }
        guard text.hasPrefix("U+"), let value = UInt32(text.dropFirst(2), radix: 16) else {
            return nil
        }
        return Unicode.Scalar(value).map(Character.init)
    }

    /// The glyph in the form that `Fonts/signs16.txt` has and `fonts import` reads.
    private static func drawing(of glyph: Glyph) -> String {
        let digits = String(glyph.codePoint, radix: 16, uppercase: true)
        let point = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let caption = "font drawing \(glyph.height)\n\(point) \(point) \(glyph.width)\n"
        return glyph.rows.reduce(into: caption) { text, row in
            for x in 0..<glyph.width { text += row.isLit(x) ? "#" : "." }
            text += "\n"
        }
    }

    /// The same in half blocks, for the eye; every line is a comment.
    private static func picture(of glyph: Glyph) -> String {
        var text = ""
        for y in stride(from: 0, to: glyph.height, by: 2) {
            let (upper, lower) = (glyph.row(y), glyph.row(y + 1))
            text += "; "
            for x in 0..<glyph.width {
                switch (upper.isLit(x), lower.isLit(x)) {
                case (true, true): text += "█"
                case (true, false): text += "▀"
                case (false, true): text += "▄"
                case (false, false): text += " "
                }
            }
            text += "\n"
        }
        return text
    }
}

extension UInt64 {
    /// Whether the dot in a column is lit; bit 63 is column 0.
    fileprivate func isLit(_ column: Int) -> Bool { self >> UInt64(63 - column) & 1 == 1 }
}
