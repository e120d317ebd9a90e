import Packets

/// What a graphic card says of itself when it is pinged.
public struct OnbonCardReport: Sendable, Hashable {
    /// The card's type; `OnbonModel` names the known ones.
    public let deviceType: UInt16
    /// Its firmware, as the maker dates it.
    public let firmware: String
    /// Its address.
    public let screen: UInt16
    /// Pixels in a row of its screen.
    public let width: UInt16
    /// Rows of its screen.
    public let height: UInt16
    /// The lamps it is set up for, or nothing when the number is unknown.
    public let lamps: OnbonLamps?
    /// Its brightness, 0 to 15.
    public let brightness: UInt8
    /// Whether the screen is lit.
    public let isOn: Bool

    /// Makes a report, for simulators; the firmware is eight ASCII characters.
    public init(
        model: OnbonModel,
        firmware: String = "17010100",
        screen: UInt16 = OnbonLimits.defaultScreen,
        width: UInt16,
        height: UInt16,
        lamps: OnbonLamps,
        brightness: UInt8 = OnbonBrightness.brightest,
        isOn: Bool = true
    ) {
        deviceType = model.rawValue
        self.firmware = firmware
        self.screen = screen
        self.width = width
        self.height = height
        self.lamps = lamps
        self.brightness = brightness
        self.isOn = isOn
    }

    private init(
        _ deviceType: Int,
        _ firmware: [UInt8],
        _ screen: Int,
        _ width: Int,
        _ height: Int,
        _ lamps: UInt8,
        _ brightness: UInt8,
        _ isOn: UInt8
    ) {
        self.deviceType = UInt16(deviceType)
        self.firmware = Hexadecimal.ascii(firmware)
        self.screen = UInt16(screen)
        self.width = UInt16(width)
        self.height = UInt16(height)
        self.lamps = Self.lamps(lamps)
        self.brightness = brightness
        self.isOn = isOn == 1
    }

    private static func lamps(_ number: UInt8) -> OnbonLamps? {
        switch number {
        case 1: .single
        case 3: .dual
        case 7, 0xFF: .full
        default: nil
        }
    }

    /// The 31 bytes; what is not modelled is 0.
    var bytes: [UInt8] {
        var name = Array(firmware.utf8.prefix(8))
        name += [UInt8](repeating: 0x20, count: 8 - name.count)
        let colours: UInt8 = lamps == .dual ? 3 : lamps == .full ? 7 : 1
        var bytes = Little.two(deviceType) + name + [1] + Little.two(screen) + [2]
        bytes += Little.two(width) + Little.two(height) + [colours, brightness, isOn ? 1 : 0]
        return bytes + [0, 0, 16, 0, 8, 0, 0, 0, 0, 0]
    }

    static func read(_ reader: inout FieldReader) -> OnbonCardReport? {
        let type = reader.little(2, "device type", OnbonFrame.title(ofDevice:))
        let firmware = reader.bytes(8, "firmware", Hexadecimal.ascii)
        reader.byte("parameters") { $0 == 1 ? "set" : "not set: set the screen's size" }
        let screen = reader.little(2, "address", OnbonFrame.title(ofAddress:))
        reader.byte("baud rate") { "number \($0)" }
        let width = reader.little(2, "width") { "\($0) pixels" }
        let height = reader.little(2, "height") { "\($0) pixels" }
        let lamps = reader.byte("lamps") { Self.lamps($0)?.rawValue ?? "unknown" }
        let brightness = reader.byte("brightness") { "\($0) of 15" }
        let isOn = reader.byte("screen") { $0 == 1 ? "on" : "off" }
        if reader.ranOut { return nil }
        reader.rest("scanning and packaging") { _ in "not needed" }
        return OnbonCardReport(type, firmware, screen, width, height, lamps, brightness, isOn)
    }
}

/// What a graphic card says when it is asked for its state.
///
/// Only the beginning is read: descriptions of the rest count 32 bytes and list 33.
public struct OnbonCardState: Sendable, Hashable {
    /// Whether the screen is lit.
    public let isOn: Bool
    /// Its brightness, 0 to 15.
    public let brightness: UInt8
    /// Programs stored in its flash memory.
    public let programCount: UInt16

    static func read(_ reader: inout FieldReader) -> OnbonCardState? {
        let isOn = reader.byte("screen") { $0 == 1 ? "on" : "off" }
        reader.byte("timed on and off") { $0 == 1 ? "set" : "not set" }
        reader.byte("brightness mode")
        let brightness = reader.byte("brightness") { "\($0) of 15" }
        let programs = reader.little(2, "stored programs")
        if reader.ranOut { return nil }
        reader.rest("program, locks, clock and sensors") { _ in "order in doubt, not relied upon" }
        return OnbonCardState(
            isOn: isOn == 1,
            brightness: brightness,
            programCount: UInt16(programs)
        )
    }
}
