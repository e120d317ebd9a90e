/// A virtual Onbon graphic card of the fifth or sixth generation.
///
/// Written from the frames that real clients and cards exchange:
/// `A5… escaped(header data check) 5A`; `F0` at place 4 is a frame about dynamic areas with a
/// 16-byte header and a CRC at its end, `05` or `07` the common header of 27 or 28 bytes.
package struct OnbonCard: VirtualCard {
    /// A dynamic area in working memory.
    struct Area: Sendable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var runMode: UInt8
        var timeoutMilliseconds: Int64
        var pages: [Page]
        var renewedAt: Int64
    }

    /// A page of an area, its pixels as colours.
    struct Page: Sendable {
        var mode: UInt8
        var speed: UInt8
        var stayMilliseconds: Int64
        var usedWidth: Int
        var colours: [UInt8]
    }

    package private(set) var updateCount = 0
    private(set) var areas: [UInt8: Area] = [:]
    private(set) var isOn = true
    private(set) var brightness: UInt8 = 15
    /// The clock as it was set, eight bytes.
    private(set) var clock: [UInt8] = []

    let type: (UInt8, UInt8)
    let lights: VirtualCardKind.Lights
    let width: Int
    let height: Int
    /// The number that it heeds besides those that mean all; nil heeds any.
    let screen: Int?
    private var intake = MarkedIntake.onbon

    init(
        type: (UInt8, UInt8),
        lamps: VirtualCardKind.Lights,
        width: Int,
        height: Int,
        screen: Int? = nil
    ) {
        self.screen = screen
        self.type = type
        self.lights = lamps
        self.width = width
        self.height = height
    }

    package var garbageByteCount: Int { intake.garbageByteCount }
    /// 0x51…0x58 are cards of the fifth generation.
    var isFifth: Bool { type.0 < 0x60 }
    var isFullColour: Bool { type.0 == 0x56 || type.0 == 0x66 }

    package mutating func restart() {
        intake.restart()
    }

    package mutating func reboot() {
        intake.restart()
        areas = [:]
        isOn = true
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at now: Int64
    ) -> [[UInt8]] {
        var answers: [[UInt8]] = []
        for frame in intake.feed(bytes, leads: [0xA6, 0x5B]) {
            if let answer = answer(to: frame, mood, now) { answers.append(answer) }
        }
        return answers
    }

    // MARK: Frames

    /// Whether a frame is meant for a screen; `FFFE` is any, `FFFF` all.
    static func isFor(_ screen: Int?, _ frame: [UInt8]) -> Bool {
        guard let screen else { return true }
        return [screen, 0xFFFE, 0xFFFF].contains(number(frame, 0, 2))
    }

    private mutating func answer(to frame: [UInt8], _ mood: CardMood, _ now: Int64) -> [UInt8]? {
        guard frame.count >= 18, Self.isFor(screen, frame) else { return nil }
        switch frame[4] {
        case 0xF0: return areaAnswer(to: frame, mood, now)
        case 5, 7: return commonAnswer(to: frame, mood, now)
        default: return nil
        }
    }

    private mutating func areaAnswer(
        to frame: [UInt8],
        _ mood: CardMood,
        _ now: Int64
    ) -> [UInt8]? {
        let data = Array(frame[16..<frame.count - 2])
        let check = UInt16(frame[frame.count - 2]) | UInt16(frame[frame.count - 1]) << 8
        var body: [UInt8]
        if mood == .damaged || Checks.arc(frame.dropLast(2)) != check {
            body = Self.refusal(5)
        } else if Self.number(frame, 12, 4) != data.count {
            body = Self.refusal(5)
        } else {
            body = reply(to: data, isAreaHeader: true, mood, now)
        }
        if mood == .mute || data.first != 1 { return nil }
        var head = Array(frame[2..<4] + frame[0..<2]) + [0xF0, 0] + frame[6..<8] + [0, 0, 0, 0]
        head += Self.bytes(body.count, 4)
        body = head + body
        body += Self.bytes(Int(Checks.arc(body[...])), 2)
        return Self.framed(body)
    }

    private mutating func commonAnswer(
        to frame: [UInt8],
        _ mood: CardMood,
        _ now: Int64
    ) -> [UInt8]? {
        let isShort = frame[4] == 5
        let headCount = isShort ? 27 : 28
        guard frame.count > headCount + 4 else { return nil }
        let body = Array(frame[headCount...])
        let isRight =
            frame[..<(headCount - 1)].reduce(0, ^) == frame[headCount - 1]
            && Int(Checks.arc(body[...])) == Self.number(frame, 24, 2)
            && Self.number(frame, 22, 2) == body.count
        // A card of the other generation does not know the header at all.
        guard isRight, isShort == isFifth else { return nil }
        let said =
            mood == .damaged
            ? Self.refusal(5) : reply(to: body, isAreaHeader: false, mood, now)
        if mood == .mute { return nil }
        var head = Array(frame[2..<4] + frame[0..<2]) + [frame[4], 0] + frame[6..<8] + [0, 0]
        head += [frame[10], frame[11] | 0x80] + frame[12..<22]
        head += Self.bytes(said.count, 2) + Self.bytes(Int(Checks.arc(said[...])), 2)
        if !isShort { head.append(0) }
        head.append(head.reduce(0, ^))
        return Self.framed(head + said)
    }

    // MARK: Commands

    private static let taken: [UInt8] = [0, 0xA0, 0, 0, 0, 0, 0, 0, 0]

    private static func refusal(_ error: UInt8) -> [UInt8] {
        [0, 0xA0, 1, 1, 0, error, 0, 0, 0]
    }

    private mutating func reply(
        to data: [UInt8],
        isAreaHeader: Bool,
        _ mood: CardMood,
        _ now: Int64
    ) -> [UInt8] {
        if mood == .busy { return Self.refusal(3) }
        if mood == .unwilling { return Self.refusal(7) }
        guard data.count >= 5 else { return Self.refusal(1) }
        let parameters = Array(data[5...])
        switch (data[1], data[2], isAreaHeader) {
        case (0xA2, 0x00, true): return Self.taken
        case (0xA2, 0x00, false): return report
        case (0xA2, 0x07, _):
            guard parameters.count == 49, parameters[0] <= 1 else { return Self.refusal(25) }
            brightness = parameters[1]
            return Self.taken
        case (0xA2, 0x05, false):
            isOn = parameters.first == 1
            return Self.taken
        case (0xA2, 0x02, false):
            guard parameters.count == 8 else { return Self.refusal(14) }
            clock = parameters
            return Self.taken
        case (0xA7, 0x00, true):
            guard let found = readAreas(parameters, now) else { return Self.refusal(25) }
            let fits = found.values.allSatisfy { area in
                area.x + area.width <= width && area.y + area.height <= height
            }
            guard fits else { return Self.refusal(18) }
            areas.merge(found) { $1 }
            guard areas.count <= (isFifth ? 4 : 32) else { return Self.refusal(4) }
            updateCount += 1
            return Self.taken
        case (0xA7, 0x01, true):
            guard let count = parameters.first else { return Self.refusal(25) }
            if count == 0xFF {
                areas = [:]
            } else {
                for id in parameters.dropFirst().prefix(Int(count)) { areas[id] = nil }
            }
            updateCount += 1
            return Self.taken
        case (0xA2, _, _), (0xA7, _, _): return Self.refusal(2)
        default: return Self.refusal(1)
        }
    }

    /// What the card says of itself: type, firmware, address, size, lamps and more, 31 bytes.
    private var report: [UInt8] {
        let colour: UInt8 =
            switch lights {
            case .single: 1
            case .dual: 3
            case .full: 0xFF
            }
        var data = [type.0, type.1] + Array("17010100".utf8) + [1, 1, 0, 2]
        data += Self.bytes(width, 2) + Self.bytes(height, 2)
        data += [colour, brightness, isOn ? 1 : 0, 0, 0, 16, 1, 8, 0, 0, 0, 0, 0]
        return [0, 0xA2, 0x80, 0, 0, 0, 0] + Self.bytes(data.count, 2) + data
    }

    // MARK: Numbers

    static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Real cards send nine start marks.
    static func framed(_ content: [UInt8]) -> [UInt8] {
        var wire = [UInt8](repeating: 0xA5, count: 9)
        for byte in content {
            switch byte {
            case 0xA5: wire += [0xA6, 0x02]
            case 0xA6: wire += [0xA6, 0x01]
            case 0x5A: wire += [0x5B, 0x02]
            case 0x5B: wire += [0x5B, 0x01]
            default: wire.append(byte)
            }
        }
        return wire + [0x5A]
    }
}
