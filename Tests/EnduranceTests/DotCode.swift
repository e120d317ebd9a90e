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
    static let noticeMarker: UInt32 = 0x6A5F
    /// Stands for "no end" in minutes.
    static let open = 9_999
    /// What a number is added to, to make a character.
    static let base: UInt32 = 0x7000
    /// What clocks and plates of the layout are written with: drawn without a dot, so that an idle
    /// wall is dark and the dots are the title's alone.
    private static let silent = "年月日星期周一二三四五六天时分上下午：紧急通知预警重要公告发布"
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
        var drawing = "font dots8 8\n"
        let stamped = Set(numbers.map { base + UInt32($0) } + [itemMarker, noticeMarker])
        let silent = (0x20...0x7E).map { UInt32($0) } + Self.silent.unicodeScalars.map(\.value)
        for value in Set(silent).subtracting(stamped).sorted() {
            let row = String(repeating: ".", count: value < 0x80 ? 4 : 8) + "\n"
            drawing += head(value, width: row.utf8.count - 1)
            drawing += String(repeating: row, count: 8)
        }
        for value in stamped.sorted() { drawing += head(value, width: 8) + dots(value) }
        return try FaceCompiler.compile(DrawnFontReader.read(Array(drawing.utf8)))
    }

    private static func head(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        let point = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\nU+\(point) u\(point.lowercased()) \(width)\n"
    }

    private static func dots(_ value: UInt32) -> String {
        (0..<8).map { row(value, $0) + "\n" }.joined()
    }

    /// One row of a stamp: four of the sixteen bits in every other dot of every other row.
    private static func row(_ value: UInt32, _ y: Int) -> String {
        (0..<8).map { x in
            let isPlace = x % 2 == 0 && y % 2 == 0
            let bit = UInt32(15 - (y / 2 * 4 + x / 2))
            return isPlace && value >> bit & 1 == 1 ? "#" : "."
        }.joined()
    }

    /// The title as a wall of a size shows it in its lower left corner.
    func rows(width: Int, height: Int) -> [String] {
        (0..<height).map { y in
            let line =
                y < height - 8
                ? ""
                : title.unicodeScalars.map {
                    Self.row($0.value, y - (height - 8))
                }.joined()
            return line + String(repeating: ".", count: width - line.utf8.count)
        }
    }
}
