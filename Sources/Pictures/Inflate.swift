/// Unpacks deflate streams (RFC 1951) inside zlib (RFC 1950), into a known number of bytes.
struct Inflate {
    private let bytes: [UInt8]
    private var next = 2
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let count: Int

    /// The `count` bytes that a zlib stream holds; more or fewer are a fault.
    static func zlib(_ bytes: [UInt8], count: Int) throws(PictureError) -> [UInt8] {
        guard bytes.count >= 6, bytes[0] & 15 == 8, bytes[1] & 32 == 0,
            (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        else { throw PictureError(0, "the rows are not packed as zlib packs them") }
        var inflate = Inflate(bytes: bytes, count: count)
        inflate.output.reserveCapacity(count)
        while try !inflate.block() {}
        guard inflate.output.count == count else {
            throw PictureError(inflate.next, "the rows end too early")
        }
        try inflate.checkSum()
        return inflate.output
    }

    private init(bytes: [UInt8], count: Int) {
        self.bytes = bytes
        self.count = count
    }

    /// Unpacks one block; tells whether it was the last.
    private mutating func block() throws(PictureError) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try stored()
        case 1: try packed(.fixedLengths, .fixedDistances)
        case 2:
            let (lengths, distances) = try tables()
            try packed(lengths, distances)
        default: throw fault("a block is of no known sort")
        }
        return isLast
    }

    private mutating func stored() throws(PictureError) {
        bits = 0
        bitCount = 0
        let length = Int(try take(16))
        guard length ^ 0xFFFF == Int(try take(16)) else { throw fault("a length is wrong") }
        guard next + length <= bytes.count else { throw fault("the packed rows end too early") }
        guard output.count + length <= count else { throw tooLong() }
        output += bytes[next..<(next + length)]
        next += length
    }

    private mutating func packed(
        _ lengths: PrefixCode,
        _ distances: PrefixCode
    ) throws(PictureError) {
        while true {
            let symbol = try symbol(lengths)
            switch symbol {
            case 0...255:
                guard output.count < count else { throw tooLong() }
                output.append(UInt8(symbol))
            case 256: return
            case 257...285:
                let length = try length(symbol)
                let distance = try distance(try self.symbol(distances))
                guard distance <= output.count else { throw fault("a distance is too great") }
                guard output.count + length <= count else { throw tooLong() }
                for _ in 0..<length { output.append(output[output.count - distance]) }
            default: throw fault("a code is not known")
            }
        }
    }

    /// RFC 1951, section 3.2.5.
    private mutating func length(_ symbol: Int) throws(PictureError) -> Int {
        let code = symbol - 257
        if code < 8 { return code + 3 }
        if code == 28 { return 258 }
        let extra = code / 4 - 1
        return (4 + code % 4) << extra + 3 + Int(try take(extra))
    }

    private mutating func distance(_ code: Int) throws(PictureError) -> Int {
        guard code < 30 else { throw fault("a distance is not known") }
        if code < 4 { return code + 1 }
        let extra = code / 2 - 1
        return (2 + code % 2) << extra + 1 + Int(try take(extra))
    }

    /// The codes of a block that brings its own (RFC 1951, section 3.2.7).
    private mutating func tables() throws(PictureError) -> (PrefixCode, PrefixCode) {
        let literals = Int(try take(5)) + 257
        let distances = Int(try take(5)) + 1
        let codes = Int(try take(4)) + 4
        var lengths = [UInt8](repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for place in order.prefix(codes) { lengths[place] = UInt8(try take(3)) }
        let meta = PrefixCode(lengths)
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try symbol(meta)
            switch symbol {
            case 0...15: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw fault("nothing stands to repeat") }
                lengths += [UInt8](repeating: last, count: 3 + Int(try take(2)))
            case 17: lengths += [UInt8](repeating: 0, count: 3 + Int(try take(3)))
            default: lengths += [UInt8](repeating: 0, count: 11 + Int(try take(7)))
            }
        }
        guard lengths.count == literals + distances else { throw fault("a table is too long") }
        return (PrefixCode(lengths.prefix(literals)), PrefixCode(lengths.dropFirst(literals)))
    }

    private mutating func symbol(_ code: PrefixCode) throws(PictureError) -> Int {
        var value = 0
        var first = 0
        var place = 0
        for length in 1...15 {
            value |= Int(try take(1))
            let here = code.counts[length]
            if value - first < here { return Int(code.symbols[place + value - first]) }
            place += here
            first = (first + here) << 1
            value <<= 1
        }
        throw fault("a code is not known")
    }

    /// The next bits, lowest first.
    private mutating func take(_ wanted: Int) throws(PictureError) -> UInt32 {
        while bitCount < wanted {
            guard next < bytes.count else { throw fault("the packed rows end too early") }
            bits |= UInt32(bytes[next]) << UInt32(bitCount)
            next += 1
            bitCount += 8
        }
        let value = bits & ((1 << UInt32(wanted)) - 1)
        bits >>= UInt32(wanted)
        bitCount -= wanted
        return value
    }

    /// Adler-32 over what was unpacked (RFC 1950, section 8).
    private func checkSum() throws(PictureError) {
        guard bytes.count - next == 4 else { throw fault("the packed rows have a wrong end") }
        var (low, high) = (1, 0)
        for byte in output {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        guard PNGChunk.number(bytes, next) == high << 16 | low else {
            throw fault("the checksum of the rows does not agree")
        }
    }

    private func fault(_ problem: String) -> PictureError { PictureError(next, problem) }

    private func tooLong() -> PictureError { fault("there is more than the rows hold") }
}

/// A prefix code as the number of codes of each length and their symbols in order.
struct PrefixCode: Sendable {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [UInt16] = []

    init(_ lengths: some Sequence<UInt8>) {
        let lengths = Array(lengths)
        for length in 1...15 {
            for (symbol, its) in lengths.enumerated() where Int(its) == length {
                counts[length] += 1
                symbols.append(UInt16(symbol))
            }
        }
    }

    /// RFC 1951, section 3.2.6.
    static let fixedLengths = PrefixCode(
        (0..<288).map { symbol -> UInt8 in
            switch symbol {
            case 0...143: 8
            case 144...255: 9
            case 256...279: 7
            default: 8
            }
        }
    )
    /// RFC 1951, section 3.2.6.
    static let fixedDistances = PrefixCode([UInt8](repeating: 5, count: 30))
}
