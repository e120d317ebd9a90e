public import Controllers
public import Raster

/// What an Alpha sign can be told.
public enum AlphaCommand: Sendable, Hashable {
    /// Writes a text file; a label of `0` is the priority text, which covers all others.
    case text(label: Character, mode: Character, bytes: [UInt8])
    /// Takes the priority text away.
    case endPriority
    /// Writes a string, which texts show in place, without blanking the sign.
    case string(label: Character, bytes: [UInt8])
    /// Writes a SMALL DOTS picture, one digit a pixel.
    case picture(label: Character, rows: [[UInt8]])
    /// Sets up the memory; erases all files, so only when the plan of files changes.
    case memory([AlphaFile])
    /// Clears the memory; the sign is deaf for a while.
    case clearMemory
    /// Sets the time of day.
    case time(hour: Int, minute: Int)
    /// Asks for firmware, clock and memory.
    case ask
    /// Asks for the plan of files.
    case askMemory
    /// Asks for a text file.
    case askText(label: Character)
    /// Asks for a picture.
    case askPicture(label: Character)
    /// Which text files show, in this order, whatever their times.
    case sequence([Character])
    /// The day of the week, 1 Sunday to 7 Saturday.
    case weekday(Int)
    /// Whether the sign acknowledges; Alpha 2.0 and later.
    case acknowledge(Bool)

    static let titles = [
        "A": "write a text", "B": "read a text", "E": "set", "F": "ask", "G": "write a string",
        "H": "read a string", "I": "write a picture", "J": "read a picture",
    ]

    /// A text that Latin signs can show.
    ///
    /// - Throws: `ControllerError` that names each character the sign cannot show.
    public static func bytes(of text: String) throws(ControllerError) -> [UInt8] {
        try GlyphGate.ascii.bytes(of: text, for: "Alpha") { character, encoded in
            character == "\n" || character == "\r\n" ? [0x0D] : encoded
        }
    }

    /// The bytes by which a text shows a picture.
    public static func showing(picture label: Character) -> [UInt8] {
        [0x14, label.asciiValue ?? 0x20]
    }

    /// The picture of a frame: any character at all, on signs that have no font for it.
    public static func picture(label: Character, of frame: Frame) -> AlphaCommand {
        let rows = (0..<frame.height).map { y in
            (0..<frame.width).map { x -> UInt8 in
                let colour = frame[x, y]
                if colour == .black { return 0x30 }
                let strongest = max(colour.red, colour.green)
                let red = colour.red >= strongest - strongest / 2
                let green = colour.green >= strongest - strongest / 2
                return red && green ? 0x33 : red ? 0x31 : 0x32
            }
        }
        return .picture(label: label, rows: rows)
    }

    static func error(_ problem: String, _ remedy: String) -> ControllerError {
        ControllerError("Alpha", problem, remedy: remedy)
    }

    func body() throws(ControllerError) -> [UInt8] {
        switch self {
        case .text(let label, let mode, let bytes):
            let name = try Self.label(label)
            guard let mode = mode.asciiValue, (0x61...0x76).contains(mode), mode != 0x6E else {
                throw Self.error("mode \(mode)", "choose a letter from a to v but n")
            }
            try Self.check(bytes, limit: label == "0" ? AlphaLimits.shortBytes : 3_000)
            return [0x41, name, 0x1B, 0x20, mode] + bytes
        case .endPriority: return Array("A0".utf8)
        case .string(let label, let bytes):
            guard label != "0" else { throw Self.error("string 0", "use another label") }
            try Self.check(bytes, limit: AlphaLimits.shortBytes)
            return [0x47, try Self.label(label)] + bytes
        case .picture(let label, let rows):
            let width = rows.first?.count ?? 0
            guard (1...31).contains(rows.count), (1...255).contains(width),
                rows.allSatisfy({ $0.count == width })
            else {
                throw Self.error(
                    "a picture of \(width)x\(rows.count)",
                    "keep it to 255x31 dots"
                )
            }
            let size = Hexadecimal.text(UInt8(rows.count)) + Hexadecimal.text(UInt8(width))
            return [0x49, try Self.label(label)] + Array(size.utf8) + rows.flatMap { $0 + [0x0D] }
        case .memory(let files):
            guard !files.isEmpty else { throw Self.error("an empty plan", "clear the memory") }
            var body = Array("E$".utf8)
            for file in files {
                body += [try Self.label(file.label)] + file.entry
            }
            return body
        case .clearMemory: return Array("E$".utf8)
        case .time(let hour, let minute):
            guard (0...23).contains(hour), (0...59).contains(minute) else {
                throw Self.error("time \(hour):\(minute)", "use 0:00 to 23:59")
            }
            let digits = "\(hour / 10)\(hour % 10)\(minute / 10)\(minute % 10)"
            return Array("E ".utf8) + Array(digits.utf8)
        case .ask: return Array("F\"".utf8)
        case .askMemory: return Array("F$".utf8)
        case .askText(let label): return [0x42, try Self.label(label)]
        case .askPicture(let label): return [0x4A, try Self.label(label)]
        case .sequence(let labels):
            guard labels.count <= 128 else {
                throw Self.error("\(labels.count) texts in turn", "use up to 128")
            }
            return try Array("E.SU".utf8)
                + labels.map { (name) throws(ControllerError) in
                    try Self.label(name)
                }
        case .weekday(let day):
            guard (1...7).contains(day) else { throw Self.error("day \(day)", "use 1 to 7") }
            return Array("E&\(day)".utf8)
        case .acknowledge(let isOn): return Array("Es\(isOn ? 1 : 0)".utf8)
        }
    }

