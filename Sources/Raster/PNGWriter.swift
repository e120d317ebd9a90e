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
        var file = PNGChunks(width: width, height: height)
        file.append("PLTE", colours.flatMap { [$0.red, $0.green, $0.blue] })
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for y in 0..<height {
            rows.append(0)  // No filter: palette numbers have no neighbours to differ from.
            for x in 0..<width {
                let index = pixels[y * width + x]
                rows.append(Int(index) < colours.count ? index : 0)
            }
        }
        file.append("IDAT", Deflate.zlib(rows))
        file.append("IEND", [])
        return file.bytes
    }
}
