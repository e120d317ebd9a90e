import Disclosure
import Glyphs
import Layout

/// A clock with a patch for every digit and word.
struct DrawnClock: Sendable {
    /// A part of the pattern, with its patch when it never changes.
    enum Piece: Sendable {
        case fixed(Patch)
        case hour
        case minute
        case month
        case day
        case weekday
    }

    /// Its parts among the stage's clock pieces.
    let pieces: Range<Int>
    /// The place of the digit 0 among the stage's clock patches; the weekdays follow the digits.
    let digits: Int
    let alignment: Alignment
    /// Changes once a minute if it shows the minute or hour, else once a day.
    let showsTime: Bool

    init(_ clock: ClockLane, in area: PixelRectangle, on stage: inout Stage) {
        func patch(_ character: Character, _ stage: inout Stage) -> Patch {
            guard let glyph = clock.glyphs[character] else { return .none }
            var tile = Tile(width: glyph.width, height: area.height)
            tile.draw([.glyph(glyph, x: 0, y: clock.y, role: clock.role)])
            return stage.keep(tile)
        }
        digits = stage.clockPatches.count
        for digit in 0...9 {
            stage.clockPatches.append(patch(Character(String(digit)), &stage))
        }
        for weekday in ClockPattern.weekdays {
            stage.clockPatches.append(patch(weekday, &stage))
        }
        let first = stage.clockPieces.count
        for piece in clock.pattern.pieces {
            let drawn: Piece =
                switch piece {
                case .literal(let character): .fixed(patch(character, &stage))
                case .hour: .hour
                case .minute: .minute
                case .month: .month
                case .day: .day
                case .weekday: .weekday
                }
            stage.clockPieces.append(drawn)
        }
        pieces = first..<stage.clockPieces.count
        alignment = clock.alignment
        let shown = clock.pattern.pieces
        showsTime = shown.contains(.hour) || shown.contains(.minute)
    }

    /// Calls `body` with each patch of the time from left to right.
    @inline(__always)
    func forEachPatch(at time: CivilTime, of stage: Stage, _ body: (Patch) -> Void) {
        for index in pieces {
            switch stage.clockPieces[index] {
            case .fixed(let patch): body(patch)
            case .hour: number(time.clock.hour, padded: true, stage, body)
            case .minute: number(time.clock.minute, padded: true, stage, body)
            case .month: number(time.date.components.month, padded: false, stage, body)
            case .day: number(time.date.components.day, padded: false, stage, body)
            case .weekday: body(stage.clockPatches[digits + 9 + time.date.weekday])
            }
        }
    }

    @inline(__always)
    private func number(_ value: Int, padded: Bool, _ stage: Stage, _ body: (Patch) -> Void) {
        if padded || value >= 10 { body(stage.clockPatches[digits + value / 10 % 10]) }
        body(stage.clockPatches[digits + value % 10])
    }

    /// The next minute, or the next midnight for a clock that shows the date alone.
    func nextChange(after instant: Instant, in zone: Zone) -> Instant {
        let time = zone.civilTime(at: instant)
        let step = showsTime ? 60 : 86_400
        let second = (time.secondOfDay / step + 1) * step
        return zone.instant(of: CivilTime(date: time.date, secondOfDay: second))
    }
}
