public import Controllers
import Packets

/// What a C-Power card can be told.
///
/// Numbers of windows and texts go high byte first.
public enum CPowerCommand: Sendable, Hashable {
    /// A rectangle that text is shown in.
    public struct Window: Sendable, Hashable {
        /// Left edge, top edge, width and height in pixels.
        public let x, y, width, height: UInt16

        /// Places a window.
        public init(x: UInt16, y: UInt16, width: UInt16, height: UInt16) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// A text for a window.
    public struct Text: Sendable, Hashable {
        /// Number of the window, from 0.
        public var window: UInt8 = 0
        /// 0 draws, 6 to 9 move left, right, up, down, 13 flickers, 14 runs left without end.
        public var effect: UInt8 = 0
        /// Bits 0 and 1: left, centre, right; bits 2 and 3: top, centre, bottom.
        public var alignment: UInt8 = 0
        /// 1 to 100, smaller is faster; 0 where nothing moves.
        public var speed: UInt8 = 0
        /// How long it stays, in seconds.
        public var staySeconds: UInt16 = 3
        /// 0 to 7: 8, 12, 16, 24, 32, 40, 48, 56 dots.
        public var font: UInt8 = 2
        /// Red, green, blue.
        public var colour: [UInt8] = [255, 0, 0]
        /// The bytes in the card's character set.
        public let bytes: [UInt8]

        /// Writes a text for a card; a new line is one.
        ///
        /// - Throws: `ControllerError` that names each character the card cannot show.
        public init(_ text: String, through gate: GlyphGate) throws(ControllerError) {
            bytes = try gate.bytes(of: text, for: CPowerLimits.name) { character, encoded in
                character == "\n" || character == "\r\n" ? [0x0D] : encoded
            }
        }
    }

    /// Cuts the screen into windows.
    case split([Window])
    /// Shows a text.
    case text(Text)
    /// Goes back to stored programs.
    case leave
    /// Asks for the version.
    case version
    /// Asks whether the screen is lit.
    case askPower
    /// Lights the screen or makes it dark.
    case power(Bool)
    /// Sets the clock.
    case clock(BoardTime)
    /// Sets one brightness for all hours, 0 to 31.
    case brightness(UInt8)

    func parts() throws(ControllerError) -> (UInt8, [UInt8]) {
        switch self {
        case .split(let windows):
            guard (1...CPowerLimits.windows).contains(windows.count) else {
                throw Self.error("\(windows.count) windows", "use 1 to \(CPowerLimits.windows)")
            }
            let places = windows.flatMap { [$0.x, $0.y, $0.width, $0.height] }.flatMap(Big.two)
            return Self.external([0x01, UInt8(windows.count)] + places)
        case .text(let text): return Self.external(try Self.bytes(of: text))
        case .leave: return Self.external([0x06])
        case .version: return (0x2E, [0])
        case .askPower: return (0x76, [1])
        case .power(let isOn):
            return (0x76, [0, isOn ? 1 : 0] + [UInt8](repeating: 0, count: 7))
        case .clock(let time):
            let parts = [
                time.second, time.minute, time.hour, time.weekday % 7, time.day, time.month,
                time.year - 2000,
            ]
            return (0x47, [0] + parts.map { UInt8($0) })
        case .brightness(let level):
            guard level <= 31 else { throw Self.error("brightness \(level)", "choose 0 to 31") }
            return (0x46, [0] + [UInt8](repeating: level, count: 24))
        }
    }

    private static func bytes(of text: Text) throws(ControllerError) -> [UInt8] {
        guard text.window < CPowerLimits.windows, text.font < 8, text.colour.count == 3,
            text.speed <= 100
        else {
            throw error(
                "window \(text.window), font \(text.font), speed \(text.speed)",
                "use window 0 to 7, font 0 to 7 and speed 1 to 100"
            )
        }
        guard text.bytes.count <= CPowerLimits.textBytes else {
            throw error("\(text.bytes.count) bytes of text", "shorten it to 900")
        }
        return [0x12, text.window, text.effect, text.alignment, text.speed]
            + Big.two(text.staySeconds) + [text.font] + text.colour + text.bytes + [0]
    }

    /// One packet of an external call: length, this packet, last packet, call.
    private static func external(_ call: [UInt8]) -> (UInt8, [UInt8]) {
        (0x7B, Little.two(UInt16(clamping: call.count)) + [0, 0] + call)
    }

    private static func error(_ problem: String, _ remedy: String) -> ControllerError {
        ControllerError(CPowerLimits.name, problem, remedy: remedy)
    }

    static func title(_ command: UInt8) -> String {
        switch command {
        case 0x2D: "restart"
        case 0x2E: "version"
        case 0x46: "brightness"
        case 0x47: "clock"
        case 0x76: "power"
        case 0x7B: "external call"
        default: "unknown"
        }
    }

    static func note(_ reader: inout FieldReader, _ command: UInt8) {
        switch command {
        case 0x76:
            let asks = reader.byte("task") { $0 == 1 ? "ask" : "set" }
            if asks == 0 { reader.byte("screen") { $0 == 1 ? "on" : "off" } }
        case 0x7B:
            reader.little(2, "call length") { "\($0) bytes" }
            reader.byte("packet")
            reader.byte("last packet")
            let call = reader.byte("call") {
                [1: "windows", 0x12: "text", 6: "leave", 7: "flash memory"][$0] ?? "other"
            }
            if call == 1 {
                let count = reader.byte("windows")
                for _ in 0..<count where reader.remaining > 0 {
                    for name in ["x", "y", "width", "height"] { reader.big(2, name) }
                }
            } else if call == 0x12 {
                for name in ["window", "effect", "alignment", "speed"] { reader.byte(name) }
                reader.big(2, "stay") { "\($0) s" }
                reader.byte("font")
                reader.bytes(3, "colour") { Hexadecimal.text($0) }
                reader.bytes(max(0, reader.remaining - 1), "text", Hexadecimal.ascii)
                reader.expect([0], "end of text")
            }
        default: break
        }
    }
}

/// The figures of C-Power cards.
public enum CPowerLimits {
    static let name = "C-Power"
    /// The TCP port of a card unless set otherwise.
    public static let defaultPort = 5_200
    /// The speed of the line unless set otherwise, in baud; 8 data bits, no parity, 1 stop bit.
    public static let defaultBaud = 115_200
    /// Windows of a screen.
    public static let windows = 8
    /// The most bytes of a text, so that it fits one packet.
    public static let textBytes = 900

    /// What such a card can do.
    public static let sheet = ControllerSheet(
        content: .text,
        acknowledges: true,
        maximumAreas: windows,
        maximumByteCount: textBytes,
        minimumGapMilliseconds: 0,
        replyMilliseconds: 3_000,
        repairMilliseconds: nil
    )
}
