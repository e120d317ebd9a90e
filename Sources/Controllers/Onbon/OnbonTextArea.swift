import Packets

/// What a font card can hold at once.
///
/// Source: the maker's protocol text for BX-K cards; an older text gives 5K cards eight areas, the
/// lower figure is used.
public enum OnbonFontLimits: Sendable, Hashable, CaseIterable {
    /// BX-5K: 512 bytes at once, places in steps of 8 pixels.
    case fiveK
    /// BX-6K: 1024 bytes at once.
    case sixK

    /// Areas of a card.
    public var areas: Int { 5 }
    /// The most bytes of data in one packet.
    public var bytes: Int { self == .fiveK ? 512 : 1_024 }
}

/// A text area of a font card.
///
/// | bytes | field |
/// |---|---|
/// | 2 | bytes of the record |
/// | 1 | 0 |
/// | 2 2 2 2 | x, y, width, height; x and width in pixels with bit 15, else in 8 pixels |
/// | 1 1 | area, line space |
/// | 1 2 | run mode, time-out in seconds |
/// | 1 1 | sound and further parameters, none |
/// | 1 1 1 | alignment, lines (1 single), wrapping (1 at `\n` alone) |
/// | 1 1 1 1 | display mode, 0, speed, stay in half seconds |
/// | 4 n | text |
///
/// Source: the maker's protocol text for BX-K cards, version 1.4.
public struct OnbonTextArea: Sendable, Hashable {
    /// How the text comes onto the screen.
    public enum Mode: UInt8, Sendable, Hashable {
        /// It stands.
        case still = 1
        /// Page after page, at once.
        case pages = 2
        /// From the right.
        case left = 3
        /// From the left.
        case right = 4
        /// From below.
        case up = 5
        /// From above.
        case down = 6
    }

    /// Number of the area, from 0 without gaps.
    public var id: UInt8
    /// Left edge in pixels.
    public var x: UInt16 = 0
    /// Top edge in pixels.
    public var y: UInt16 = 0
    /// Pixels in a row.
    public var width: UInt16
    /// Rows.
    public var height: UInt16
    /// Pixels between lines.
    public var lineSpace: UInt8 = 0
    /// What happens at the end; only loop, hold and lease are documented.
    public var runMode = OnbonArea.RunMode.loop
    /// Seconds of a lease.
    public var timeoutSeconds: UInt16 = 0
    /// Bits 0 and 1: left, right, centre; bits 2 and 3: top, bottom, centre.
    public var alignment: UInt8 = 0
    /// Whether the text is one line.
    public var isSingleLine = true
    /// Whether the card wraps lines.
    public var wraps = false
    /// How it appears.
    public var mode = Mode.still
    /// Speed, 0 the fastest to 24.
    public var speed: UInt8 = 4
    /// How long it stays, in half seconds.
    public var stayHalfSeconds: UInt8 = 10
    /// What it says.
    public var text: OnbonText

    /// Makes an area whose text stands.
    public init(id: UInt8, width: UInt16, height: UInt16, text: OnbonText) {
        self.id = id
        self.width = width
        self.height = height
        self.text = text
    }

    /// The record; places go out in pixels where the card knows them.
    func record(_ limits: OnbonFontLimits) throws(ControllerError) -> [UInt8] {
        guard Int(id) < limits.areas else {
            throw OnbonLimits.error("area \(id) does not exist", "use 0 to \(limits.areas - 1)")
        }
        guard width > 0, height > 0, !text.bytes.isEmpty else {
            throw OnbonLimits.error("area \(id) shows nothing", "remove it instead")
        }
        guard runMode.rawValue <= 2, runMode != .lease || timeoutSeconds > 0 else {
            throw OnbonLimits.error(
                "area \(id) has run mode \(runMode) of \(timeoutSeconds) s",
                "choose loop, hold, or a lease of 1 s or more"
            )
        }
        guard speed <= 24 else {
            throw OnbonLimits.error("speed \(speed)", "choose 0 to 24")
        }
        var body: [UInt8] = [0]
        body += try place(x, limits) + Little.two(y) + place(width, limits) + Little.two(height)
        body += [id, lineSpace, runMode.rawValue] + Little.two(timeoutSeconds)
        body += [0, 0, alignment, isSingleLine ? 1 : 2, wraps ? 2 : 1]
        body += [mode.rawValue, 0, speed, stayHalfSeconds]
        body += Little.four(UInt32(clamping: text.bytes.count)) + text.bytes
        return Little.two(UInt16(clamping: body.count)) + body
    }

