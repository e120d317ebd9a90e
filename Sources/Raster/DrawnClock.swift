import Calendars
import Disclosure
import Glyphs
import Layout

/// A clock with a tile for every digit and word.
struct DrawnClock: Sendable {
    /// What is written, and the tiles of its own characters.
    fileprivate struct Wording: Sendable {
        let pieces: [ClockPattern.Piece]
        let literals: [Tile]
        /// Digits, weekdays and words of the traditional calendar in this wording's colour.
        let digits: [Tile]
        let weekdays: [Tile]
        let words: [Tile]

        init(_ pattern: ClockPattern, _ tile: (Character) -> Tile) {
            pieces = pattern.pieces
            literals = pattern.pieces.map { piece in
                if case .literal(let character) = piece { tile(character) } else { tile("\0") }
            }
            digits = (0...9).map { tile(Character(String($0))) }
            weekdays = ClockPattern.weekdays.map(tile)
            words = LunarDate.characters.map(tile)
        }
    }

    /// What is written before a deadline, or always.
    private let usual: Wording
    private let today: Wording?
    private let after: Wording?
    private let deadline: CivilDate?
    let alignment: Alignment
    /// Changes once a minute if it shows the minute or hour, else once a day.
    let showsTime: Bool

    init(_ clock: ClockLane, lane: PixelRectangle) {
        func tile(_ character: Character, _ role: Role) -> Tile {
            guard let glyph = clock.glyphs[character] else { return Tile(width: 0, height: 0) }
            var tile = Tile(width: glyph.width, height: lane.height)
            tile.draw([.glyph(glyph, x: 0, y: clock.y, role: role)])
            return tile
        }
        usual = Wording(clock.pattern) { tile($0, clock.role) }
        today = clock.countdown.map { part in Wording(part.today) { tile($0, clock.role) } }
        after = clock.countdown.map { part in Wording(part.after) { tile($0, part.roleAfter) } }
        deadline = clock.countdown?.deadline
        alignment = clock.alignment
        let pieces = [clock.pattern, clock.countdown?.today, clock.countdown?.after]
            .compactMap(\.self).flatMap(\.pieces)
        showsTime = pieces.contains(.hour) || pieces.contains(.minute)
    }

    private func wording(on date: CivilDate) -> Wording {
        guard let deadline, let today, let after else { return usual }
        return date < deadline ? usual : date == deadline ? today : after
    }

    /// Calls `body` with each tile of the time from left to right.
    func forEachTile(at time: CivilTime, _ body: (Tile) -> Void) {
        let wording = wording(on: time.date)
        for (index, piece) in wording.pieces.enumerated() {
            switch piece {
            case .literal: body(wording.literals[index])
            case .hour: wording.number(time.clock.hour, leastDigits: 2, body)
            case .minute: wording.number(time.clock.minute, leastDigits: 2, body)
            case .year: wording.number(time.date.components.year, leastDigits: 4, body)
            case .month: wording.number(time.date.components.month, leastDigits: 1, body)
            case .day: wording.number(time.date.components.day, leastDigits: 1, body)
            case .weekday: body(wording.weekdays[time.date.weekday - 1])
            case .days:
                guard let deadline else { continue }
                let days = ClockPattern.days(from: time.date, to: deadline)
                wording.number(days, leastDigits: 1, body)
            case .lunarYear, .lunarAnimal, .lunarMonth, .lunarDay:
                wording.lunar(piece, time.date, body)
            }
        }
    }
}

extension DrawnClock.Wording {
    /// A number of at most four digits.
    fileprivate func number(_ value: Int, leastDigits: Int, _ body: (Tile) -> Void) {
        var unit = 1_000
        for place in [4, 3, 2, 1] {
            if place <= leastDigits || value >= unit { body(digits[value / unit % 10]) }
            unit /= 10
        }
    }

    fileprivate func lunar(
        _ piece: ClockPattern.Piece,
        _ date: CivilDate,
        _ body: (Tile) -> Void
    ) {
        guard let lunar = LunarDate(date) else { return }
        switch piece {
        case .lunarYear: lunar.forEachYearCharacter { body(words[$0]) }
        case .lunarAnimal: body(words[lunar.animalCharacter])
        case .lunarMonth: lunar.forEachMonthCharacter { body(words[$0]) }
        default: lunar.forEachDayCharacter { body(words[$0]) }
        }
    }
}
