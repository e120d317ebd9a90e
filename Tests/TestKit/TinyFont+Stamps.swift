extension TinyFont {
    /// The face, and for every other character of a text a stamp made from its code point.
    ///
    /// A stamp shows the code point's sixteen bits as dots in a square, so that any text can be
    /// drawn, and two characters that were mixed up are seen.
    public static func drawing(covering text: String) -> String {
        let drawn = Set(
            drawing.split(separator: "\n").compactMap { line in
                line.hasPrefix("U+") ? UInt32(line.dropFirst(2).prefix(4), radix: 16) : nil
            }
        )
        let lacking = Set(text.unicodeScalars.map(\.value)).subtracting(drawn).sorted()
        return lacking.filter { $0 > 0x20 && $0 <= 0xFFFF }.reduce(into: drawing) { result, value in
            result += "\n" + stamp(value)
        }
    }

    private static func stamp(_ value: UInt32) -> String {
        let isNarrow = value < 0x100
        let digits = String(value, radix: 16, uppercase: true)
        let point = String(repeating: "0", count: 4 - digits.count) + digits
        var rows = ["U+\(point) stamp-\(point.lowercased()) \(isNarrow ? 4 : 8)"]
        for y in 0..<8 {
            let row = (0..<(isNarrow ? 4 : 8)).map { x -> Character in
                let isPlace = isNarrow ? x < 3 && y < 7 && y > 0 : x % 2 == 0 && y % 2 == 0
                let bit = isNarrow ? (y - 1) * 3 + x : y / 2 * 4 + x / 2
                // A narrow stamp has room for eight bits and more; it repeats them.
                let shift = isNarrow ? UInt32(max(0, bit)) % 8 : 15 - UInt32(bit)
                return isPlace && value >> shift & 1 == 1 ? "#" : "."
            }
            rows.append(String(row))
        }
        return rows.joined(separator: "\n")
    }
}
