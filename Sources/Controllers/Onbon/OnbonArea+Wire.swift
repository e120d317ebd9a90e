import Packets

/// Areas on the wire.
///
/// | bytes | field |
/// |---|---|
/// | 4 | bytes of the record, of which the sixth generation does not count pixels |
/// | 1 1 2 | area, run mode, time-out in seconds |
/// | 1 2 2n | beside all programs, or beside these n |
/// | 1 4 | stored programs meanwhile, reserved |
/// | 1 2 2 2 2 | `10`, x, y, width, height |
/// | 1 | border, always none |
/// | 3 1 5 | sixth only: background, sound, reserved, all 0 |
/// | 2 | pages |
///
/// Source: the maker's manuals on dynamic areas; compared with frames of its clients. In doubt:
/// borders, sounds and backgrounds, which are therefore never sent.
extension OnbonArea {
    private static let sixthPageByteCount = 26
    private static let fifthPageByteCount = 13

    /// The record of this area; pixels are appended to `block` when they do not belong inside.
    func record(
        _ generation: OnbonModel.Generation,
        collecting block: inout [UInt8]
    ) -> [UInt8] {
        var body: [UInt8] = [id, runMode.rawValue] + Little.two(timeoutSeconds)
        body.append(programs == nil ? 1 : 0)
        body += Little.two(UInt16(clamping: programs?.count ?? 0))
        body += (programs ?? []).flatMap(Little.two)
        body += [company.rawValue, 0, 0, 0, 0, 0x10]
        body += Little.two(x) + Little.two(y) + Little.two(width) + Little.two(height)
        body.append(0)
        if generation == .sixth {
            body += [UInt8](repeating: 0, count: 9)
        }
        body += Little.two(UInt16(clamping: pages.count))
        for page in pages {
            let count = UInt32(clamping: page.pixels.count)
            let style: [UInt8] =
                [0, page.mode.rawValue, page.clearMode, page.speed]
                + Little.two(page.stayCentiseconds) + [page.repeats] + Little.two(page.usedWidth)
            switch generation {
            case .fifth:
                body += Little.four(UInt32(Self.fifthPageByteCount) + count) + style
                body += [0, 0, 0, 0] + page.pixels
            case .sixth:
                body += Little.four(UInt32(Self.sixthPageByteCount)) + style
                body += [UInt8](repeating: 0, count: 9)
                body += Little.four(UInt32(clamping: block.count)) + Little.four(count)
                block += page.pixels
            }
        }
        return Little.four(UInt32(clamping: body.count)) + body
    }

    /// Reads one record; the pixels of the sixth generation are filled in later.
    static func read(
        _ reader: inout FieldReader,
        _ generation: OnbonModel.Generation
    ) -> (area: OnbonArea, places: [(offset: Int, count: Int)])? {
        let length = reader.little(4, "record length") { "\($0) bytes" }
        return reader.part(length) { reader in
            let id = reader.byte("area") { "number \($0)" }
            let run = reader.byte("run mode") { Self.title(ofRunMode: $0) }
            let timeout = reader.little(2, "time-out") { "\($0) s" }
            let all = reader.byte("beside all programs") { $0 == 1 ? "yes" : "no" }
            let count = reader.little(2, "programs named")
            guard count * 2 <= reader.remaining else { return nil }
            let programs = (0..<count).map { _ in UInt16(reader.little(2, "program")) }
            let company = reader.byte("stored programs") {
                $0 == 0 ? "go on" : $0 == 1 ? "stop" : $0 == 2 ? "come first" : "unknown"
            }
            reader.bytes(4, "reserved")
            reader.byte("area type") { $0 == 0x10 ? "picture" : "unknown" }
            let box = ["x", "y", "width", "height"].map { UInt16(reader.little(2, $0)) }
            let border = reader.byte("border") { $0 == 0 ? "none" : "not understood" }
            if generation == .sixth {
                reader.bytes(3, "background")
                reader.byte("sound") { $0 == 0 ? "none" : "not understood" }
                reader.bytes(5, "reserved")
            }
            guard border == 0, let runMode = RunMode(rawValue: run),
                let company = Company(rawValue: company)
            else { return nil }
            var area = OnbonArea(
                id: id,
                x: box[0],
                y: box[1],
                width: box[2],
                height: box[3],
                pages: []
            )
            area.runMode = runMode
            area.timeoutSeconds = UInt16(timeout)
            area.company = company
            area.programs = all == 1 ? nil : programs
            let places = area.readPages(&reader, generation)
            return reader.ranOut ? nil : (area, places)
        }
    }

    private mutating func readPages(
        _ reader: inout FieldReader,
        _ generation: OnbonModel.Generation
    ) -> [(offset: Int, count: Int)] {
        let count = reader.little(2, "pages")
        var places: [(offset: Int, count: Int)] = []
        for _ in 0..<count where !reader.ranOut {
            let length = reader.little(4, "page length") { "\($0) bytes" }
            reader.part(length) { reader in
                reader.byte("page style")
                let mode = reader.byte("display mode") {
                    OnbonDisplayMode(rawValue: $0).title
                }
                let clear = reader.byte("clear mode")
                let speed = reader.byte("speed")
                let stay = reader.little(2, "stay") { "\($0 * 10) ms" }
                let repeats = reader.byte("repeats")
                let used = reader.little(2, "used width") { "\($0) pixels" }
                var page = OnbonPage(pixels: [], usedWidth: UInt16(used))
                page.mode = OnbonDisplayMode(rawValue: mode)
                page.clearMode = clear
                page.speed = speed
                page.stayCentiseconds = UInt16(stay)
                page.repeats = repeats
                switch generation {
                case .fifth:
                    reader.bytes(4, "reserved")
                    page.pixels = reader.rest("pixels") { "\($0.count) bytes" }
                case .sixth:
                    reader.bytes(9, "reserved")
                    let offset = reader.little(4, "pixels from") { "byte \($0) of the block" }
                    places.append((offset, reader.little(4, "pixel bytes")))
                }
                pages.append(page)
            }
        }
        return places
    }

    private static func title(ofRunMode mode: UInt8) -> String {
        switch RunMode(rawValue: mode) {
        case .loop: "loop"
        case .hold: "play, hold the last page"
        case .lease: "loop, hide when not renewed in time"
        case .leaseThenHold: "loop, hold the last page when not renewed in time"
        case .once: "play once"
        case nil: "unknown"
        }
    }
}
