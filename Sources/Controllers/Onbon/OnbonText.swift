/// Text for the fonts of a card, with the card's escapes for colour and size.
///
/// Escapes are written in plain characters after a backslash: `\C1` colour, `\FO000` Chinese font,
/// `\FE000` Latin font, `\n` new line. No escape for the backslash itself is documented, so it is
/// sent as its full-width sister; and as a card may look for escapes byte by byte, characters
/// whose second byte is a backslash do not pass unless that is allowed.
public struct OnbonText: Sendable, Hashable {
    /// The colours of `\C`.
    public enum Colour: UInt8, Sendable, Hashable, CaseIterable {
        /// Red.
        case red = 1
        /// Green.
        case green = 2
        /// Yellow.
        case yellow = 3
        /// Blue.
        case blue = 4
        /// Cyan.
        case cyan = 5
        /// Magenta.
        case magenta = 6
        /// White.
        case white = 7
    }

    /// The sizes of the card's fonts.
    public enum Size: UInt8, Sendable, Hashable, CaseIterable {
        /// 16 dots.
        case dots16 = 0
        /// 24 dots.
        case dots24 = 1
        /// 32 dots.
        case dots32 = 2
    }

    /// The bytes as the card takes them.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Writes lines for a card, each in its colour; a colour is named where it changes.
    ///
    /// - Throws: `ControllerError` that names each character the card cannot show.
    public init(
        lines: [(text: String, colour: Colour)],
        divider: String,
        through gate: GlyphGate,
        size: Size? = nil
    ) throws(ControllerError) {
        var bytes: [UInt8] = []
        var colour: Colour?
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes += try OnbonText(divider, through: gate).bytes }
            bytes += try OnbonText(
                line.text,
                through: gate,
                size: index == 0 ? size : nil,
                colour: line.colour == colour ? nil : line.colour
            ).bytes
            colour = line.colour
        }
        self.bytes = bytes
    }

    /// Writes a text for a card.
    ///
    /// - Throws: `ControllerError` that names each character the card cannot show.
    public init(
        _ text: String,
        through gate: GlyphGate,
        size: Size? = nil,
        colour: Colour? = nil,
        allowsBackslashBytes: Bool = false
    ) throws(ControllerError) {
        var bytes: [UInt8] = []
        if let size {
            let digit = UInt8(ascii: "0") + size.rawValue
            bytes += Array("\\FO00".utf8) + [digit] + Array("\\FE00".utf8) + [digit]
        }
        if let colour {
            bytes += Array("\\C".utf8) + [UInt8(ascii: "0") + colour.rawValue]
        }
        bytes += try gate.bytes(of: text, for: OnbonLimits.name) { character, encoded in
            switch character {
            case "\n", "\r\n": return Array("\\n".utf8)
            case "\\": return [0xA3, 0xDC]
            default:
                if let encoded, encoded.contains(0x5C), !allowsBackslashBytes { return nil }
                return encoded
            }
        }
        self.bytes = bytes
    }
}
