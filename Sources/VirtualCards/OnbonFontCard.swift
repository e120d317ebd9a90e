/// A virtual Onbon font card: `A5… escaped(14-byte header, data, CRC) 5A`, text areas in working
/// memory, letters of its own.
package struct OnbonFontCard: VirtualCard {
    /// A text area and its lease.
    struct Area: Sendable {
        var screen: TextScreen
        var runMode: UInt8
        var timeoutMilliseconds: Int64
    }

    package private(set) var updateCount = 0
    private(set) var areas: [UInt8: Area] = [:]
    private(set) var isOn = true
    private(set) var brightness: UInt8 = 15
    private(set) var clock: [UInt8] = []
    package var faces: CardFaces?

    let isFifth: Bool
    let width: Int
    let height: Int
    /// The number that it heeds besides those that mean all; nil heeds any.
    let screen: Int?
    private var intake = MarkedIntake.onbon

    init(isFifth: Bool, width: Int, height: Int, screen: Int? = nil) {
        self.screen = screen
        self.isFifth = isFifth
        self.width = width
        self.height = height
    }

    package var garbageByteCount: Int { intake.garbageByteCount }

    package mutating func restart() { intake.restart() }

    package mutating func reboot() {
        intake.restart()
        areas = [:]
        isOn = true
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        intake.feed(bytes, leads: [0xA6, 0x5B]).compactMap { answer(to: $0, mood, milliseconds) }
    }

    private mutating func answer(to frame: [UInt8], _ mood: CardMood, _ now: Int64) -> [UInt8]? {
        // Another version's header is not known at all.
        guard frame.count >= 21, frame[11] == 2, OnbonCard.isFor(screen, frame) else { return nil }
        let data = Array(frame[14..<frame.count - 2])
        let check = Int(frame[frame.count - 2]) | Int(frame[frame.count - 1]) << 8
        let said: [UInt8]
        if mood == .damaged || Int(Checks.arc(frame.dropLast(2))) != check
            || OnbonCard.number(frame, 12, 2) != data.count
        {
            said = Self.refusal(5)
        } else {
            said = reply(to: data, mood, now)
        }
        if mood == .mute || data[2] != 1 || frame[0..<2] == [0xFF, 0xFF] { return nil }
        var reply = Array(frame[2..<4] + frame[0..<2]) + [0, 0, 0, 0, 0, 0, frame[10], 2]
        reply += OnbonCard.bytes(said.count, 2) + said
        reply += OnbonCard.bytes(Int(Checks.arc(reply[...])), 2)
        return OnbonCard.framed(reply)
    }

    private static let taken: [UInt8] = [0xA0, 0, 0, 0, 0]
    private static func refusal(_ error: UInt8) -> [UInt8] { [0xA0, 1, error, 0, 0] }

    private mutating func reply(to data: [UInt8], _ mood: CardMood, _ now: Int64) -> [UInt8] {
        if mood == .busy { return Self.refusal(3) }
        if mood == .unwilling { return Self.refusal(12) }
        if data.count > (isFifth ? 512 : 1_024) { return Self.refusal(4) }
        let parameters = Array(data.dropFirst(5))
        switch (data[0], data[1]) {
        case (0xA2, 0x00): return Self.taken
        case (0xA2, 0x03):
            guard parameters.count == 8 else { return Self.refusal(14) }
            clock = parameters
        case (0xA3, 0x00):
            guard let word = parameters.first, word == 1 || word == 2 else {
                return Self.refusal(2)
            }
            isOn = word == 1
        case (0xA3, 0x02):
            guard parameters.count >= 2, parameters[0] == 1, parameters[1] <= 15 else {
                return Self.refusal(2)
            }
            brightness = parameters[1]
        case (0xA3, 0x10): areas = [:]
        case (0xA3, 0x06): return update(parameters, now)
        case (0xA2, _), (0xA3, _), (0xA1, _), (0xA4, _): return Self.refusal(2)
        default: return Self.refusal(1)
        }
        return Self.taken
    }

    private mutating func update(_ parameters: [UInt8], _ now: Int64) -> [UInt8] {
        var at = 1
        guard let deletions = parameters.first else { return Self.refusal(2) }
        var kept = areas
        if deletions == 0xFF {
            kept = [:]
        } else {
            for id in parameters.dropFirst().prefix(Int(deletions)) { kept[id] = nil }
            at += Int(deletions)
        }
        guard at < parameters.count else { return Self.refusal(2) }
        let count = parameters[at]
        at += 1
        for _ in 0..<count {
            guard at + 2 <= parameters.count else { return Self.refusal(2) }
            let length = OnbonCard.number(parameters, at, 2)
            at += 2
            guard at + length <= parameters.count,
                let (id, area) = area(Array(parameters[at..<at + length]), now)
            else { return Self.refusal(2) }
            guard area.screen.x + area.screen.width <= width,
                area.screen.y + area.screen.height <= height
            else { return Self.refusal(4) }
            kept[id] = area
            at += length
        }
        guard at == parameters.count, kept.count <= 5 else { return Self.refusal(4) }
        areas = kept
        updateCount += 1
        return Self.taken
    }

    /// Places in the record come in steps of 8 pixels unless bit 15 is set.
    private static func pixels(_ value: Int) -> Int {
        value & 0x8000 == 0 ? value * 8 : value & 0x7FFF
    }

    private func area(_ record: [UInt8], _ now: Int64) -> (id: UInt8, Area)? {
        guard record.count >= 27, record[0] == 0, record[14] == 0, record[15] == 0 else {
            return nil
        }
        let word = { OnbonCard.number(record, $0, 2) }
        if isFifth, word(1) & 0x8000 != 0 || word(5) & 0x8000 != 0 { return nil }
        var screen = TextScreen(width: Self.pixels(word(5)), height: word(7))
        (screen.x, screen.y) = (Self.pixels(word(1)), word(3))
        screen.horizontal = Int(record[16] & 3)
        screen.vertical = Int(record[16] >> 2 & 3)
        screen.startedAt = now
        let count = OnbonCard.number(record, 23, 4)
        guard record.count == 27 + count else { return nil }
        let isSingle = record[17] == 1
        let lines = OnbonFontText.lines(Array(record[27...]), size: &screen.font)
        switch record[19] {
        case 1, 2: screen.motion = .pages(milliseconds: max(500, Int64(record[22]) * 500))
        case 3: screen.motion = .running(millisecondsPerPixel: Int64(record[21]) * 10 + 1)
        default: return nil
        }
        let rows = isSingle ? 1 : max(1, screen.height / screen.font)
        screen.pages = stride(from: 0, to: lines.count, by: rows).map {
            Array(lines[$0..<min($0 + rows, lines.count)])
        }
        return (
            record[9],
            Area(
                screen: screen,
                runMode: record[11],
                timeoutMilliseconds: Int64(word(12)) * 1_000
            )
        )
    }

    private func shown(at now: Int64) -> [TextScreen] {
        guard isOn else { return [] }
        return areas.sorted { $0.key < $1.key }.map(\.value).filter { area in
            let isOver =
                area.timeoutMilliseconds > 0
                && now - area.screen.startedAt >= area.timeoutMilliseconds
            return !(area.runMode == 2 && isOver)
        }.map(\.screen)
    }

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        for screen in shown(at: milliseconds) {
            screen.draw(into: &lamps, columns: width, rows: height, at: milliseconds, faces: faces)
        }
        return lamps
    }

    package func words(at milliseconds: Int64) -> [String] {
        shown(at: milliseconds).flatMap { $0.words(at: milliseconds) }
    }
}

