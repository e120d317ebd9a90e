import Packets

/// What a font card can be told.
///
/// Nothing here touches the card's flash memory.
public enum OnbonFontCommand: Sendable, Hashable {
    /// Asks whether the card is there.
    case ping
    /// Shows text areas, and removes others by number before.
    case show([OnbonTextArea], removing: [UInt8], wipes: Bool)
    /// Removes every dynamic area.
    case removeAll
    /// Clears the screen.
    case clear
    /// Lights the screen or makes it dark.
    case power(Bool)
    /// Sets the clock.
    case clock(BoardTime)
    /// Sets one brightness for all day, 0 to 15.
    case brightness(UInt8)
    /// Asks for the state.
    case status

    /// Bytes after the header: group, command, reply wanted, two reserved, parameters.
    func data(_ limits: OnbonFontLimits) throws(ControllerError) -> [UInt8] {
        switch self {
        case .ping: return Self.words(0xA2, 0x00)
        case .status: return Self.words(0xA1, 0x02)
        case .clear: return Self.words(0xA3, 0x10)
        case .power(let isOn): return Self.words(0xA3, 0x00) + [isOn ? 1 : 2]
        case .clock(let time): return Self.words(0xA2, 0x03) + OnbonClock.bytes(time)
        case .brightness(let level):
            guard level <= OnbonBrightness.brightest else {
                throw OnbonLimits.error("brightness \(level)", "choose 0 to 15")
            }
            return Self.words(0xA3, 0x02) + [1, level]
        case .removeAll: return Self.words(0xA3, 0x06) + [0xFF, 0]
        case .show(let areas, let removing, let wipes):
            guard areas.count + removing.count > 0, areas.count <= limits.areas,
                removing.count <= limits.areas
            else {
                throw OnbonLimits.error(
                    "\(areas.count) areas for a card of \(limits.areas)",
                    "use fewer areas"
                )
            }
            var data: [UInt8] = [0xA3, 0x06, 1, wipes ? 1 : 0, 0, UInt8(removing.count)]
            data += removing + [UInt8(areas.count)]
            for area in areas {
                data += try area.record(limits)
            }
            guard data.count <= limits.bytes else {
                throw OnbonLimits.error(
                    "\(data.count) bytes for a card that takes \(limits.bytes) at once",
                    "send the areas one after another, or shorten the text"
                )
            }
            return data
        }
    }

    private static func words(_ group: UInt8, _ command: UInt8) -> [UInt8] {
        [group, command, 1, 0, 0]
    }

    /// Reads the bytes after a header, or gives nothing for a command that this program never
    /// sends; what it does is still noted.
    static func read(_ reader: inout FieldReader) -> OnbonFontCommand? {
        let group = reader.byte("group")
        let command = reader.byte("command") { title(group, $0) }
        reader.byte("reply wanted") { $0 == 1 ? "yes" : "no" }
        let wipes = reader.byte(group == 0xA3 && command == 0x06 ? "before showing" : "reserved") {
            $0 == 1 ? "wipe the area" : "\($0)"
        }
        reader.byte("reserved")
        if reader.ranOut { return nil }
        switch (group, command) {
        case (0xA2, 0x00): return .ping
        case (0xA1, 0x02): return .status
        case (0xA3, 0x10): return .clear
        case (0xA3, 0x00):
            let value = reader.byte("screen") { $0 == 1 ? "on" : $0 == 2 ? "off" : "unknown" }
            return reader.ranOut || !(1...2).contains(value) ? nil : .power(value == 1)
        case (0xA2, 0x03): return OnbonClock.read(&reader).map(OnbonFontCommand.clock)
        case (0xA3, 0x02):
            let mode = reader.byte("mode") { $0 == 1 ? "fixed" : "by half hours" }
            let level = reader.byte("level") { "\($0) of 15" }
            reader.rest("levels") { "\($0.count)" }
            return reader.ranOut || mode != 1 ? nil : .brightness(level)
        case (0xA3, 0x06): return readAreas(&reader, wipes: wipes == 1)
        default: return nil
        }
    }

    private static func readAreas(
        _ reader: inout FieldReader,
        wipes: Bool
    ) -> OnbonFontCommand? {
        let removed = reader.byte("areas removed") { $0 == 0xFF ? "all" : "\($0)" }
        let ids = removed == 0xFF ? [] : (0..<removed).map { _ in reader.byte("area") }
        let count = reader.byte("areas shown")
        var areas: [OnbonTextArea] = []
        for _ in 0..<count {
            guard let area = OnbonTextArea.read(&reader) else { return nil }
            areas.append(area)
        }
        if reader.ranOut { return nil }
        if removed == 0xFF { return areas.isEmpty ? .removeAll : nil }
        return .show(areas, removing: ids, wipes: wipes)
    }

    private static func title(_ group: UInt8, _ command: UInt8) -> String {
        let never = "never sent by this program"
        switch (group, command) {
        case (0xA2, 0x00): return "ping"
        case (0xA2, 0x01): return "reset, erases all files: \(never)"
        case (0xA2, 0x03): return "set the clock"
        case (0xA3, 0x00): return "screen on or off"
        case (0xA3, 0x02): return "set the brightness"
        case (0xA3, 0x04): return "lock or unlock a stored program"
        case (0xA3, 0x06): return "show and remove text areas"
        case (0xA3, 0x10): return "clear the screen"
        case (0xA1, 0x00): return "format, erases programs and fonts: \(never)"
        case (0xA1, 0x01): return "erase files: \(never)"
        case (0xA1, 0x02): return "ask for the state"
        case (0xA1, 0x05), (0xA1, 0x06): return "write a file to flash memory: \(never)"
        case (0xA4, 0x01...0x04), (0xA4, 0x09): return "special area of 5K2 and 5MK: \(never)"
        default: return "unknown: \(Hexadecimal.text([group, command]))"
        }
    }
}
