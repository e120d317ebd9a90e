/// A virtual Sansi road sign: `02 escaped(address, kind, data, CRC) 03`, play lists that show as
/// soon as they are uploaded.
package struct SansiCard: VirtualCard {
    package private(set) var updateCount = 0
    private(set) var brightness = 31
    package var faces: CardFaces?

    let width: Int
    let height: Int
    /// The two digits that it heeds; nil heeds any.
    private let sign: [UInt8]?
    private var intake = MarkedIntake(start: 0x02, end: 0x03) { _, code in
        // The escaped byte is told by its distance from 1B.
        let byte = code &+ 0x1B
        return [0x02, 0x03, 0x1B].contains(byte) ? byte : nil
    }
    private var items: [Item] = []
    private var startedAt: Int64 = 0
    private var broken = 0

    private struct Item: Sendable {
        var stay: Int64
        var head: [UInt8]
        var media: [UInt8]
        var screen: TextScreen
    }

    init(width: Int, height: Int, sign: Int? = nil) {
        self.sign = sign.map { Self.digits($0, 2) }
        self.width = width
        self.height = height
    }

    package var garbageByteCount: Int { intake.garbageByteCount + broken }

    package mutating func restart() { intake.restart() }

    package mutating func reboot() {
        intake.restart()
        items = []
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        intake.feed(bytes, leads: [0x1B]).compactMap { frame in
            guard frame.count >= 6,
                Checks.xmodem(frame.dropLast(2))
                    == UInt16(frame[frame.count - 2]) << 8 | UInt16(frame[frame.count - 1])
            else {
                broken += frame.count
                return nil
            }
            if let sign, !frame.starts(with: sign) { return nil }
            // The protocol has no word for damage or being busy: the sign says nothing.
            if mood == .damaged || mood == .busy { return nil }
            let kind = String(decoding: frame[2..<4], as: UTF8.self)
            let data = Array(frame[4..<frame.count - 2])
            let said = reply(kind, data, isWilling: mood != .unwilling, milliseconds)
            return mood == .mute ? nil : said.map(Self.framed)
        }
    }

    private static func framed(_ data: [UInt8]) -> [UInt8] {
        let content = Array("01".utf8) + data
        let check = Checks.xmodem(content[...])
        let bytes = content + [UInt8(check >> 8), UInt8(check & 255)]
        return [0x02]
            + bytes.flatMap { [0x02, 0x03, 0x1B].contains($0) ? [0x1B, $0 &- 0x1B] : [$0] } + [0x03]
    }

    private mutating func reply(
        _ kind: String,
        _ data: [UInt8],
        isWilling: Bool,
        _ now: Int64
    ) -> [UInt8]? {
        switch kind {
        case "97":
            guard let (index, item) = current(at: now) else {
                return Array("000000000000000".utf8)
            }
            return Self.digits(index, 3) + item.head + item.media
        case "06": return Array("1".utf8) + Self.digits(brightness, 2)
        case "05":
            guard isWilling, data.count == 6, let level = Self.number(data[0..<2]), level <= 31
            else { return Array("1".utf8) }
            brightness = level
            return Array("0".utf8)
        case "10":
            guard isWilling, let list = file(data), let items = Self.items(list, now, self) else {
                return Array("1".utf8)
            }
            self.items = items
            startedAt = now
            updateCount += 1
            return Array("0".utf8)
        case "98", "09": return Array("1".utf8)
        default: return nil
        }
    }

    /// The content of `play.lst`; the offset behind the name's plus sign is 0.
    private func file(_ data: [UInt8]) -> [UInt8]? {
        let name = Array("play.lst+".utf8)
        guard data.starts(with: name), data.count > name.count + 4, data.count <= 2_048 + 13
        else { return nil }
        return Array(data.dropFirst(name.count + 4))
    }

    private static func number(_ bytes: some Collection<UInt8>) -> Int? {
        Int(String(decoding: bytes, as: UTF8.self))
    }

    private static func digits(_ number: Int, _ count: Int) -> [UInt8] {
        let text = String(number)
        return Array((String(repeating: "0", count: max(0, count - text.count)) + text).utf8)
    }

    private static func items(_ list: [UInt8], _ now: Int64, _ card: SansiCard) -> [Item]? {
        let lines = list.split { $0 == 0x0D || $0 == 0x0A }
        guard lines.first.map({ Array($0) }) == Array("[playlist]".utf8), lines.count >= 2
        else { return nil }
        guard lines[1].starts(with: Array("item_no=".utf8)),
            let count = number(lines[1].dropFirst(8)), count == lines.count - 2
        else { return nil }
        var items: [Item] = []
        for (index, line) in lines.dropFirst(2).enumerated() {
            let start = Array("item\(index)=".utf8)
            guard line.starts(with: start) else { return nil }
            let parts = line.dropFirst(start.count)
                .split(separator: 0x2C, maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, let stay = number(parts[0]), (2...30_000).contains(stay),
                let entry = number(parts[1]), entry <= 30, let speed = number(parts[2]), speed < 50,
                let screen = screen(Array(parts[3]), card)
            else { return nil }
            items.append(
                Item(
                    stay: Int64(stay) * 10,
                    head: digits(stay, 5) + digits(entry, 2) + digits(speed, 5),
                    media: Array(parts[3]),
                    screen: screen
                )
            )
        }
        return items
    }

    /// `\Cxxxyyy`, `\fshhww`, `\crrrgggbbbyyy`, `\b…`, then the text.
    private static func screen(_ media: [UInt8], _ card: SansiCard) -> TextScreen? {
        var screen = TextScreen(width: card.width, height: card.height)
        var colour: [UInt8] = [255, 0, 0]
        var line: [UInt8] = []
        var lines: [[UInt8]] = []
        var at = 0
        while at < media.count {
            guard media[at] == 0x5C, at + 1 < media.count else {
                let count = media[at] >= 0x81 && at + 1 < media.count ? 2 : 1
                line += media[at..<at + count]
                at += count
                continue
            }
            let rest = { (from: Int, count: Int) -> Int? in
                at + from + count <= media.count
                    ? number(media[at + from..<at + from + count]) : nil
            }
            switch media[at + 1] {
            case UInt8(ascii: "C"):
                guard let x = rest(2, 3), let y = rest(5, 3) else { return nil }
                (screen.x, screen.y) = (x, y)
                at += 8
            case UInt8(ascii: "f"):
                guard let size = rest(3, 2), [16, 24, 32, 48, 64].contains(size) else { return nil }
                screen.font = size
                at += 7
            case UInt8(ascii: "c"):
                let parts = (0..<3).compactMap { rest(2 + $0 * 3, 3) }
                guard parts.count == 3, parts.allSatisfy({ $0 < 256 }) else { return nil }
                colour = parts.map { UInt8($0) }
                at += 14
            case UInt8(ascii: "b"): at += 14
            case UInt8(ascii: "n"):
                lines.append(line)
                line = []
                at += 2
            default: return nil
            }
        }
        lines.append(line)
        screen.pages = [lines.map { [TextScreen.Run(bytes: $0, colour: colour)] }]
        return screen
    }

    private func current(at now: Int64) -> (index: Int, item: Item)? {
        let round = items.reduce(0) { $0 + $1.stay }
        guard round > 0 else { return nil }
        var rest = max(0, now - startedAt) % round
        for (index, item) in items.enumerated() {
            if rest < item.stay { return (index, item) }
            rest -= item.stay
        }
        return nil
    }

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        if let (_, item) = current(at: milliseconds) {
            item.screen.draw(
                into: &lamps,
                columns: width,
                rows: height,
                at: milliseconds,
                faces: faces
            )
        }
        return lamps
    }

    package func words(at milliseconds: Int64) -> [String] {
        let lines = current(at: milliseconds)?.item.screen.words(at: milliseconds) ?? []
        return lines.filter { $0 != " " }
    }
}
