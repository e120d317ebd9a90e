/// A frame as terminal text: two rows of dots in one line of half blocks.
public enum TerminalPicture {
    /// What a terminal can show.
    public enum Depth: String, Sendable, Hashable, CaseIterable {
        /// 24-bit colour escapes.
        case trueColour
        /// The 6×6×6 cube of 256 colours.
        case indexed
        /// Lit and unlit only, without any escape.
        case plain
    }

    /// The frame's lines, each ending with a line feed; colours are reset at the end of each line.
    public static func text(of frame: Frame, depth: Depth) -> String {
        var text = ""
        for y in stride(from: 0, to: frame.height, by: 2) {
            var current: (Colour, Colour)?
            for x in 0..<frame.width {
                let top = frame[x, y]
                let bottom = frame[x, y + 1]
                if depth == .plain {
                    text += plainBlock(top != .black, bottom != .black)
                    continue
                }
                if current.map({ $0 != (top, bottom) }) ?? true {
                    text += escape(top, layer: 38, depth) + escape(bottom, layer: 48, depth)
                    current = (top, bottom)
                }
                text += "▀"
            }
            text += depth == .plain ? "\n" : "\u{1B}[0m\n"
        }
        return text
    }

    private static func plainBlock(_ top: Bool, _ bottom: Bool) -> String {
        switch (top, bottom) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }

    /// Select Graphic Rendition with 38 for the foreground or 48 for the background (ECMA-48).
    private static func escape(_ colour: Colour, layer: Int, _ depth: Depth) -> String {
        if depth == .trueColour {
            return "\u{1B}[\(layer);2;\(colour.red);\(colour.green);\(colour.blue)m"
        }
        let levels = [colour.red, colour.green, colour.blue].map { (Int($0) * 5 + 127) / 255 }
        return "\u{1B}[\(layer);5;\(16 + 36 * levels[0] + 6 * levels[1] + levels[2])m"
    }
}
