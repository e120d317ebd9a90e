/// Reads PNG files strictly: every checksum, every length (W3C PNG, third edition).
struct PNGReader {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private var header: PNGHeader?
    private var palette: [PicturePoint] = []
    /// Opacity by palette number; numbers past its end are opaque.
    private var opacity: [UInt8] = []
    private var data: [UInt8] = []

    static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        var reader = PNGReader()
        var next = signature.count
        var isOver = false
        while !isOver {
            let chunk = try PNGChunk(bytes, at: next)
            isOver = try reader.take(chunk, at: next)
            next = chunk.end
        }
        guard next == bytes.count else {
            throw PictureError(next, "bytes stand after the end of the picture")
        }
        return try reader.picture()
    }

    /// Takes one chunk; tells whether it was the last.
    private mutating func take(_ chunk: PNGChunk, at offset: Int) throws(PictureError) -> Bool {
        guard header != nil || chunk.name == "IHDR" else {
            throw PictureError(offset, "the header is missing")
        }
        switch chunk.name {
        case "IHDR":
            guard header == nil else { throw PictureError(offset, "there are two headers") }
            header = try PNGHeader(chunk.body, at: offset)
        case "PLTE":
            let count = chunk.body.count
            guard count % 3 == 0, (3...768).contains(count), palette.isEmpty, data.isEmpty else {
                throw PictureError(offset, "the palette is wrong")
            }
            palette = stride(from: 0, to: count, by: 3).map { start in
                let body = chunk.body
                return PicturePoint(red: body[start], green: body[start + 1], blue: body[start + 2])
            }
        case "tRNS":
            if header?.kind == .indexed { opacity = chunk.body }
        case "IDAT":
            data += chunk.body
        case "IEND":
            return true
        default:
            // A capital first letter says that the picture cannot be understood without it.
            guard chunk.name.first?.isLowercase == true else {
                throw PictureError(offset, "the part \(chunk.name) is not known")
            }
        }
        return false
    }

    private func picture() throws(PictureError) -> Picture {
        guard let header, !data.isEmpty else { throw PictureError(0, "the rows are missing") }
        guard header.kind != .indexed || !palette.isEmpty else {
            throw PictureError(0, "the palette is missing")
        }
        let stride = (header.width * header.bitsAPoint + 7) / 8
        var rows = try Inflate.zlib(data, count: (stride + 1) * header.height)
        try PNGFilter.undo(&rows, stride: stride, step: max(1, header.bitsAPoint / 8))
        var points: [PicturePoint] = []
        points.reserveCapacity(header.width * header.height)
        for y in 0..<header.height {
            let start = y * (stride + 1) + 1
            for x in 0..<header.width {
                points.append(try point(rows, start, x, header))
            }
        }
        return Picture(width: header.width, height: header.height, points: points)
    }

    private func point(
        _ rows: [UInt8],
        _ start: Int,
        _ x: Int,
        _ header: PNGHeader
    ) throws(PictureError) -> PicturePoint {
        switch header.kind {
        case .colour, .colourAndOpacity:
            let place = start + x * header.bitsAPoint / 8
            if header.kind == .colourAndOpacity, rows[place + 3] < 128 { return .black }
            return PicturePoint(red: rows[place], green: rows[place + 1], blue: rows[place + 2])
        case .grey, .indexed:
            let bits = header.depth
            let shift = 8 - bits - x * bits % 8
            let value = Int(rows[start + x * bits / 8]) >> shift & ((1 << bits) - 1)
            if header.kind == .grey {
                return .grey(UInt8(value * 255 / ((1 << bits) - 1)))
            }
            guard value < palette.count else {
                throw PictureError(0, "the palette has no number \(value)")
            }
            return value < opacity.count && opacity[value] < 128 ? .black : palette[value]
        }
    }
}

/// What the header of a PNG file says.
struct PNGHeader {
    enum Kind: UInt8 {
        case grey = 0
        case colour = 2
        case indexed = 3
        case colourAndOpacity = 6
    }

    let width: Int
    let height: Int
    let depth: Int
    let kind: Kind

    init(_ body: [UInt8], at offset: Int) throws(PictureError) {
        guard body.count == 13 else { throw PictureError(offset, "the header is wrong") }
        width = PNGChunk.number(body, 0)
        height = PNGChunk.number(body, 4)
        try PictureReader.checkSides(width, height, at: offset)
        depth = Int(body[8])
        guard let kind = Kind(rawValue: body[9]) else {
            throw PictureError(offset, "colour type \(body[9]) is not read here")
        }
        self.kind = kind
        let depths = kind == .grey || kind == .indexed ? [1, 2, 4, 8] : [8]
        guard depths.contains(depth) else {
            throw PictureError(offset, "\(depth) bits a channel are not read here")
        }
        guard body[10] == 0, body[11] == 0 else {
            throw PictureError(offset, "the way of packing is not known")
        }
        guard body[12] == 0 else {
            throw PictureError(offset, "interlaced pictures are not read here")
        }
    }

    var bitsAPoint: Int {
        switch kind {
        case .grey, .indexed: depth
        case .colour: 24
        case .colourAndOpacity: 32
        }
    }
}

/// One part of a PNG file, its checksum proved.
struct PNGChunk {
    let name: String
    let body: [UInt8]
    /// The first byte after it.
    let end: Int

    init(_ bytes: [UInt8], at start: Int) throws(PictureError) {
        guard bytes.count - start >= 12 else {
            throw PictureError(start, "the file ends too early")
        }
        let length = PNGChunk.number(bytes, start)
        guard length <= bytes.count - start - 12 else {
            throw PictureError(start, "a part is longer than the file")
        }
        end = start + 12 + length
        let checked = bytes[(start + 4)..<(end - 4)]
        guard PNGChunk.checksum(checked) == UInt32(PNGChunk.number(bytes, end - 4)) else {
            throw PictureError(start, "a checksum does not agree")
        }
        name = String(decoding: checked.prefix(4), as: UTF8.self)
        body = Array(checked.dropFirst(4))
    }

    static func number(_ bytes: [UInt8], _ start: Int) -> Int {
        (0..<4).reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 {
                value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
            }
        }
        return value ^ 0xFFFF_FFFF
    }
}

/// Turns filtered rows back into plain ones (PNG, section 9).
enum PNGFilter {
    /// Each row has `stride` bytes after the byte that names its filter; `step` is the bytes of a
    /// point, at least 1.
    static func undo(_ rows: inout [UInt8], stride: Int, step: Int) throws(PictureError) {
        let row = stride + 1
        for start in Swift.stride(from: 0, to: rows.count, by: row) {
            let filter = rows[start]
            guard filter <= 4 else {
                throw PictureError(start, "the filter \(filter) is not known")
            }
            for x in 0..<stride {
                let place = start + 1 + x
                let left = x >= step ? Int(rows[place - step]) : 0
                let up = start > 0 ? Int(rows[place - row]) : 0
                let corner = x >= step && start > 0 ? Int(rows[place - row - step]) : 0
                let guess =
                    switch filter {
                    case 1: left
                    case 2: up
                    case 3: (left + up) / 2
                    case 4: nearest(left, up, corner)
                    default: 0
                    }
                rows[place] &+= UInt8(guess)
            }
        }
    }

    private static func nearest(_ left: Int, _ up: Int, _ corner: Int) -> Int {
        let guess = left + up - corner
        let (a, b, c) = (abs(guess - left), abs(guess - up), abs(guess - corner))
        if a <= b, a <= c { return left }
        return b <= c ? up : corner
    }
}
