/// The pixels of one Adalight frame.
public struct AdalightFrame: Sendable, Hashable {
    /// Three bytes a pixel, as sent.
    public let data: [UInt8]

    /// Makes a frame, or nothing when the bytes are not 1 to 65,536 whole pixels.
    public init?(data: [UInt8]) {
        let (count, surplus) = data.count.quotientAndRemainder(
            dividingBy: PacketSegment.bytesPerPixel
        )
        guard surplus == 0, (1...AdalightLimits.maximumPixels).contains(count) else { return nil }
        self.data = data
    }

    /// Pixels in the frame.
    public var pixelCount: Int { data.count / PacketSegment.bytesPerPixel }

    /// The bytes on the wire; `AdalightEncoder` has the layout.
    public var bytes: [UInt8] {
        AdalightEncoder.header(pixelCount: pixelCount) + data
    }
}
