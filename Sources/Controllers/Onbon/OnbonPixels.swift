public import Raster

/// How a card takes the pixels of an area.
///
/// | card | layout |
/// |---|---|
/// | 5E | rows of bytes, leftmost pixel highest, lit = 0; for two colours red and green alternate |
/// | 6E | rows of 32-bit words, leftmost pixel highest, low byte first, lit = 0; green plane last |
/// | 5Q+ | RGB565, low byte first |
/// | 6Q | red, green, blue |
///
/// Rows of the first two begin at a multiple of 8 or 32 panel columns: the columns before the area
/// and after it are filled with dark. Source: frames of the maker's own clients.
public enum OnbonPixels: Sendable, Hashable {
    /// 5E, with one plane or two.
    case bytes(planes: Int)
    /// 6E, with one plane or two.
    case words(planes: Int)
    /// 5Q+.
    case rgb565
    /// 6Q.
    case rgb888

    /// The bytes of a picture whose left edge lies at a panel column.
    public func packed(_ frame: Frame, x: Int) -> [UInt8] {
        switch self {
        case .bytes(let planes): Self.packBytes(frame, x: x, planes: planes)
        case .words(let planes): Self.packWords(frame, x: x, planes: planes)
        case .rgb565:
            frame.pixels.flatMap { number -> [UInt8] in
                let colour = frame.palette[number]
                let value =
                    UInt16(colour.red >> 3) << 11 | UInt16(colour.green >> 2) << 5
                    | UInt16(colour.blue >> 3)
                return [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
            }
        case .rgb888:
            frame.pixels.flatMap { number -> [UInt8] in
                let colour = frame.palette[number]
                return [colour.red, colour.green, colour.blue]
            }
        }
    }

    /// How many bytes a picture takes.
    public func byteCount(x: Int, width: Int, height: Int) -> Int {
        switch self {
        case .bytes(let planes): (x % 8 + width + 7) / 8 * planes * height
        case .words(let planes): (x % 32 + width + 31) / 32 * 4 * planes * height
        case .rgb565: width * height * 2
        case .rgb888: width * height * 3
        }
    }

    /// The picture that bytes show, row by row, or nothing when their count does not fit.
    public func unpacked(_ bytes: [UInt8], x: Int, width: Int, height: Int) -> [Colour]? {
        guard x >= 0, width > 0, height > 0,
            bytes.count == byteCount(x: x, width: width, height: height)
        else { return nil }
        var colours: [Colour] = []
        colours.reserveCapacity(width * height)
        for y in 0..<height {
            for column in 0..<width {
                colours.append(colour(in: bytes, x, column, y, width, height))
            }
        }
        return colours
    }

    /// Which lamps light for a colour.
    ///
    /// A lamp lights when its channel has at least half of the strongest one, so that every colour
    /// but black lights something; pure blue, which such panels lack, becomes yellow.
    static func lights(for colour: Colour) -> (red: Bool, green: Bool) {
        if colour == .black { return (false, false) }
        let strongest = max(colour.red, colour.green)
        if strongest == 0 { return (true, true) }
        return (colour.red >= strongest - strongest / 2, colour.green >= strongest - strongest / 2)
    }

    private static func lit(_ frame: Frame, plane: Int, planes: Int) -> [Bool] {
        let byNumber = (0..<Palette.capacity).map { number in
            let colour = frame.palette[UInt8(number)]
            if planes == 1 { return colour != .black }
            let lights = lights(for: colour)
            return plane == 0 ? lights.red : lights.green
        }
        return frame.pixels.map { byNumber[Int($0)] }
    }

    private static func packBytes(_ frame: Frame, x: Int, planes: Int) -> [UInt8] {
        let groups = (x % 8 + frame.width + 7) / 8
        var bytes = [UInt8](repeating: 0xFF, count: groups * planes * frame.height)
        for plane in 0..<planes {
            let lit = lit(frame, plane: plane, planes: planes)
            for y in 0..<frame.height {
                for column in 0..<frame.width where lit[y * frame.width + column] {
                    let bit = x % 8 + column
                    bytes[(y * groups + bit / 8) * planes + plane] &= ~(0x80 >> UInt8(bit % 8))
                }
            }
        }
        return bytes
    }

    private static func packWords(_ frame: Frame, x: Int, planes: Int) -> [UInt8] {
        let rowBytes = (x % 32 + frame.width + 31) / 32 * 4
        var bytes = [UInt8](repeating: 0xFF, count: rowBytes * planes * frame.height)
        for plane in 0..<planes {
            let lit = lit(frame, plane: plane, planes: planes)
            for y in 0..<frame.height {
                let row = (plane * frame.height + y) * rowBytes
                for column in 0..<frame.width where lit[y * frame.width + column] {
                    let bit = x % 32 + column
                    bytes[row + (bit / 8 ^ 3)] &= ~(0x80 >> UInt8(bit % 8))
                }
            }
        }
        return bytes
    }

    private func colour(
        in bytes: [UInt8],
        _ x: Int,
        _ column: Int,
        _ y: Int,
        _ width: Int,
        _ height: Int
    ) -> Colour {
        switch self {
        case .rgb888:
            let at = (y * width + column) * 3
            return Colour(red: bytes[at], green: bytes[at + 1], blue: bytes[at + 2])
        case .rgb565:
            let at = (y * width + column) * 2
            let value = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
            let wide: (UInt16, UInt16) -> UInt8 = { UInt8($0 * 255 / $1) }
            return Colour(
                red: wide(value >> 11, 31),
                green: wide(value >> 5 & 63, 63),
                blue: wide(value & 31, 31)
            )
        case .bytes(let planes):
            let bit = x % 8 + column
            let group = (y * ((x % 8 + width + 7) / 8) + bit / 8) * planes
            let lit = (0..<planes).map { bytes[group + $0] & 0x80 >> UInt8(bit % 8) == 0 }
            return Colour(
                red: lit[0] ? 255 : 0,
                green: lit.last == true && planes > 1 ? 255 : 0,
                blue: 0
            )
        case .words(let planes):
            let bit = x % 32 + column
            let rowBytes = (x % 32 + width + 31) / 32 * 4
            let lit = (0..<planes).map { plane in
                bytes[(plane * height + y) * rowBytes + (bit / 8 ^ 3)] & 0x80 >> UInt8(bit % 8) == 0
            }
            return Colour(
                red: lit[0] ? 255 : 0,
                green: lit.last == true && planes > 1 ? 255 : 0,
                blue: 0
            )
        }
    }
}
