/// Writes PNG files with a palette of at most 256 colours.
public enum PNGWriter {
    /// The PNG of a frame, one pixel a dot.
    public static func png(of frame: Frame) -> [UInt8] {
        png(
            width: frame.width,
            height: frame.height,
            pixels: frame.pixels,
            colours: frame.palette.colours
        )
    }

    /// The PNG of rows of palette numbers; numbers without a colour become the first colour.
    static func png(width: Int, height: Int, pixels: [UInt8], colours: [Colour]) -> [UInt8] {
        let colours = colours.isEmpty ? [.black] : colours
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let eightBitsWithPalette: [UInt8] = [8, 3, 0, 0, 0]
        append("IHDR", word(width) + word(height) + eightBitsWithPalette, to: &file)
        append("PLTE", colours.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for y in 0..<height {
            rows.append(0)  // No filter: palette numbers have no neighbours to differ from.
            for x in 0..<width {
                let index = pixels[y * width + x]
                rows.append(Int(index) < colours.count ? index : 0)
            }
        }
        append("IDAT", Deflate.zlib(rows), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
        file += word(data.count)
        let body = Array(type.utf8) + data
        file += body
        file += word(Int(PNGChecksum.crc32(body)))
    }

    private static func word(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
}
