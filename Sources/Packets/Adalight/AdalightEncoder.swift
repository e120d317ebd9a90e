/// Plans the packets of a board behind Adalight.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 3 | `41 64 61`, "Ada" |
/// | 3 | 2 | count of pixels less one, high byte first |
/// | 5 | 1 | check: high count byte xor low count byte xor `55` |
/// | 6 | 3n | red, green, blue of each pixel |
///
/// Source: Adafruit's Adalight receiver sketch. No end mark and no check over the pixels: lost
/// bytes spoil one frame.
enum AdalightEncoder {
    static let magic: [UInt8] = [0x41, 0x64, 0x61]

    static func check(high: UInt8, low: UInt8) -> UInt8 {
        high ^ low ^ 0x55
    }

    static func header(pixelCount: Int) -> [UInt8] {
        precondition((1...AdalightLimits.maximumPixels).contains(pixelCount))
        let high = UInt8(truncatingIfNeeded: (pixelCount - 1) >> 8)
        let low = UInt8(truncatingIfNeeded: pixelCount - 1)
        return magic + [high, low, check(high: high, low: low)]
    }

    static func segment(pixelCount: Int) throws(PacketError) -> PacketSegment {
        guard pixelCount <= AdalightLimits.maximumPixels else {
            throw PacketError(
                .size(width: pixelCount, height: 1, limit: AdalightLimits.maximumPixels),
                in: .adalight
            )
        }
        return PacketSegment(header: header(pixelCount: pixelCount), places: 0..<pixelCount)
    }
}
