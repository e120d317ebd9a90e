/// A virtual C-Power card: `A5 escaped(68 32 …) AE` on a line, an id code and a length before the
/// same packet over the network; windows with text in the card's letters.
package struct CPowerCard: VirtualCard {
    package private(set) var updateCount = 0
    private(set) var isOn = true
    /// 24 levels, one for each hour.
    private(set) var brightness: [UInt8] = []
    private(set) var clock: [UInt8] = []
    package private(set) var garbageByteCount = 0
    package var faces: CardFaces?

    let address: UInt8
    let width: Int
    let height: Int
    private var windows: [TextScreen] = []
    private var pending: [UInt8] = []

    /// The longest packet a card has room for.
    private static let limit = 4_096

    init(address: UInt8, width: Int, height: Int) {
        self.address = address
        self.width = width
        self.height = height
    }

    package mutating func restart() { pending = [] }

    package mutating func reboot() {
        pending = []
        windows = []
        isOn = true
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        pending += bytes
        var answers: [[UInt8]] = []
        while let (packet, isSerial) = nextPacket() {
            guard let said = answer(to: packet, mood, milliseconds) else { continue }
            answers.append(isSerial ? Self.serial(said) : Self.network(said))
        }
        return answers
    }

    // MARK: Packets

    private mutating func nextPacket() -> (packet: [UInt8], isSerial: Bool)? {
        while let first = pending.first {
            if first == 0xA5 {
                guard let end = pending.firstIndex(of: 0xAE) else {
                    if pending.count > Self.limit { drop(1) }
                    return nil
                }
                let inner = Array(pending[1..<end])
                pending.removeFirst(end + 1)
                if let packet = Self.unescaped(inner) { return (packet, true) }
                garbageByteCount += inner.count + 2
            } else if pending.starts(with: [0xFF, 0xFF, 0xFF, 0xFF]) {
                guard pending.count >= 8 else { return nil }
                let count = Int(pending[4]) | Int(pending[5]) << 8
                guard (7...Self.limit).contains(count) else {
                    drop(1)
                    continue
                }
                guard pending.count >= 8 + count else { return nil }
                let packet = Array(pending[8..<8 + count])
                pending.removeFirst(8 + count)
                return (packet, false)
            } else if first == 0xFF, pending.count < 4, pending.allSatisfy({ $0 == 0xFF }) {
                return nil
            } else {
                drop(1)
            }
        }
        return nil
    }

    private mutating func drop(_ count: Int) {
        pending.removeFirst(count)
        garbageByteCount += count
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0xAA {
                guard at + 1 < bytes.count else { return nil }
                switch bytes[at + 1] {
                case 0x05: result.append(0xA5)
                case 0x0E: result.append(0xAE)
                case 0x0A: result.append(0xAA)
                default: return nil
                }
                at += 2
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }

    private static func summed(_ bytes: [UInt8]) -> [UInt8] {
        let sum = bytes.reduce(0) { $0 + Int($1) }
        return bytes + [UInt8(sum & 255), UInt8(sum >> 8 & 255)]
    }

    private static func serial(_ content: [UInt8]) -> [UInt8] {
        [0xA5]
            + content.flatMap { byte -> [UInt8] in
                switch byte {
                case 0xA5: [0xAA, 0x05]
                case 0xAE: [0xAA, 0x0E]
                case 0xAA: [0xAA, 0x0A]
                default: [byte]
                }
            } + [0xAE]
    }

    private static func network(_ content: [UInt8]) -> [UInt8] {
        [0xFF, 0xFF, 0xFF, 0xFF, UInt8(content.count & 255), UInt8(content.count >> 8), 0, 0]
            + content
    }

    // MARK: Commands

    private mutating func answer(to packet: [UInt8], _ mood: CardMood, _ now: Int64) -> [UInt8]? {
        guard packet.count >= 7, packet[0] == 0x68, packet[1] == 0x32 else {
            garbageByteCount += packet.count
            return nil
        }
        // What another card of the line is told.
        guard packet[2] == address || packet[2] == 0xFF else { return nil }
        let isRight = Self.summed(Array(packet.dropLast(2))) == packet
        let wants = packet[4] & 1 == 1
        var head: [UInt8] = [0xE8, 0x32, address, packet[3]]
        let data = Array(packet[5..<packet.count - 2])
        if !isRight || mood == .damaged {
            // Only calls from outside have a word for damage.
            guard packet[3] == 0x7B, wants, mood != .mute else { return nil }
            return Self.summed(head + [1])
        }
        let (code, said) = reply(packet[3], data, mood, now)
        guard let code, wants, mood != .mute else { return nil }
        head.append(code)
        return Self.summed(head + said)
    }

    /// The result, or nothing where the card does not answer, and what follows it.
    private mutating func reply(
        _ command: UInt8,
        _ data: [UInt8],
        _ mood: CardMood,
        _ now: Int64
    ) -> (UInt8?, [UInt8]) {
        // A card has no word for being busy: it says nothing.
        if mood == .busy { return (nil, []) }
        switch command {
        case 0x2E: return (0, Array("C-Power3200 v2.1".utf8))
        case 0x47:
            guard data.count == 8, data[0] == 0, mood != .unwilling else { return (0, [0]) }
            clock = Array(data.dropFirst())
            return (0, [1])
        case 0x46:
            guard data.count == 25, data[0] == 0, mood != .unwilling else { return (0, [0]) }
            brightness = Array(data.dropFirst())
            return (0, [1])
        case 0x76:
            if data.first == 1 { return (0, [1, isOn ? 1 : 0]) }
            guard data.count == 9, mood != .unwilling else { return (0, [0]) }
            isOn = data[1] == 1
            return (0, [1])
        case 0x7B: return (mood == .unwilling ? 7 : call(data, now), [])
        default: return (nil, [])
        }
    }

    private mutating func call(_ data: [UInt8], _ now: Int64) -> UInt8 {
        guard data.count > 4, Int(data[0]) | Int(data[1]) << 8 == data.count - 4 else { return 1 }
        let call = Array(data[4...])
        let word = { (at: Int) in Int(call[at]) << 8 | Int(call[at + 1]) }
        switch call[0] {
        case 0x01:
            guard call.count >= 2, call.count == 2 + Int(call[1]) * 8 else { return 2 }
            windows = (0..<Int(call[1])).map { index in
                var screen = TextScreen(width: word(6 + index * 8), height: word(8 + index * 8))
                (screen.x, screen.y) = (word(2 + index * 8), word(4 + index * 8))
                return screen
            }
        case 0x12:
            guard call.count >= 12, windows.indices.contains(Int(call[1])), call.last == 0 else {
                return 2
            }
            write(call, now)
        case 0x06: windows = []
        default: return 2
        }
        updateCount += 1
        return 0
    }

    private mutating func write(_ call: [UInt8], _ now: Int64) {
        var screen = windows[Int(call[1])]
        screen.startedAt = now
        // The protocol counts left, centre, right; the screen left, right, centre.
        screen.horizontal = [0, 2, 1, 0][Int(call[3] & 3)]
        screen.vertical = [0, 2, 1, 0][Int(call[3] >> 2 & 3)]
        screen.font = [8, 12, 16, 24, 32, 40, 48, 56][Int(call[7] & 7)]
        let stay = Int64(call[5]) << 8 | Int64(call[6])
        screen.motion =
            call[2] == 14
            ? .running(millisecondsPerPixel: Int64(call[4]))
            : .pages(milliseconds: max(1, stay) * 1_000)
        let colour = Array(call[8..<11])
        let lines = call[11..<call.count - 1].split(
            separator: 0x0D,
            omittingEmptySubsequences: false
        )
        .map { [TextScreen.Run(bytes: Array($0), colour: colour)] }
        let rows = max(1, screen.height / screen.font)
        screen.pages = stride(from: 0, to: lines.count, by: rows).map {
            Array(lines[$0..<min($0 + rows, lines.count)])
        }
        windows[Int(call[1])] = screen
    }

    // MARK: What shows

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        guard isOn else { return lamps }
        for screen in windows {
            screen.draw(into: &lamps, columns: width, rows: height, at: milliseconds, faces: faces)
        }
        return lamps
    }

    package func words(at milliseconds: Int64) -> [String] {
        guard isOn else { return [] }
        return windows.flatMap { $0.words(at: milliseconds) }.filter { $0 != " " }
    }
}