    private static func label(_ label: Character) throws(ControllerError) -> UInt8 {
        guard let value = label.asciiValue, (0x20...0x7E).contains(value), label != "?" else {
            throw error("label \(label)", "use a letter")
        }
        return value
    }

    /// The marks of a packet may not stand in its data.
    private static func check(_ bytes: [UInt8], limit: Int) throws(ControllerError) {
        guard bytes.count <= limit else {
            throw error("\(bytes.count) bytes of text", "shorten it to \(limit)")
        }
        guard bytes.allSatisfy({ $0 > 0x04 }) else {
            throw error("a text with control bytes", "send plain text")
        }
    }
}

/// One file in the memory of an Alpha sign.
public struct AlphaFile: Sendable, Hashable {
    /// What a file holds.
    public enum Content: Sendable, Hashable {
        /// A text of so many bytes, shown at all times.
        case text(UInt16)
        /// A string of so many bytes.
        case string(UInt16)
        /// A picture of three colours.
        case picture(rows: UInt8, columns: UInt8)
    }

    /// The file's label.
    public let label: Character
    /// What it holds.
    public let content: Content

    /// Plans a file.
    public init(_ label: Character, _ content: Content) {
        self.label = label
        self.content = content
    }

    var entry: [UInt8] {
        let hex: (UInt16) -> String = {
            Hexadecimal.text(UInt8($0 >> 8)) + Hexadecimal.text(UInt8($0 & 255))
        }
        return switch content {
        case .text(let size): Array("AU\(hex(size))FFFF".utf8)
        case .string(let size): Array("BL\(hex(size))0000".utf8)
        case .picture(let rows, let columns):
            Array("DU\(Hexadecimal.text(rows))\(Hexadecimal.text(columns))2000".utf8)
        }
    }
}

/// What an Alpha sign says of itself when it is asked.
public struct AlphaReport: Sendable, Hashable {
    /// Its firmware, as the maker numbers it.
    public let firmware: String
    /// Bytes of memory for files.
    public let memory: Int
    /// Bytes of it that are free.
    public let free: Int

    /// Reads an answer; a letter after the firmware may be missing, so both ends are read.
    public init?(_ packet: AlphaPacket) {
        guard packet.isAnswer, packet.body.starts(with: Array("E\"".utf8)) else { return nil }
        let text = Hexadecimal.ascii(packet.body.dropFirst(2))
        let pool = text.suffix(9).split(separator: ",")
        guard text.count >= 28, pool.count == 2, let memory = Int(pool[0], radix: 16),
            let free = Int(pool[1], radix: 16)
        else { return nil }
        firmware = String(text.prefix(8))
        self.memory = memory
        self.free = free
    }
}

/// What an Alpha sign of 2.0 or later acknowledges.
public enum AlphaAnswer: Sendable, Hashable {
    /// Taken.
    case taken
    /// Not taken, with every reason given.
    case refused([FaultEntry])

    /// Reads `06` or `15` and the state behind it.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= 2, bytes[0] == 0x06 || bytes[0] == 0x15 else { return nil }
        if bytes[0] == 0x06 {
            self = .taken
            return
        }
        let set = (0..<6).filter { bytes[1] & 1 << UInt8($0) != 0 }.map { Self.table[$0] }
        self = .refused(set)
    }

    private static let line = "check speed and parity of the line: 7E1, 7E2 or 8N1"
    private static let table = [
        FaultEntry("parity", "the line is set to another parity", line),
        FaultEntry("framing", "the line is set to another speed", line),
        FaultEntry("time-out", "a pause inside a packet", "send the packet without a pause"),
        FaultEntry("overflow", "the packet is longer than the sign's memory", "shorten the text"),
        FaultEntry("checksum", "the packet arrived damaged", "send again; check the cable"),
        FaultEntry(
            "command or label",
            "the sign lacks the command or the file",
            "set up its memory"
        ),
    ]
}
