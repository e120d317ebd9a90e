public import Controllers
public import Packets

/// One packet of Sansi road signs and their relatives.
///
/// | bytes | field |
/// |---|---|
/// | 1 | `02`; all up to `03` is escaped |
/// | 2 | address, two ASCII digits |
/// | 2 | kind, two ASCII digits; absent in answers |
/// | n | data |
/// | 2 | CRC-16/XMODEM over address, kind and data, high byte first |
/// | 1 | `03` |
///
/// `02`, `03` and `1B` are sent as `1B E7`, `1B E8` and `1B 00`, after the check was made.
///
/// Source: a client with its logs, a client of another maker and a controller's firmware, all
/// public; no text of the maker. In doubt: FengHai signs use a binary address and repeat the kind
/// in answers; ports and speeds vary.
public struct SansiFrame: Sendable, Hashable {
    /// The marks and escapes.
    public static let framing = EscapedFraming(
        start: 0x02,
        end: 0x03,
        escapes: EscapeTable([
            EscapeTable.Pair(0x02, 0x1B, 0xE7), EscapeTable.Pair(0x03, 0x1B, 0xE8),
            EscapeTable.Pair(0x1B, 0x1B, 0x00),
        ]),
        maximumByteCount: 4_096
    )

    /// Two bytes, usually ASCII digits.
    public let address: [UInt8]
    /// All between address and check: kind and data of a request, data of an answer.
    public let body: [UInt8]

    init(address: [UInt8], body: [UInt8]) {
        self.address = address
        self.body = body
    }

    /// Makes a request.
    ///
    /// - Throws: `ControllerError` when a part is out of range.
    public init(_ request: SansiRequest, sign: UInt8 = 0) throws(ControllerError) {
        guard sign < 100 else { throw SansiRequest.error("sign \(sign)", "choose 0 to 99") }
        self.init(address: SansiRequest.digits(Int(sign), 2), body: try request.body())
    }

    /// A sign's answer, as a simulator gives it.
    public static func answer(sign: UInt8 = 1, _ data: [UInt8]) -> SansiFrame {
        SansiFrame(address: SansiRequest.digits(Int(sign) % 100, 2), body: data)
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        let content = address + body
        return Self.framing.framed(content + Big.two(CyclicCheck.xmodem.value(of: content)))
    }

    /// Reads what stood between the marks, or nothing when it is damaged.
    public init?(content: [UInt8]) {
        var reader = FieldReader(content)
        guard let frame = Self.read(&reader) else { return nil }
        self = frame
    }

    /// Whether the address is two digits, as these signs write it.
    ///
    /// The check begins at 0, so that a zero which noise puts before the address goes unnoticed.
    public var hasDigitAddress: Bool { address.allSatisfy { (0x30...0x39).contains($0) } }

    /// What an answer to an upload, a play list or a brightness says.
    public var result: SansiResult {
        switch body.first {
        case UInt8(ascii: "0"): .taken
        case UInt8(ascii: "1"): .failed
        default: .unknown
        }
    }

    /// The brightness in the answer to a question for it: whether it was set by hand, and 0 to 31.
    public var brightness: (isManual: Bool, level: UInt8)? {
        guard body.count >= 3, body.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return (body[0] == UInt8(ascii: "1"), (body[1] - 0x30) * 10 + body[2] - 0x30)
    }

    static func read(_ reader: inout FieldReader) -> SansiFrame? {
        let start = reader.position
        let address = reader.bytes(2, "address", Hexadecimal.ascii)
        let first = reader.position
        reader.part(max(0, reader.remaining - 2)) { reader in
            let kind = reader.remaining >= 2 ? Array(reader.content[first..<first + 2]) : []
            if reader.isNoting, let title = SansiRequest.titles[Hexadecimal.ascii(kind)] {
                reader.bytes(2, "kind, or data of an answer") { _ in title }
            }
            reader.rest("data", Hexadecimal.ascii)
        }
        let body = Array(reader.passed(since: first))
        let check = CyclicCheck.xmodem.value(of: reader.passed(since: start))
        let isRight = reader.expect(Big.two(check), "check", CyclicCheck.xmodem.name)
        return isRight && !reader.ranOut ? SansiFrame(address: address, body: body) : nil
    }

    /// Explains a captured packet.
    public static func explanation(of wire: [UInt8]) -> PacketExplanation {
        framing.explanation(of: wire, format: "sansi") { _ = read(&$0) }
    }
}

/// What became of a request to a Sansi sign.
public enum SansiResult: Sendable, Hashable, CaseIterable {
    /// Taken.
    case taken
    /// Not taken.
    case failed
    /// Neither.
    case unknown

    /// The result in words.
    public var entry: FaultEntry {
        switch self {
        case .taken: FaultEntry("taken", "the sign took the command", "nothing")
        case .failed:
            FaultEntry(
                "refused",
                "the sign cannot store or show it",
                "check the play list's place and font, and whether the sign is set to remote"
            )
        case .unknown:
            FaultEntry(
                "unknown answer",
                "the sign speaks another dialect",
                "set the sign's make, and compare a capture of its own program"
            )
        }
    }
}

