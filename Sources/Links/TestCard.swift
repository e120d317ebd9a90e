public import Disclosure
public import Raster

/// A picture that tells whether a board is wired, coloured and timed as it should be: a border, a
/// bar of every colour and the seconds that have passed, counted up.
///
/// It says nothing that anybody would have to approve.
public struct TestCard: FrameSource {
    /// No scene of a plan has this number.
    public static let sceneID = UInt64.max
    /// The number of every card.
    public let id = Self.sceneID
    /// Black, then the bars from the left, then white.
    public let palette = Palette([
        .black, .red, .green, .blue, .yellow, Colour(red: 255, green: 0, blue: 255),
        Colour(red: 0, green: 255, blue: 255), .white,
    ])

    private let width: Int
    private let height: Int
    private let start: Instant?

    private static let border: UInt8 = 4
    private static let digit: UInt8 = 7
    private static let bars = 1...7
    /// How long its words are to be read.
    private static let wordsMilliseconds = 5_000
    /// Three dots wide and five high, a row in three bits, the top row first.
    private static let digits = [
        0o75557, 0o26227, 0o71747, 0o71717, 0o55711, 0o74717, 0o74757, 0o71111, 0o75757, 0o75717,
    ]

    /// A card of a board's size; seconds are counted from `start`, or else of the minute.
    public init(width: Int, height: Int, start: Instant? = nil) {
        self.width = max(0, width)
        self.height = max(0, height)
        self.start = start
    }

    /// The seconds that the card shows.
    func seconds(at instant: Instant) -> Int {
        let passed = instant.milliseconds - (start?.milliseconds ?? 0)
        let seconds = passed >= 0 ? passed / 1_000 : 0
        return Int(start == nil ? seconds % 60 : seconds % 10_000)
    }

    /// What boards that draw text by themselves show: a word, and all digits.
    public func writing(at instant: Instant) -> Spread {
        var spread = Spread(areas: [], validUntil: nil)
        spread.words = Spread.Words(
            [
                Spread.Words.Paragraph("测试", Colour.red),
                Spread.Words.Paragraph("0123456789", Colour.green),
            ],
            milliseconds: Self.wordsMilliseconds
        )
        return spread
    }

    /// Draws the card.
    public func draw(at instant: Instant, into canvas: inout Canvas) {
        if canvas.width != width || canvas.height != height {
            canvas = Canvas(width: width, height: height)
        }
        for y in 0..<height {
            for x in 0..<width {
                let isBorder = x == 0 || y == 0 || x == width - 1 || y == height - 1
                canvas[x, y] = isBorder ? Self.border : bar(at: x)
            }
        }
        drawCounter(seconds(at: instant), on: &canvas)
    }

    /// The next second.
    public func nextChange(after instant: Instant) -> Instant? {
        let passed = instant.milliseconds - (start?.milliseconds ?? 0)
        let next = (passed >= 0 ? passed / 1_000 : -1) + 1
        return Instant(milliseconds: (start?.milliseconds ?? 0) + next * 1_000)
    }

    private func bar(at x: Int) -> UInt8 {
        UInt8(Self.bars.lowerBound + (x - 1) * Self.bars.count / max(1, width - 2))
    }

    /// Digits as large as fit, in a dark box in the middle.
    private func drawCounter(_ number: Int, on canvas: inout Canvas) {
        let figures = String(number).utf8.map { Int($0) - 0x30 }
        let scale = min((height - 4) / 5, (width - 4) / (4 * figures.count + 1))
        guard scale >= 1 else { return }
        let left = (width - (4 * figures.count - 1) * scale) / 2
        let top = (height - 5 * scale) / 2
        for y in (top - 1)..<(top + 5 * scale + 1) {
            for x in (left - 1)..<(left + (4 * figures.count - 1) * scale + 1) { canvas[x, y] = 0 }
        }
        for (place, figure) in figures.enumerated() {
            for row in 0..<5 {
                let bits = Self.digits[figure] >> (3 * (4 - row)) & 7
                for column in 0..<3 where bits & (4 >> column) != 0 {
                    fill(
                        x: left + (4 * place + column) * scale,
                        y: top + row * scale,
                        scale,
                        on: &canvas
                    )
                }
            }
        }
    }

    private func fill(x: Int, y: Int, _ scale: Int, on canvas: inout Canvas) {
        for dy in 0..<scale {
            for dx in 0..<scale { canvas[x + dx, y + dy] = Self.digit }
        }
    }
}
