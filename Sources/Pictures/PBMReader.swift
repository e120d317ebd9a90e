/// Reads portable bitmaps: P1, drawn with digits, and P4, packed (netpbm, pbm(5)).
enum PBMReader {
    static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        var scanner = Scanner(bytes: bytes, next: 2)
        let isPacked = bytes[1] == 0x34
        let width = try scanner.number()
        let height = try scanner.number()
        try PictureReader.checkSides(width, height, at: scanner.next)
        var points: [PicturePoint] = []
        points.reserveCapacity(width * height)
        if isPacked {
            let stride = (width + 7) / 8
            // One white space stands between the height and the rows.
            let start = scanner.next + 1
            guard bytes.count >= start + stride * height else {
                throw PictureError(bytes.count, "the rows end too early")
            }
            for y in 0..<height {
                for x in 0..<width {
                    let bit = bytes[start + y * stride + x / 8] >> (7 - UInt8(x % 8)) & 1
                    points.append(bit == 1 ? .white : .black)
                }
            }
        } else {
            for _ in 0..<(width * height) {
                points.append(try scanner.digit() ? .white : .black)
            }
        }
        return Picture(width: width, height: height, points: points)
    }

    /// Walks over numbers, white space and comments.
    private struct Scanner {
        let bytes: [UInt8]
        var next: Int

        private mutating func skipSpace() {
            while next < bytes.count {
                switch bytes[next] {
                case 0x20, 0x09...0x0D: next += 1
                case 0x23:
                    while next < bytes.count, bytes[next] != 0x0A { next += 1 }
                default: return
                }
            }
        }

        mutating func number() throws(PictureError) -> Int {
            skipSpace()
            var value = 0
            let start = next
            while next < bytes.count, (0x30...0x39).contains(bytes[next]), next - start < 6 {
                value = value * 10 + Int(bytes[next] - 0x30)
                next += 1
            }
            guard next > start else { throw PictureError(next, "a number is missing") }
            return value
        }

        /// One point of a P1 file: 1 is ink.
        mutating func digit() throws(PictureError) -> Bool {
            skipSpace()
            guard next < bytes.count, bytes[next] == 0x30 || bytes[next] == 0x31 else {
                throw PictureError(next, "0 or 1 must stand here")
            }
            next += 1
            return bytes[next - 1] == 0x31
        }
    }
}