/// What a Sansi sign can be told.
public enum SansiRequest: Sendable, Hashable {
    /// Asks what is shown.
    case current
    /// Asks for the brightness.
    case askBrightness
    /// Sets red, green and blue brightness, 0 to 31.
    case brightness(UInt8)
    /// Shows a stored play list by number, 0 to 999.
    case play(UInt16)
    /// Shows these items at once: a play list under the name that the sign switches to.
    case show([SansiItem])

    static let titles = [
        "97": "ask what is shown", "10": "upload", "09": "download", "98": "show a play list",
        "05": "set the brightness", "04": "brightness mode", "06": "ask for the brightness",
    ]

    static func digits(_ number: Int, _ count: Int) -> [UInt8] {
        let text = String(number)
        return Array((String(repeating: "0", count: max(0, count - text.count)) + text).utf8)
    }

    static func error(_ problem: String, _ remedy: String) -> ControllerError {
        ControllerError("Sansi", problem, remedy: remedy)
    }

    func body() throws(ControllerError) -> [UInt8] {
        switch self {
        case .current: return Array("97".utf8)
        case .askBrightness: return Array("06".utf8)
        case .brightness(let level):
            guard level <= 31 else { throw Self.error("brightness \(level)", "choose 0 to 31") }
            let digits = Self.digits(Int(level), 2)
            return Array("05".utf8) + digits + digits + digits
        case .play(let number):
            guard number <= 999 else { throw Self.error("play list \(number)", "choose 0 to 999") }
            return Array("98".utf8) + Self.digits(Int(number), 3)
        case .show(let items):
            let list = try SansiItem.playList(items)
            guard list.count <= SansiLimits.fileBytes else {
                throw Self.error("\(list.count) bytes of play list", "show fewer items at once")
            }
            return Array("10play.lst+".utf8) + [0, 0, 0, 0] + list
        }
    }
}

/// One item of a play list of a Sansi sign.
public struct SansiItem: Sendable, Hashable {
    /// How long it stays, in hundredths of a second, 2 to 30000.
    public var stayCentiseconds: UInt16 = 500
    /// How it appears, 0 to 30; 1 at once.
    public var entry: UInt8 = 1
    /// 0 to 49.
    public var speed: UInt8 = 0
    /// Left and top edge.
    public var x: UInt16 = 0, y: UInt16 = 0
    /// Height of the letters: 16, 24, 32, 48 or 64.
    public var size: UInt8 = 32
    /// Red, green, blue.
    public var colour: [UInt8] = [255, 0, 0]
    /// The bytes in GBK.
    public let bytes: [UInt8]

    /// Writes a text; a new line is one, and a backslash is sent as its full-width sister.
    ///
    /// - Throws: `ControllerError` that names each character the sign cannot show.
    public init(_ text: String, through gate: GlyphGate) throws(ControllerError) {
        bytes = try gate.bytes(of: text, for: "Sansi") { character, encoded in
            switch character {
            case "\n", "\r\n": Array("\\n".utf8)
            case "\\": [0xA3, 0xDC]
            default: encoded?.contains(0x5C) == true ? nil : encoded
            }
        }
    }

    static func playList(_ items: [SansiItem]) throws(ControllerError) -> [UInt8] {
        var list = Array("[playlist]\r\nitem_no=\(items.count)\r\n".utf8)
        for (number, item) in items.enumerated() {
            guard (2...30_000).contains(item.stayCentiseconds), item.entry <= 30, item.speed < 50,
                [16, 24, 32, 48, 64].contains(item.size), item.x < 1_000, item.y < 1_000,
                item.colour.count == 3
            else {
                throw SansiRequest.error(
                    "item \(number) is out of range",
                    "stay 20 ms to 300 s, size 16, 24, 32, 48 or 64, place below 1000"
                )
            }
            list += Array(
                "item\(number)=\(item.stayCentiseconds),\(item.entry),\(item.speed),".utf8
            )
            list += media(item) + [0x0D, 0x0A]
        }
        return list
    }

    /// Place, font, colours and text as a play list has them and as a sign tells what it shows.
    public static func media(_ item: SansiItem) -> [UInt8] {
        var media = Array("\\C".utf8) + SansiRequest.digits(Int(item.x), 3)
        media += SansiRequest.digits(Int(item.y), 3)
        media += Array("\\fs\(item.size)\(item.size)\\c".utf8)
        media += item.colour.flatMap { SansiRequest.digits(Int($0), 3) }
        return media + Array("000\\b000000000000".utf8) + item.bytes
    }
}

/// What a Sansi sign says that it shows: number of the item, stay, entry, speed, and the item.
public struct SansiReading: Sendable, Hashable {
    /// Digits before the item: three, five, two and five.
    public static let headByteCount = 15

    /// The item as it stood in the play list.
    public let media: [UInt8]

    /// Reads the data of an answer, or nothing when it is another.
    public init?(_ body: [UInt8]) {
        guard body.count >= Self.headByteCount,
            body.prefix(Self.headByteCount).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        media = Array(body.dropFirst(Self.headByteCount))
    }
}

/// The figures of Sansi signs.
public enum SansiLimits {
    /// The most bytes of one upload.
    public static let fileBytes = 2_048

    /// What such a sign can do.
    public static let sheet = ControllerSheet(
        content: .text,
        acknowledges: true,
        maximumAreas: 1,
        maximumByteCount: fileBytes,
        minimumGapMilliseconds: 0,
        replyMilliseconds: 3_000,
        repairMilliseconds: nil
    )
}
