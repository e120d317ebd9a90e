import Packets

extension OnbonCommand {
    /// Reads the bytes after a header, or gives nothing for a command that this program never
    /// sends; what it does is still noted.
    static func read(
        _ reader: inout FieldReader,
        _ generation: OnbonModel.Generation?
    ) -> OnbonCommand? {
        reader.byte("reply wanted") { $0 == 1 ? "yes" : "no" }
        let group = reader.byte("group")
        let number = reader.byte("command") { title(group, $0) }
        reader.little(2, "length word") { "\($0), not relied upon" }
        if reader.ranOut { return nil }
        switch (group, number) {
        case (0xA2, 0x00): return .ping
        case (0xA2, 0x0F): return .status
        case (0xA2, 0x05):
            let value = reader.byte("screen") { $0 == 1 ? "on" : $0 == 0 ? "off" : "unknown" }
            return reader.ranOut || value > 1 ? nil : .power(value == 1)
        case (0xA2, 0x02): return OnbonClock.read(&reader).map(OnbonCommand.clock)
        case (0xA2, 0x07):
            let mode = reader.byte("mode") {
                $0 == 0 ? "fixed" : $0 == 1 ? "by the clock" : "sensor"
            }
            let levels = reader.bytes(OnbonBrightness.levelCount, "levels") { "\($0)" }
            guard mode <= 1, !reader.ranOut else { return nil }
            return OnbonBrightness(followsClock: mode == 1, levels: levels)
                .map(OnbonCommand.brightness)
        case (0xA7, 0x01): return readRemoval(&reader)
        case (0xA7, 0x00):
            switch generation {
            case .fifth: return readFifth(&reader)
            case .sixth: return readSixth(&reader)
            case nil: return nil
            }
        default: return nil
        }
    }

    private static func readRemoval(_ reader: inout FieldReader) -> OnbonCommand? {
        let count = reader.byte("areas") { $0 == 0xFF ? "all" : "\($0)" }
        if reader.ranOut { return nil }
        if count == 0xFF { return .removeAll }
        let ids = (0..<count).map { _ in reader.byte("area") }
        return reader.ranOut ? nil : .remove(ids)
    }

    private static func readFifth(_ reader: inout FieldReader) -> OnbonCommand? {
        OnbonArea.read(&reader, .fifth).map { .show([$0.area]) }
    }

    private static func readSixth(_ reader: inout FieldReader) -> OnbonCommand? {
        let count = reader.little(2, "areas")
        var found: [(area: OnbonArea, places: [(offset: Int, count: Int)])] = []
        for _ in 0..<count {
            guard let one = OnbonArea.read(&reader, .sixth) else { return nil }
            found.append(one)
        }
        let block = reader.rest("pixels") { "\($0.count) bytes of all pages" }
        var areas: [OnbonArea] = []
        for one in found {
            var area = one.area
            for (index, place) in one.places.enumerated() {
                guard place.offset + place.count <= block.count else { return nil }
                area.pages[index].pixels = Array(block[place.offset..<place.offset + place.count])
            }
            areas.append(area)
        }
        return .show(areas)
    }

    private static func title(_ group: UInt8, _ number: UInt8) -> String {
        switch (group, number) {
        case (0xA2, 0x00): "ping"
        case (0xA2, 0x02): "set the clock"
        case (0xA2, 0x05): "screen on or off"
        case (0xA2, 0x07): "set the brightness"
        case (0xA2, 0x0F): "ask for the state"
        case (0xA2, 0x19): "ask for the brightness"
        case (0xA7, 0x00): "show dynamic areas"
        case (0xA7, 0x01): "remove dynamic areas"
        case (0xA1, 0x02): "begin a file in flash memory: never sent by this program"
        case (0xA1, 0x03): "write a file to flash memory: never sent by this program"
        case (0xA1, 0x06): "read the directory"
        case (0xA1, 0x07): "read a file's entry"
        case (0xA1, 0x08): "begin a transfer of files"
        case (0xA1, 0x09): "end a transfer of files"
        case (0xA1, 0x12): "ask for free space"
        default: "unknown: \(Hexadecimal.text([group, number]))"
        }
    }
}
