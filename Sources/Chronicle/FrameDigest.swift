import Proof
public import Raster

/// Digests of pictures and files.
public enum FrameDigest {
    /// SHA-256 of a frame: width and height as decimal numbers, each ended by a line feed, then
    /// red, green and blue of every dot, row by row.
    public static func digest(of frame: Frame) -> String {
        var bytes = Array("\(frame.width)\n\(frame.height)\n".utf8)
        bytes.reserveCapacity(bytes.count + frame.pixels.count * 3)
        for pixel in frame.pixels {
            let colour = frame.palette[pixel]
            bytes.append(colour.red)
            bytes.append(colour.green)
            bytes.append(colour.blue)
        }
        return digest(of: bytes)
    }

    /// SHA-256 of bytes, 64 lower-case hexadecimal digits.
    public static func digest(of bytes: [UInt8]) -> String { SHA256.hash(of: bytes).hexText }
}
