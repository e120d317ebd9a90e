import Glyphs

/// A title of eight characters, each drawn as the sixteen bits of its code point, that says by
/// itself which revision it is and when it may hang.
///
///     marker · number · revision · from · until · daily from · daily until · check
///
/// Whoever sees the dots needs neither the store nor the program to judge the wall. Times are
/// minutes since the bench's first midnight; the daily ones are minutes of the day.
struct DotCode: Hashable {
    static let itemMarker: UInt32 = 0x699C
    static let noticeMarker: UInt32 = 0x6025
    /// Stands for "no end" in minutes.
    static let open = 9_999
    /// What a number is added to, to make a character.
    private static let base: UInt32 = 0x4E00
    /// Numbers with a glyph of their own.
    private static let numbers = Array(0...4_400) + [open]

    var isNotice = false
    var number: Int
    var revision: Int
    var from: Int
    var until: Int
    var dailyFrom = 0
    var dailyUntil = 1_440

    /// The title.
    var title: String {
        let values = [number, revision, from, until, dailyFrom, dailyUntil]
        let check = values.enumerated().reduce(isNotice ? 7 : 0) {
            ($0 + ($1.offset + 1) * 37 * ($1.element + 1)) % 997
        }
        var text = String.UnicodeScalarView()
        let marker = isNotice ? Self.noticeMarker : Self.itemMarker
        for value in [marker] + (values + [check]).map({ Self.base + UInt32($0) }) {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    /// A face of eight dots that has a stamp for every character of such titles.
    static func compiledFace() throws -> [UInt8] {
        var drawing = "font dots8 8\n\nU+0020 space 4\n"
        drawing += String(repeating: "....\n", count: 8)
        for value in numbers.map({ base + UInt32($0) }) + [itemMarker, noticeMarker] {
            drawing += stamp(value)
        }
        return try FaceCompiler.compile(DrawnFontReader.read(Array(drawing.utf8)))
    }

    private static func stamp(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        var text = "\nU+\(digits) u\(digits.lowercased()) 8\n"
        for y in 0..<8 {
            for x in 0..<8 {
                let isPlace = x % 2 == 0 && y % 2 == 0
                let bit = UInt32(15 - (y / 2 * 4 + x / 2))
                text += isPlace && value >> bit & 1 == 1 ? "#" : "."
            }
            text += "\n"
        }
        return text
    }
}
