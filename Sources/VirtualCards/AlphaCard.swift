/// A virtual Alpha sign: `01 type address 02 command data (03 sum) 04`; files of texts and pictures
/// in a memory that must be set up, a priority text over all, deaf for a while after some commands.
package struct AlphaCard: VirtualCard {
    /// A file in the memory's plan.
    struct Plan: Sendable, Hashable {
        var kind: UInt8
        var size: Int
        var entry: [UInt8]
    }

    package private(set) var updateCount = 0
    package private(set) var garbageByteCount = 0
    private(set) var clock: [UInt8] = []
    package var faces: CardFaces?

    let width: Int
    let height: Int
    private var pending: [UInt8] = []
    private(set) var plan: [(label: UInt8, file: Plan)] = []
    /// Position, mode and text, as they were written.
    private var texts: [UInt8: [UInt8]] = [:]
    private var pictures: [UInt8: [[UInt8]]] = [:]
    private var priority: [UInt8]?
    private var startedAt: Int64 = 0
    private var deafUntil: Int64 = 0
    private var acknowledges = false

    private static let limit = 32_768
    /// How long the sign is deaf after its memory was set up, in milliseconds.
    private static let resetMilliseconds: Int64 = 1_500
    private static let pageMilliseconds: Int64 = 2_000

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    package mutating func restart() { pending = [] }

    /// Texts are kept by a battery; what covered them is gone.
    package mutating func reboot() {
        pending = []
        priority = nil
        acknowledges = false
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        var answers: [[UInt8]] = []
        for byte in bytes {
            if byte == 0x01 || pending.count > Self.limit {
                garbageByteCount += pending.count
                pending = []
            }
            guard !pending.isEmpty || byte == 0x01 else {
                garbageByteCount += byte == 0 ? 0 : 1
                continue
            }
            pending.append(byte)
            guard byte == 0x04 else { continue }
            let packet = pending
            pending = []
            if milliseconds < deafUntil { continue }
            if let said = answer(to: packet, mood, milliseconds) { answers.append(said) }
        }
        return answers
    }

    private mutating func answer(to packet: [UInt8], _ mood: CardMood, _ now: Int64) -> [UInt8]? {
        guard packet.count >= 7, packet[1] == UInt8(ascii: "Z"), packet[4] == 0x02 else {
            garbageByteCount += packet.count
            return nil
        }
        var body = Array(packet[5..<packet.count - 1])
        var isRight = true
        if let end = body.firstIndex(of: 0x03) {
            let sum = packet[4...(5 + end)].reduce(0) { $0 + Int($1) } & 0xFFFF
            isRight = String(decoding: body[(end + 1)...], as: UTF8.self) == Self.hex(sum, 4)
            body = Array(body[..<end])
        }
        guard let command = body.first, mood != .busy else { return nil }
        // A sign drops what is damaged without a word, unless it was told to speak.
        if !isRight || mood == .damaged { return acknowledges ? [0x15, 0x50] : nil }
        if let said = reading(command, Array(body.dropFirst())) {
            return mood == .mute ? nil : said
        }
        let isDone = mood != .unwilling && obey(command, Array(body.dropFirst()), now)
        guard acknowledges, mood != .mute else { return nil }
        return isDone ? [0x06, 0x40] : [0x15, 0x60]
    }

    // MARK: Reading

    private func reading(_ command: UInt8, _ data: [UInt8]) -> [UInt8]? {
        guard let label = data.first else { return nil }
        switch command {
        case UInt8(ascii: "B"): return Self.said([0x41, label] + (texts[label] ?? []))
        case UInt8(ascii: "J"):
            let rows = pictures[label] ?? []
            let size = Self.hex(rows.count, 2) + Self.hex(rows.first?.count ?? 0, 2)
            return Self.said([0x49, label] + Array(size.utf8) + rows.flatMap { $0 + [0x0D] })
        case UInt8(ascii: "F"):
            if label == 0x22 {
                let info = "44044401 031512345S001000,0800"
                return Self.said([0x45, 0x22] + Array(info.utf8))
            }
            guard label == 0x24 else { return nil }
            return Self.said([0x45, 0x24] + plan.flatMap { [$0.label] + $0.file.entry })
        default: return nil
        }
    }

    private static func said(_ body: [UInt8]) -> [UInt8] {
        let block = [0x02] + body + [0x03]
        let sum = block.reduce(0) { $0 + Int($1) } & 0xFFFF
        return [UInt8](repeating: 0, count: 20) + [0x01, 0x30, 0x30, 0x30] + block
            + Array(hex(sum, 4).utf8) + [0x04]
    }

    private static func hex(_ number: Int, _ count: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    private static func number(_ bytes: some Collection<UInt8>) -> Int? {
        Int(String(decoding: bytes, as: UTF8.self), radix: 16)
    }

    // MARK: Writing

    private mutating func obey(_ command: UInt8, _ data: [UInt8], _ now: Int64) -> Bool {
        switch command {
        case UInt8(ascii: "A"): return writeText(data, now)
        case UInt8(ascii: "I"): return writePicture(data, now)
        case UInt8(ascii: "E"): return set(data, now)
        default: return false
        }
    }

    private mutating func writeText(_ data: [UInt8], _ now: Int64) -> Bool {
        guard let label = data.first else { return false }
        let text = Array(data.dropFirst())
        if label == UInt8(ascii: "0") {
            guard text.count <= 128 else { return false }
            priority = text.isEmpty ? nil : text
        } else {
            guard label == UInt8(ascii: "A") || plan.contains(where: { $0.label == label }) else {
                return false
            }
            texts[label] = text
        }
        startedAt = now
        updateCount += 1
        return true
    }

    private mutating func writePicture(_ data: [UInt8], _ now: Int64) -> Bool {
        guard data.count > 5, let rows = Self.number(data[1..<3]),
            let columns = Self.number(data[3..<5]),
            let file = plan.first(where: { $0.label == data[0] })?.file,
            file.kind == UInt8(ascii: "D"), rows <= file.size >> 8, columns <= file.size & 255
        else { return false }
        let lines = data[5...].split(separator: 0x0D).map { Array($0) }
        guard lines.count == rows, lines.allSatisfy({ $0.count == columns }) else { return false }
        pictures[data[0]] = lines
        startedAt = now
        updateCount += 1
        return true
    }

    private mutating func set(_ data: [UInt8], _ now: Int64) -> Bool {
        switch data.first {
        case UInt8(ascii: "$"):
            (plan, texts, pictures) = ([], [:], [:])
            deafUntil = now + Self.resetMilliseconds
            updateCount += 1
            let entries = data.dropFirst()
            guard entries.count % 11 == 0 else { return false }
            for start in stride(from: entries.startIndex, to: entries.endIndex, by: 11) {
                let entry = Array(entries[start..<start + 11])
                guard let size = Self.number(entry[3..<7]) else { return false }
                let file = Plan(kind: entry[1], size: size, entry: Array(entry.dropFirst()))
                plan.append((entry[0], file))
            }
            return true
        case UInt8(ascii: "."), UInt8(ascii: "&"): return true
        case 0x20:
            clock = Array(data.dropFirst())
            return data.count == 5
        case UInt8(ascii: "s"):
            acknowledges = data.last == UInt8(ascii: "1")
            return true
        default: return false
        }
    }

    // MARK: What shows

    /// A page of a text: letters by line, or pictures side by side.
    private struct Sheet {
        var lines: [[TextScreen.Run]] = [[]]
        var pictures: [UInt8] = []
    }

    private var sheets: (mode: UInt8, pages: [Sheet]) {
        let shown = priority ?? texts[UInt8(ascii: "A")] ?? []
        guard shown.count > 3, shown[0] == 0x1B else { return (0x62, []) }
        var pages = [Sheet()]
        var colour: [UInt8] = [255, 0, 0]
        var at = 3
        while at < shown.count {
            let next = at + 1 < shown.count ? shown[at + 1] : 0
            let last = pages.count - 1
            switch shown[at] {
            case 0x1C:
                colour = [0x32: [0, 255, 0], 0x33: [255, 255, 0]][next] ?? [255, 0, 0]
                at += 2
            case 0x14:
                pages[last].pictures.append(next)
                at += 2
            case 0x0C:
                pages.append(Sheet())
                at += 1
            case 0x0D:
                pages[last].lines.append([])
                at += 1
            default:
                let run = TextScreen.Run(bytes: [shown[at]], colour: colour)
                let line = pages[last].lines.count - 1
                if pages[last].lines[line].last?.colour == colour {
                    let end = pages[last].lines[line].count - 1
                    pages[last].lines[line][end].bytes.append(shown[at])
                } else {
                    pages[last].lines[line].append(run)
                }
                at += 1
            }
        }
        return (shown[2], pages)
    }

    private func screen(_ mode: UInt8, _ pages: [Sheet]) -> TextScreen {
        var screen = TextScreen(width: width, height: height)
        screen.font = min(16, height)
        (screen.horizontal, screen.vertical) = (2, 2)
        screen.startedAt = startedAt
        screen.motion =
            mode == 0x61
            ? .running(millisecondsPerPixel: 20) : .pages(milliseconds: Self.pageMilliseconds)
        screen.pages = pages.map { $0.lines.filter { !$0.isEmpty } }
        return screen
    }

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        let (mode, pages) = sheets
        guard !pages.isEmpty else { return lamps }
        screen(mode, pages).draw(
            into: &lamps,
            columns: width,
            rows: height,
            at: milliseconds,
            faces: faces
        )
        let elapsed = max(0, milliseconds - startedAt)
        let page = pages[Int(elapsed / Self.pageMilliseconds) % pages.count]
        let long = page.pictures.reduce(0) { $0 + (pictures[$1]?.first?.count ?? 0) }
        var left = mode == 0x61 && long > 0 ? width - Int(elapsed / 20) % (width + long) : 0
        for label in page.pictures {
            guard let rows = pictures[label] else { continue }
            for (y, row) in rows.enumerated() where y < height {
                for (x, digit) in row.enumerated() where (0..<width).contains(left + x) {
                    let at = (y * width + left + x) * 3
                    lamps[at] = digit == 0x31 || digit == 0x33 ? 255 : 0
                    lamps[at + 1] = digit == 0x32 || digit == 0x33 ? 255 : 0
                }
            }
            left += rows.first?.count ?? 0
        }
        return lamps
    }

    package func words(at milliseconds: Int64) -> [String] {
        let (mode, pages) = sheets
        return pages.isEmpty ? [] : screen(mode, pages).words(at: milliseconds)
    }
}
