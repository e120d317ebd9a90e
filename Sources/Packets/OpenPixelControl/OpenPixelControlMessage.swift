/// One message of Open Pixel Control.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 1 | channel; 0 speaks to all |
/// | 1 | 1 | command: `00` set 8-bit pixels, `FF` system exclusive |
/// | 2 | 2 | count of data bytes, high byte first |
/// | 4 | n | data; for `00` red, green, blue of each pixel from the first |
///
/// Source: openpixelcontrol.org. Pixels past the data keep their colour, one or two surplus bytes
/// are ignored, nothing is answered. Command `02` (16-bit pixels) is known to a few receivers only.
public struct OpenPixelControlMessage: Sendable, Hashable {
    /// What a message asks for.
    public enum Command {
        /// Set 8-bit pixels.
        public static let setPixels: UInt8 = 0x00
    }

    /// The channel; 0 speaks to all.
    public let channel: UInt8
    /// The bytes after the header.
    public let data: [UInt8]

    /// Makes a message that sets pixels, or nothing when the data is too long to say.
    public init?(channel: UInt8, data: [UInt8]) {
        guard data.count <= OpenPixelControlLimits.maximumDataByteCount else { return nil }
        self.channel = channel
        self.data = data
    }

    /// Whole pixels in the data.
    public var pixelCount: Int { data.count / PacketSegment.bytesPerPixel }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        OpenPixelControlEncoder.header(
            channel: channel,
            command: Command.setPixels,
            dataByteCount: data.count
        ) + data
    }
}
