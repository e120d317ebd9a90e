import Calendars
import Disclosure
import Glyphs
import Layout

/// A clock with a patch for every digit and word.
struct DrawnClock: Sendable {
    /// A part of the pattern, with its patch when it never changes.
    enum Piece: Sendable {
        case fixed(Patch)
        case changing(ClockPattern.Piece)
    }

    /// What is written: its parts, and its characters in its colour.
    struct Wording: Sendable {
        /// Its parts among the stage's clock pieces.
        let pieces: Range<Int>
        /// The place of the digit 0 among the stage's clock patches; the weekdays follow the
        /// digits, and the traditional calendar's characters follow these if they are needed.
        let digits: Int
    }

    /// What is written before a deadline, or always.
    private let usual: Wording
    private let today: Wording?
    private let after: Wording?
    private let deadline: CivilDate?
    let alignment: Alignment
    /// Changes once a minute if it shows the minute or hour, else once a day.
    let showsTime: Bool

    init(_ clock: ClockLane, in area: PixelRectangle, on stage: inout Stage) {
        func wording(_ pattern: ClockPattern, _ role: Role) -> Wording {
            stage.wording(pattern, clock, role: role, height: area.height)
        }
        usual = wording(clock.pattern, clock.role)
        today = clock.countdown.map { wording($0.today, clock.role) }
        after = clock.countdown.map { wording($0.after, $0.roleAfter) }
        deadline = clock.countdown?.deadline
        alignment = clock.alignment
        let patterns = [clock.pattern, clock.countdown?.today, clock.countdown?.after]
        showsTime = patterns.contains { pattern in
            pattern?.pieces.contains { $0 == .hour || $0 == .minute } ?? false
        }
    }

    /// Calls `body` with each patch of the time from left to right.
    @inline(__always)
    func forEachPatch(at time: CivilTime, of stage: Stage, _ body: (Patch) -> Void) {
        var wording = usual
        if let deadline, let today, let after, time.date >= deadline {
            wording = time.date == deadline ? today : after
        }
        for index in wording.pieces {
            switch stage.clockPieces[index] {
            case .fixed(let patch): body(patch)
            case .changing(let piece):
                forEachCharacter(of: piece, at: time) { character in
                    body(stage.clockPatches[wording.digits + character])
                }
            }
        }
    }

    /// Calls `body` with the number of each character that a part of the time is written with.
    @inline(__always)
    private func forEachCharacter(
        of piece: ClockPattern.Piece,
        at time: CivilTime,
        _ body: (Int) -> Void
    ) {
        switch piece {
        case .literal: break
        case .hour: number(time.clock.hour, leastDigits: 2, body)
        case .minute: number(time.clock.minute, leastDigits: 2, body)
        case .year: number(time.date.components.year, leastDigits: 4, body)
        case .month: number(time.date.components.month, leastDigits: 1, body)
        case .day: number(time.date.components.day, leastDigits: 1, body)
        case .weekday: body(9 + time.date.weekday)
        case .days:
            let days = deadline.map { ClockPattern.days(from: time.date, to: $0) } ?? 0
            number(days, leastDigits: 1, body)
        case .lunarYear, .lunarAnimal, .lunarMonth, .lunarDay: lunar(piece, time.date, body)
        }
    }

    /// A number of at most four digits.
    @inline(__always)
    private func number(_ value: Int, leastDigits: Int, _ body: (Int) -> Void) {
        var unit = 1_000
        var place = 4
        while place > 0 {
            if place <= leastDigits || value >= unit { body(value / unit % 10) }
            unit /= 10
            place -= 1
        }
    }

    private func lunar(
        _ piece: ClockPattern.Piece,
        _ date: CivilDate,
        _ body: (Int) -> Void
    ) {
        guard let lunar = LunarDate(date) else { return }
        let first = 10 + ClockPattern.weekdays.count
        switch piece {
        case .lunarYear: lunar.forEachYearCharacter { body(first + $0) }
        case .lunarAnimal: body(first + lunar.animalCharacter)
        case .lunarMonth: lunar.forEachMonthCharacter { body(first + $0) }
        default: lunar.forEachDayCharacter { body(first + $0) }
        }
    }

    /// The next minute, or the next midnight for a clock that shows the date alone.
    func nextChange(after instant: Instant, in zone: Zone) -> Instant {
        let time = zone.civilTime(at: instant)
        let step = showsTime ? 60 : 86_400
        let second = (time.secondOfDay / step + 1) * step
        return zone.instant(of: CivilTime(date: time.date, secondOfDay: second))
    }
}

extension Stage {
    /// Draws the characters and parts of a wording.
    fileprivate mutating func wording(
        _ pattern: ClockPattern,
        _ clock: ClockLane,
        role: Role,
        height: Int
    ) -> DrawnClock.Wording {
        func patch(_ character: Character) -> Patch {
            guard let glyph = clock.glyphs[character] else { return .none }
            var tile = Tile(width: glyph.width, height: height)
            tile.draw([.glyph(glyph, x: 0, y: clock.y, role: role)])
            return keep(tile)
        }
        let digits = clockPatches.count
        let isLunar = pattern.pieces.contains { piece in
            [.lunarYear, .lunarAnimal, .lunarMonth, .lunarDay].contains(piece)
        }
        let characters =
            Array("0123456789") + ClockPattern.weekdays
            + (isLunar ? LunarDate.characters : [])
        for character in characters { clockPatches.append(patch(character)) }
        let first = clockPieces.count
        for piece in pattern.pieces {
            if case .literal(let character) = piece {
                clockPieces.append(.fixed(patch(character)))
            } else {
                clockPieces.append(.changing(piece))
            }
        }
        return DrawnClock.Wording(pieces: first..<clockPieces.count, digits: digits)
    }
}