    private func place(
        _ pixels: UInt16,
        _ limits: OnbonFontLimits
    ) throws(ControllerError) -> [UInt8] {
        switch limits {
        case .sixK: return Little.two(pixels | 0x8000)
        case .fiveK:
            guard pixels % 8 == 0 else {
                throw OnbonLimits.error(
                    "area \(id) begins or ends at pixel \(pixels)",
                    "BX-5K cards need multiples of 8"
                )
            }
            return Little.two(pixels / 8)
        }
    }

    /// Reads a record, or gives nothing when it holds what is never sent.
    static func read(_ reader: inout FieldReader) -> OnbonTextArea? {
        let length = reader.little(2, "record length") { "\($0) bytes" }
        return reader.part(length) { reader in
            reader.byte("area type")
            let box = ["x", "y", "width", "height"].map { name in
                let value = reader.little(2, name) { "\(pixels($0, name)) pixels" }
                return UInt16(truncatingIfNeeded: pixels(value, name))
            }
            let id = reader.byte("area") { $0 == 0xFF ? "of a stored program" : "number \($0)" }
            let space = reader.byte("line space")
            let run = reader.byte("run mode") { $0 == 0 ? "loop" : $0 == 1 ? "hold" : "lease" }
            let timeout = reader.little(2, "time-out") { "\($0) s" }
            let sound = reader.byte("sound") { $0 == 0 ? "none" : "not understood" }
            let extra = reader.byte("further parameters") { $0 == 0 ? "none" : "\($0) bytes" }
            guard sound == 0 else { return nil }
            reader.bytes(Int(extra), "parameters")
            let alignment = reader.byte("alignment")
            let single = reader.byte("lines") { $0 == 1 ? "single" : "several" }
            let wraps = reader.byte("wrapping") { $0 == 2 ? "by the card" : "at \\n alone" }
            let mode = reader.byte("display mode") { Mode(rawValue: $0).map { "\($0)" } ?? "other" }
            reader.byte("exit mode")
            let speed = reader.byte("speed")
            let stay = reader.byte("stay") { "\(Int($0) * 500) ms" }
            let count = reader.little(4, "text length") { "\($0) bytes" }
            let text = reader.bytes(min(count, reader.remaining), "text", Hexadecimal.ascii)
            guard !reader.ranOut, text.count == count, let mode = Mode(rawValue: mode),
                let runMode = OnbonArea.RunMode(rawValue: run)
            else { return nil }
            var area = OnbonTextArea(
                id: id,
                width: box[2],
                height: box[3],
                text: OnbonText(bytes: text)
            )
            (area.x, area.y, area.lineSpace) = (box[0], box[1], space)
            (area.runMode, area.timeoutSeconds) = (runMode, UInt16(timeout))
            (area.alignment, area.isSingleLine, area.wraps) = (alignment, single == 1, wraps == 2)
            (area.mode, area.speed, area.stayHalfSeconds) = (mode, speed, stay)
            return area
        }
    }

    private static func pixels(_ value: Int, _ name: String) -> Int {
        guard name == "x" || name == "width" else { return value }
        return value & 0x8000 == 0 ? value * 8 : value & 0x7FFF
    }
}

extension OnbonFontFrame {
    /// Makes a request to a font card; `FFFE` means any card that hears it.
    ///
    /// - Throws: `ControllerError` when a card of this kind cannot be told this.
    public init(
        _ command: OnbonFontCommand,
        limits: OnbonFontLimits = .sixK,
        screen: UInt16 = OnbonLimits.anyScreen,
        covers: Bool = false
    ) throws(ControllerError) {
        self.init(
            destination: screen,
            source: OnbonLimits.ownAddress,
            covers: covers,
            deviceType: 0xFE,
            data: try command.data(limits)
        )
    }

    /// What the card was told, or nothing for what this program never sends.
    public var command: OnbonFontCommand? {
        var reader = FieldReader(data)
        let command = OnbonFontCommand.read(&reader)
        return reader.remaining == 0 && !isReply ? command : nil
    }
}
