extension OnbonCard {
    /// Where the records of an update are read from.
    private struct Cursor {
        let bytes: [UInt8]
        var at = 0

        mutating func number(_ count: Int) -> Int? {
            guard at + count <= bytes.count else { return nil }
            defer { at += count }
            return OnbonCard.number(bytes, at, count)
        }

        mutating func skip(_ count: Int) -> Bool {
            at += count
            return at <= bytes.count
        }
    }

    /// A page before its pixels are known.
    private struct PageHead {
        var mode: UInt8
        var speed: UInt8
        var stay: Int
        var used: Int
        var offset: Int
        var count: Int
    }

    /// Reads the areas of an update: one on the fifth generation, several on the sixth.
    func readAreas(_ parameters: [UInt8], _ now: Int64) -> [UInt8: Area]? {
        var cursor = Cursor(bytes: parameters)
        if isFifth {
            guard let (id, area) = readArea(&cursor, now, pixels: nil), let area else { return nil }
            return [id: area]
        }
        guard let count = cursor.number(2) else { return nil }
        var ahead = cursor
        for _ in 0..<count {
            guard readArea(&ahead, now, pixels: nil) != nil else { return nil }
        }
        var found: [UInt8: Area] = [:]
        for _ in 0..<count {
            guard let (id, area) = readArea(&cursor, now, pixels: ahead.at) else { return nil }
            found[id] = area
        }
        return found
    }

    /// Reads one record; `pixels` says where the pixel block of a sixth generation update begins,
    /// and without it only the record's end is found.
    private func readArea(
        _ cursor: inout Cursor,
        _ now: Int64,
        pixels: Int?
    ) -> (id: UInt8, area: Area?)? {
        guard let length = cursor.number(4) else { return nil }
        let end = cursor.at + length
        guard end <= cursor.bytes.count, let id = cursor.number(1), let run = cursor.number(1),
            let timeout = cursor.number(2), cursor.skip(1), let programs = cursor.number(2),
            cursor.skip(programs * 2 + 1 + 4), cursor.number(1) == 0x10,
            let x = cursor.number(2), let y = cursor.number(2), let width = cursor.number(2),
            let height = cursor.number(2), cursor.number(1) == 0,
            cursor.skip(isFifth ? 0 : 9), let pageCount = cursor.number(2), pageCount > 0
        else { return nil }
        var pages: [Page] = []
        for _ in 0..<pageCount {
            guard let head = readPage(&cursor) else { return nil }
            if !isFifth, pixels == nil { continue }
            let start = isFifth ? head.offset : head.offset + (pixels ?? 0)
            guard start + head.count <= cursor.bytes.count else { return nil }
            let raw = Array(cursor.bytes[start..<start + head.count])
            guard let colours = colours(raw, x: x, width: width, height: height) else { return nil }
            pages.append(
                Page(
                    mode: head.mode,
                    speed: head.speed,
                    stayMilliseconds: Int64(head.stay) * 10,
                    usedWidth: head.used,
                    colours: colours
                )
            )
        }
        guard cursor.at == end else { return nil }
        if !isFifth, pixels == nil { return (UInt8(id), nil) }
        let area = Area(
            x: x,
            y: y,
            width: width,
            height: height,
            runMode: UInt8(run),
            timeoutMilliseconds: Int64(timeout) * 1_000,
            pages: pages,
            renewedAt: now
        )
        return (UInt8(id), area)
    }

    private func readPage(_ cursor: inout Cursor) -> PageHead? {
        guard let length = cursor.number(4), cursor.skip(1), let mode = cursor.number(1),
            cursor.skip(1), let speed = cursor.number(1), let stay = cursor.number(2),
            cursor.skip(1), let used = cursor.number(2)
        else { return nil }
        if isFifth {
            guard cursor.skip(4) else { return nil }
            let offset = cursor.at
            guard length >= 13, cursor.skip(length - 13) else { return nil }
            return PageHead(
                mode: UInt8(mode),
                speed: UInt8(speed),
                stay: stay,
                used: used,
                offset: offset,
                count: length - 13
            )
        }
        guard length == 26, cursor.skip(9), let offset = cursor.number(4),
            let count = cursor.number(4)
        else { return nil }
        return PageHead(
            mode: UInt8(mode),
            speed: UInt8(speed),
            stay: stay,
            used: used,
            offset: offset,
            count: count
        )
    }