/// Reads a font card's text with its escapes.
enum OnbonFontText {
    private static let colours: [[UInt8]] = [
        [255, 0, 0], [0, 255, 0], [255, 255, 0], [0, 0, 255], [0, 255, 255], [255, 0, 255],
        [255, 255, 255],
    ]

    static func lines(_ bytes: [UInt8], size: inout Int) -> [[TextScreen.Run]] {
        var lines: [[TextScreen.Run]] = [[]]
        var colour = colours[0]
        var at = 0
        func rest(_ count: Int) -> [UInt8] { Array(bytes[at..<min(at + count, bytes.count)]) }
        while at < bytes.count {
            guard bytes[at] == 0x5C else {
                let count = bytes[at] >= 0x81 ? 2 : 1
                let code = rest(count)
                if lines[lines.count - 1].last?.colour == colour {
                    lines[lines.count - 1][lines[lines.count - 1].count - 1].bytes += code
                } else {
                    lines[lines.count - 1].append(TextScreen.Run(bytes: code, colour: colour))
                }
                at += count
                continue
            }
            let escape = rest(6)
            if escape.starts(with: Array("\\n".utf8)) {
                lines.append([])
                at += 2
            } else if escape.starts(with: Array("\\C".utf8)), escape.count >= 3 {
                let number = Int(escape[2]) - 0x31
                if colours.indices.contains(number) { colour = colours[number] }
                at += 3
            } else if escape.starts(with: Array("\\FO".utf8))
                || escape.starts(with: Array("\\FE".utf8)), escape.count == 6
            {
                let sizes = [16, 24, 32]
                let number = Int(escape[5]) - 0x30
                if sizes.indices.contains(number) { size = sizes[number] }
                at += 6
            } else {
                at += 2
            }
        }
        return lines.filter { !$0.isEmpty }
    }
}
