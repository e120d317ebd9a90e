/// Frames as characters, one a pixel, and back: for tests, goldens and reports.
///
/// `.` off, `R` red, `G` green, `Y` amber or yellow, `B` blue, `W` white, `-` anything dim.
public enum FrameText {
    /// The frame's rows, each ending with a line feed.
    public static func text(of frame: Frame) -> String {
        let letters = frame.palette.colours.map(letter)
        var text = ""
        text.reserveCapacity((frame.width + 1) * frame.height)
        for y in 0..<frame.height {
            for x in 0..<frame.width {
                let index = Int(frame.pixels[y * frame.width + x])
                text.unicodeScalars.append(index < letters.count ? letters[index] : ".")
            }
            text.append("\n")
        }
        return text
    }

    /// Reads a frame from rows of letters; nil when rows differ in length or a letter is unknown.
    public static func frame(from text: String) -> Frame? {
        let rows = text.split(separator: "\n")
        guard let first = rows.first else { return nil }
        let width = first.unicodeScalars.count
        var pixels: [UInt8] = []
        for row in rows {
            guard row.unicodeScalars.count == width else { return nil }
            for scalar in row.unicodeScalars {
                guard let index = alphabet.firstIndex(where: { $0.letter == scalar })
                else { return nil }
                pixels.append(UInt8(index))
            }
        }
        let palette = Palette(alphabet.map(\.colour))
        return Frame(width: width, height: rows.count, pixels: pixels, palette: palette)
    }

    /// The letters and the colours they stand for when a frame is read.
    private static let alphabet: [(letter: Unicode.Scalar, colour: Colour)] = [
        (".", .black), ("R", .red), ("G", .green), ("Y", .yellow), ("B", .blue), ("W", .white),
        ("-", Colour(red: 0x60, green: 0x58, blue: 0x48)),
    ]

    private static func letter(_ colour: Colour) -> Unicode.Scalar {
        let isBright = { (channel: UInt8) in channel >= 0x90 }
        switch (isBright(colour.red), isBright(colour.green), isBright(colour.blue)) {
        case (true, true, true): return "W"
        case (true, true, false): return "Y"
        case (true, false, _): return "R"
        case (false, _, true): return "B"
        case (false, true, false): return "G"
        case (false, false, false): return colour == .black ? "." : "-"
        }
    }
}