    // MARK: Pixels

    /// The colours of a picture at a column of the panel, or nothing when the count is wrong.
    private func colours(_ raw: [UInt8], x: Int, width: Int, height: Int) -> [UInt8]? {
        var colours: [UInt8] = []
        colours.reserveCapacity(width * height * 3)
        if isFullColour {
            guard raw.count == width * height * (isFifth ? 2 : 3) else { return nil }
            if !isFifth { return raw }
            for place in 0..<width * height {
                let word = Int(raw[place * 2]) | Int(raw[place * 2 + 1]) << 8
                colours += [
                    UInt8((word >> 11) * 255 / 31), UInt8((word >> 5 & 63) * 255 / 63),
                    UInt8((word & 31) * 255 / 31),
                ]
            }
            return colours
        }
        let planes = lights == .dual ? 2 : 1
        let unit = isFifth ? 8 : 32
        let row = (x % unit + width + unit - 1) / unit * unit / 8
        guard raw.count == row * planes * height else { return nil }
        /// Lit is 0; the leftmost pixel is the highest bit of its byte or little-endian word.
        func isLit(_ plane: Int, _ column: Int, _ y: Int) -> Bool {
            let bit = x % unit + column
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            let byte =
                isFifth
                ? (y * row + bit / 8) * planes + plane
                : (plane * height + y) * row + bit / 32 * 4 + 3 - bit / 8 % 4
            return raw[byte] & mask == 0
        }
        for y in 0..<height {
            for column in 0..<width {
                let green = planes == 2 && isLit(1, column, y)
                colours += [isLit(0, column, y) ? 255 : 0, green ? 255 : 0, 0]
            }
        }
        return colours
    }

    // MARK: What shows

    /// An estimate of what one step of speed means, in milliseconds a pixel.
    private static let millisecondsPerStep: Int64 = 10

    package func lamps(at now: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        guard isOn else { return lamps }
        for (_, area) in areas.sorted(by: { $0.key < $1.key }) {
            let age = now - area.renewedAt
            let isOver = area.timeoutMilliseconds > 0 && age >= area.timeoutMilliseconds
            if area.runMode == 2, isOver { continue }
            let last = isOver && area.runMode == 3 || area.runMode == 1 && age >= area.round
            draw(area, last ? nil : age % max(1, area.round), into: &lamps)
        }
        return lamps
    }

    /// Draws an area so many milliseconds into its round; without a time, its last page.
    private func draw(_ area: Area, _ time: Int64?, into lamps: inout [UInt8]) {
        var rest = time ?? 0
        var index = time == nil ? area.pages.count - 1 : 0
        while time != nil, index < area.pages.count - 1, rest >= area.pages[index].length {
            rest -= area.pages[index].length
            index += 1
        }
        let page = area.pages[index]
        // In the continuous mode the page that follows comes in close behind.
        let moved = page.mode == 4 ? min(Int(rest / page.pace), page.usedWidth) : 0
        let next = area.pages[(index + 1) % area.pages.count]
        for y in 0..<area.height {
            for column in 0..<area.width {
                var from = page
                var x = column + moved
                if page.mode == 4, x >= page.usedWidth {
                    x -= page.usedWidth
                    from = next
                }
                guard x < area.width else { continue }
                let source = (y * area.width + x) * 3
                let target = ((area.y + y) * width + area.x + column) * 3
                for part in 0..<3 { lamps[target + part] = from.colours[source + part] }
            }
        }
    }
}

extension OnbonCard.Page {
    fileprivate var pace: Int64 { (Int64(speed) + 1) * 10 }
    /// How long the page takes.
    fileprivate var length: Int64 {
        mode == 4 ? Int64(usedWidth) * pace : max(10, stayMilliseconds)
    }
}

extension OnbonCard.Area {
    /// How long all pages take.
    fileprivate var round: Int64 { pages.reduce(0) { $0 + $1.length } }
}
