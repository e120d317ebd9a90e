import Packets

/// What a graphic card can be told.
///
/// Nothing here touches the card's flash memory.
public enum OnbonCommand: Sendable, Hashable {
    /// Asks whether the card is there; under the graphic header it answers with its report.
    case ping
    /// Shows areas: one at a time on the fifth generation.
    case show([OnbonArea])
    /// Removes areas by number.
    case remove([UInt8])
    /// Removes every dynamic area.
    case removeAll
    /// Sets the brightness.
    case brightness(OnbonBrightness)
    /// Lights the screen or makes it dark; only under the graphic header.
    case power(Bool)
    /// Sets the clock; only under the graphic header.
    case clock(BoardTime)
    /// Asks for the state; only under the graphic header.
    case status

    /// The most areas in the memory of a card.
    static func areaLimit(_ generation: OnbonModel.Generation) -> Int {
        generation == .fifth ? 4 : 32
    }

    var isForAreas: Bool {
        switch self {
        case .show, .remove, .removeAll: true
        case .ping, .brightness, .power, .clock, .status: false
        }
    }

    var isForBothHeaders: Bool {
        switch self {
        case .ping, .brightness: true
        case .show, .remove, .removeAll, .power, .clock, .status: false
        }
    }

    /// The bytes after the header: reply wanted, group, command, length, parameters.
    ///
    /// The length word is 0 for areas, whose data may be longer than it can say; the maker's own
    /// clients write either, so cards evidently ignore it there.
    func data(
        _ generation: OnbonModel.Generation,
        statesLength: Bool = false
    ) throws(ControllerError) -> [UInt8] {
        let (group, command, parameters) = try parts(generation)
        let length = isForAreas && !statesLength ? 0 : UInt16(truncatingIfNeeded: parameters.count)
        return [1, group, command] + Little.two(length) + parameters
    }

    private func parts(
        _ generation: OnbonModel.Generation
    ) throws(ControllerError) -> (UInt8, UInt8, [UInt8]) {
        switch self {
        case .ping: return (0xA2, 0x00, [])
        case .show(let areas): return (0xA7, 0x00, try Self.records(areas, generation))
        case .remove(let ids):
            guard ids.count < 255 else {
                throw OnbonLimits.error("\(ids.count) areas in one list", "remove all instead")
            }
            return (0xA7, 0x01, [UInt8(ids.count)] + ids)
        case .removeAll: return (0xA7, 0x01, [0xFF])
        case .brightness(let brightness):
            return (0xA2, 0x07, [brightness.followsClock ? 1 : 0] + brightness.levels)
        case .power(let isOn): return (0xA2, 0x05, [isOn ? 1 : 0])
        case .clock(let time): return (0xA2, 0x02, OnbonClock.bytes(time))
        case .status: return (0xA2, 0x0F, [])
        }
    }

    private static func records(
        _ areas: [OnbonArea],
        _ generation: OnbonModel.Generation
    ) throws(ControllerError) -> [UInt8] {
        let most = generation == .fifth ? 1 : areaLimit(.sixth)
        guard (1...most).contains(areas.count) else {
            throw OnbonLimits.error(
                "\(areas.count) areas in one command of at most \(most)",
                "send the areas one after another"
            )
        }
        for area in areas {
            try check(area, generation)
        }
        var block: [UInt8] = []
        var records = generation == .sixth ? Little.two(UInt16(areas.count)) : []
        for area in areas {
            records += area.record(generation, collecting: &block)
        }
        return records + block
    }

    private static func check(
        _ area: OnbonArea,
        _ generation: OnbonModel.Generation
    ) throws(ControllerError) {
        guard Int(area.id) < areaLimit(generation) else {
            throw OnbonLimits.error(
                "area \(area.id) does not exist",
                "number areas from 0 to \(areaLimit(generation) - 1)"
            )
        }
        guard area.width > 0, area.height > 0, !area.pages.isEmpty else {
            throw OnbonLimits.error("area \(area.id) shows nothing", "remove it instead")
        }
        guard area.pages.count <= Int(UInt16.max), (area.programs?.count ?? 0) <= 255 else {
            throw OnbonLimits.error("area \(area.id) has too many pages", "show fewer pages")
        }
        guard area.pixelByteCount <= OnbonLimits.maximumAreaByteCount else {
            throw OnbonLimits.error(
                "area \(area.id) takes \(area.pixelByteCount) bytes of "
                    + "\(OnbonLimits.maximumAreaByteCount)",
                "show fewer pages"
            )
        }
        if area.runMode == .lease || area.runMode == .leaseThenHold, area.timeoutSeconds == 0 {
            throw OnbonLimits.error(
                "the lease of area \(area.id) lasts 0 s",
                "set a time-out of 1 s or more"
            )
        }
    }
}
