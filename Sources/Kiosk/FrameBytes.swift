import Exhibits
import Raster

extension MirrorFrame {
    /// The picture for the page's script: small, and quick to read there.
    ///
    /// | offset | size | meaning |
    /// |---|---|---|
    /// | 0 | 2 | width in dots, big-endian |
    /// | 2 | 2 | height in dots, big-endian |
    /// | 4 | 2 | n, the number of colours, big-endian |
    /// | 6 | 3 n | the colours: red, green, blue |
    /// | 6 + 3 n | rest | runs of equal dots, row-major: length 1 to 255, colour |
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        let colours = frame.palette.colours
        bytes.reserveCapacity(6 + colours.count * 3 + frame.pixels.count / 4)
        for number in [frame.width, frame.height, colours.count] {
            bytes.append(UInt8(truncatingIfNeeded: number >> 8))
            bytes.append(UInt8(truncatingIfNeeded: number))
        }
        for colour in colours {
            bytes.append(colour.red)
            bytes.append(colour.green)
            bytes.append(colour.blue)
        }
        var length: UInt8 = 0
        var current: UInt8 = 0
        for pixel in frame.pixels {
            if length > 0 && pixel == current && length < .max {
                length += 1
                continue
            }
            if length > 0 {
                bytes.append(length)
                bytes.append(current)
            }
            current = pixel
            length = 1
        }
        if length > 0 {
            bytes.append(length)
            bytes.append(current)
        }
        return bytes
    }
}
