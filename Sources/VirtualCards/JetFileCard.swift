/// A virtual JetFile II sign: texts in the simplified form, `01 Y aa 02 A label 06 text 03 sum`,
/// and the binary form, `55 A7 sum length … data`.
package struct JetFileCard: VirtualCard {
    package private(set) var updateCount = 0
    package private(set) var garbageByteCount = 0
    private(set) var clock: [UInt8] = []
    package var faces: CardFaces?

    let address: UInt8
    let width: Int
    let height: Int
    private var pending: [UInt8] = []
    private var text: TextScreen?
    private var emergency: TextScreen?
    /// When the emergency text ends by itself; nothing holds for ever.
    private var emergencyEnd: Int64?
    private var isBlack = false

    /// The longest packet a sign has room for.
    private static let limit = 2_048

    init(address: UInt8, width: Int, height: Int) {
        self.address = address
        self.width = width
        self.height = height
    }

    package mutating func restart() { pending = [] }

    package mutating func reboot() {
        pending = []
        (text, emergency, emergencyEnd) = (nil, nil, nil)
        isBlack = false
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        pending += bytes
        var answers: [[UInt8]] = []
        while let first = pending.first {
            let count: Int?
            switch first {
            case 0x01: count = simpleCount
            case 0x55: count = binaryCount
            default: count = 0
            }
            guard let count else {
                guard pending.count > Self.limit else { break }
                drop(1)
                continue
            }
            guard count > 0 else {
                drop(1)
                continue
            }
            let packet = Array(pending[..<count])
            let said =
                first == 0x01
                ? simple(packet, mood, milliseconds) : binary(packet, mood, milliseconds)
            guard let said else {
                // Damage: what follows may begin anywhere behind the mark.
                drop(1)
                continue
            }
            pending.removeFirst(count)
            if !said.isEmpty, mood != .mute { answers.append(said) }
        }
        return answers
    }

    private mutating func drop(_ count: Int) {
        pending.removeFirst(count)
        garbageByteCount += count
    }

    // MARK: Simplified form

    /// Bytes up to the end mark and the sum behind it; 0 for no packet, nothing while it comes.
    private var simpleCount: Int? {
        guard pending.count >= 2 else { return nil }
        guard pending[1] == UInt8(ascii: "Y") else { return 0 }
        guard let end = pending.firstIndex(where: { $0 == 0x03 || $0 == 0x04 }) else { return nil }
        return pending.count >= end + 3 ? end + 3 : nil
    }

    private mutating func simple(
        _ packet: [UInt8],
        _ mood: CardMood,
        _ now: Int64
    ) -> [UInt8]? {
        let sum = packet.dropLast(2).reduce(0) { $0 + Int($1) }
        guard packet.count > 12, Int(packet[packet.count - 2]) == sum & 255,
            Int(packet[packet.count - 1]) == sum >> 8 & 255
        else { return nil }
        let to = Int(String(decoding: packet[2..<4], as: UTF8.self))
        guard to == 0 || to == Int(address), packet[4] == 0x02 else { return [] }
        // The sign has no word for damage, a refusal or being busy: it does not say OK.
        guard mood == .well || mood == .mute else { return [] }
        // Only the working memory: whatever goes to flash would wear it out.
        guard packet[5] == UInt8(ascii: "A"), packet[6] == 0x0F, packet[7] == UInt8(ascii: "E"),
            packet[8] == UInt8(ascii: "T"), packet[11] == 0x06
        else { return [] }
        text = screen(Array(packet[12..<packet.count - 3]), now)
        updateCount += 1
        return packet[packet.count - 3] == 0x03 && to != 0 ? Array("OK".utf8) : []
    }

    private func screen(_ bytes: [UInt8], _ now: Int64) -> TextScreen {
        var screen = TextScreen(width: width, height: height)
        screen.startedAt = now
        screen.horizontal = 2
        screen.vertical = 2
        var colour: [UInt8] = [255, 0, 0]
        var pages: [[[TextScreen.Run]]] = [[[]]]
        var at = 0
        while at < bytes.count {
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            switch bytes[at] {
            case 0x0A:
                if next == UInt8(ascii: "I"), at + 2 < bytes.count, bytes[at + 2] == 0x31 {
                    screen.motion = .running(millisecondsPerPixel: 8)
                }
                at += 3
            case 0x0E:
                let digits = at + 3 < bytes.count ? bytes[at + 2...at + 3] : []
                let seconds = Int64(String(decoding: digits, as: UTF8.self)) ?? 1
                if case .pages = screen.motion {
                    screen.motion = .pages(milliseconds: seconds * 1_000)
                }
                at += 4
            case 0x1A:
                screen.font = [0x35: 16, 0x37: 24, 0x39: 32][next] ?? 16
                at += 2
            case 0x1C:
                colour = [0x32: [0, 255, 0], 0x33: [255, 255, 0]][next] ?? [255, 0, 0]
                at += 2
            case 0x0C:
                pages.append([[]])
                at += 1
            case 0x0D:
                pages[pages.count - 1].append([])
                at += 1
            default:
                let count = bytes[at] >= 0x81 && at + 1 < bytes.count ? 2 : 1
                let (page, line) = (pages.count - 1, pages[pages.count - 1].count - 1)
                let code = Array(bytes[at..<at + count])
                if pages[page][line].last?.colour == colour {
                    pages[page][line][pages[page][line].count - 1].bytes += code
                } else {
                    pages[page][line].append(TextScreen.Run(bytes: code, colour: colour))
                }
                at += count
            }
        }
        screen.pages = pages
        return screen
    }

    // MARK: Binary form

    private var binaryCount: Int? {
        guard pending.count >= 2 else { return nil }
        guard pending[1] == 0xA7 else { return 0 }
        guard pending.count >= 16 else { return nil }
        let count = 16 + Int(pending[14]) * 4 + OnbonCard.number(pending, 4, 2)
        guard count <= Self.limit else { return 0 }
        return pending.count >= count ? count : nil
    }

    private mutating func binary(
        _ packet: [UInt8],
        _ mood: CardMood,
        _ now: Int64
    ) -> [UInt8]? {
        let sum = packet[4...].reduce(0) { $0 + Int($1) } & 0xFFFF
        guard OnbonCard.number(packet, 2, 2) == sum else { return nil }
        guard packet[9] == 0 || packet[9] == address else { return [] }
        let status: Int
        switch mood {
        case .busy: status = 0x9015
        case .damaged: status = 0x9002
        case .unwilling: status = 0x9011
        case .well, .mute: status = obey(packet, now)
        }
        guard packet[15] == 0 else { return [] }
        var body: [UInt8] = [0, 0, 0, 0, 0, 0] + packet[10..<14] + [1, 1]
        body += OnbonCard.bytes(status, 2) + [0, 0]
        let check = body.reduce(0) { $0 + Int($1) }
        return [0x55, 0xA8] + OnbonCard.bytes(check & 0xFFFF, 2) + body
    }

    private mutating func obey(_ packet: [UInt8], _ now: Int64) -> Int {
        let arguments = Array(packet[16..<16 + Int(packet[14]) * 4])
        switch (packet[12], packet[13]) {
        case (0x03, 0x01): return 0x9000
        case (0x04, 0x01): isBlack = true
        case (0x04, 0x02): isBlack = false
        case (0x05, 0x04):
            guard arguments.count == 12 else { return 0x9006 }
            clock = arguments
            return 0x9000
        case (0x02, 0x09):
            guard arguments.count == 4 else { return 0x9006 }
            let data = Array(packet[(16 + arguments.count)...])
            guard data.count <= 1_024 else { return 0x2901 }
            let seconds = Int64(OnbonCard.number(arguments, 0, 2))
            emergency = screen(data, now)
            emergencyEnd = seconds == 0 ? nil : now + seconds * 1_000
        case (0x02, _), (0x03, _), (0x04, _), (0x05, _): return 0x9005
        default: return 0x9004
        }
        updateCount += 1
        return 0x9000
    }

    // MARK: What shows

    private func shown(at now: Int64) -> TextScreen? {
        if isBlack { return nil }
        if let emergency, emergencyEnd.map({ now < $0 }) ?? true { return emergency }
        return text
    }

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        shown(at: milliseconds)?.draw(
            into: &lamps,
            columns: width,
            rows: height,
            at: milliseconds,
            faces: faces
        )
        return lamps
    }

    package func words(at milliseconds: Int64) -> [String] {
        (shown(at: milliseconds)?.words(at: milliseconds) ?? []).filter { $0 != " " }
    }
}
