internal import POSIX

/// What a card that draws text by itself has on its screen, drawn as the card would.
///
/// Letters are drawn from the faces that the hall was given; without one each is a frame with the
/// digits of its code, as systems draw letters that they lack.
struct TextScreen: Sendable {
    /// A stretch of bytes in one colour.
    struct Run: Sendable, Hashable {
        var bytes: [UInt8]
        var colour: [UInt8]
    }

    /// How it moves.
    enum Motion: Sendable, Hashable {
        /// Pages that take turns.
        case pages(milliseconds: Int64)
        /// One line that runs to the left, its beginning behind its end.
        case running(millisecondsPerPixel: Int64)
    }

    var x = 0
    var y = 0
    var width: Int
    var height: Int
    var font = 16
    /// 0 left, 1 right, 2 centre; 0 top, 1 bottom, 2 centre.
    var horizontal = 0
    var vertical = 0
    var motion = Motion.pages(milliseconds: 1_000)
    var startedAt: Int64 = 0
    /// The lines of each page.
    var pages: [[[Run]]] = []

    /// The page at a time, and how far into the round it is.
    private func place(at now: Int64) -> (page: Int, elapsed: Int64) {
        let elapsed = max(0, now - startedAt)
        guard case .pages(let stay) = motion, pages.count > 1 else { return (0, elapsed) }
        return (Int(elapsed / max(1, stay)) % pages.count, elapsed)
    }

    /// The lines that show at a time.
    func words(at now: Int64) -> [String] {
        guard !pages.isEmpty else { return [] }
        return pages[place(at: now).page].map { line in
            TextDecoding.gb18030(line.flatMap(\.bytes)) ?? "?"
        }
    }

    /// The colours of the lines that show at a time: of the first letter of each.
    func colours(at now: Int64) -> [[UInt8]] {
        guard !pages.isEmpty else { return [] }
        return pages[place(at: now).page].compactMap { $0.first?.colour }
    }

    /// How long one round of all takes, in milliseconds.
    var round: Int64 {
        switch motion {
        case .pages(let stay): return Int64(pages.count) * stay
        case .running(let pace):
            return pace * Int64(width + Self.width(of: pages.first?.first ?? [], font))
        }
    }

    /// Lights lamps of a board of so many columns and rows.
    func draw(
        into lamps: inout [UInt8],
        columns: Int,
        rows: Int,
        at now: Int64,
        faces: CardFaces?
    ) {
        guard !pages.isEmpty else { return }
        let (index, elapsed) = place(at: now)
        let lines = pages[index]
        let block = lines.count * font
        var top = y
        if vertical == 1 { top += max(0, height - block) }
        if vertical == 2 { top += max(0, (height - block) / 2) }
        for line in lines {
            let long = Self.width(of: line, font)
            var left = x
            if case .running(let pace) = motion {
                left += width - Int(elapsed / max(1, pace)) % max(1, width + long)
            } else if horizontal == 1 {
                left += max(0, width - long)
            } else if horizontal == 2 {
                left += max(0, (width - long) / 2)
            }
            for run in line {
                for code in Self.codes(run.bytes) {
                    let cell = code.count == 1 ? font / 2 : font
                    let dots = CardPen.dots(code, height: font, faces: faces)
                    light(dots, at: left, top, cell, run.colour, &lamps, columns, rows)
                    left += cell
                }
            }
            top += font
        }
    }

    private func light(
        _ dots: [UInt64],
        at left: Int,
        _ top: Int,
        _ cell: Int,
        _ colour: [UInt8],
        _ lamps: inout [UInt8],
        _ columns: Int,
        _ rows: Int
    ) {
        for (row, bits) in dots.enumerated() where (y..<y + height).contains(top + row) {
            for column in 0..<cell where bits >> UInt64(63 - column) & 1 == 1 {
                let (px, py) = (left + column, top + row)
                guard (x..<x + width).contains(px), px < columns, py < rows else { continue }
                let at = (py * columns + px) * 3
                for part in 0..<3 { lamps[at + part] = colour[part] }
            }
        }
    }

    /// One or two bytes a letter.
    static func codes(_ bytes: [UInt8]) -> [[UInt8]] {
        var codes: [[UInt8]] = []
        var at = 0
        while at < bytes.count {
            let count = bytes[at] >= 0x81 && at + 1 < bytes.count ? 2 : 1
            codes.append(Array(bytes[at..<at + count]))
            at += count
        }
        return codes
    }

    private static func width(of line: [Run], _ font: Int) -> Int {
        line.reduce(0) { sum, run in
            codes(run.bytes).reduce(sum) { $0 + ($1.count == 1 ? font / 2 : font) }
        }
    }
}

/// Draws single letters.
enum CardPen {
    /// Hexadecimal digits of three columns and five rows.
    private static let digits: [[UInt8]] = [
        [7, 5, 5, 5, 7], [2, 6, 2, 2, 7], [7, 1, 7, 4, 7], [7, 1, 3, 1, 7], [5, 5, 7, 1, 1],
        [7, 4, 7, 1, 7], [7, 4, 7, 5, 7], [7, 1, 2, 2, 2], [7, 5, 7, 5, 7], [7, 5, 7, 1, 7],
        [2, 5, 7, 5, 5], [6, 5, 6, 5, 6], [3, 4, 4, 4, 3], [6, 5, 5, 5, 6], [7, 4, 6, 4, 7],
        [7, 4, 6, 4, 4],
    ]

    /// Rows of dots from the left, the first one at the highest bit.
    static func dots(_ code: [UInt8], height: Int, faces: CardFaces?) -> [UInt64] {
        if code == [0x20] { return [] }
        if let drawn = faces?.rows(of: code, height: height) { return drawn }
        let cell = code.count == 1 ? height / 2 : height
        var rows = [UInt64](repeating: 0, count: height)
        func set(_ x: Int, _ y: Int) {
            if x < cell, y < height { rows[y] |= 1 << UInt64(63 - x) }
        }
        for x in 0..<cell - 1 {
            set(x, 0)
            set(x, height - 2)
        }
        for y in 0..<height - 1 {
            set(0, y)
            set(cell - 2, y)
        }
        for (line, byte) in code.enumerated() {
            for (place, nibble) in [byte >> 4, byte & 15].enumerated() {
                for (row, bits) in digits[Int(nibble)].enumerated() {
                    for column in 0..<3 where bits >> UInt8(2 - column) & 1 == 1 {
                        set(2 + place * 4 + column, 2 + line * 6 + row)
                    }
                }
            }
        }
        return rows
    }
}

/// The faces that virtual cards draw with.
public final class CardFaces: Sendable, Hashable {
    private let draw: @Sendable (_ letter: Character, _ height: Int) -> [UInt64]?

    /// Takes what draws a letter in a height: rows of dots, the left one at the highest bit.
    public init(_ draw: @escaping @Sendable (Character, Int) -> [UInt64]?) {
        self.draw = draw
    }

    func rows(of code: [UInt8], height: Int) -> [UInt64]? {
        TextDecoding.gb18030(code)?.first.flatMap { draw($0, height) }
    }

    /// Tells whether two are the very same.
    public static func == (a: CardFaces, b: CardFaces) -> Bool { a === b }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
