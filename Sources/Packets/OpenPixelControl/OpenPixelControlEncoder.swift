/// Plans the packets of a board behind Open Pixel Control; see `OpenPixelControlMessage` for the
/// layout.
enum OpenPixelControlEncoder {
    static func header(channel: UInt8, command: UInt8, dataByteCount: Int) -> [UInt8] {
        precondition(dataByteCount <= OpenPixelControlLimits.maximumDataByteCount)
        return [
            channel, command,
            UInt8(truncatingIfNeeded: dataByteCount >> 8), UInt8(truncatingIfNeeded: dataByteCount),
        ]
    }

    /// The messages of one frame: one, or one a channel when the board is split.
    static func segments(
        pixelCount: Int,
        channel: UInt8,
        overflow: BoardWiring.Overflow
    ) throws(PacketError) -> [PacketSegment] {
        let limit = OpenPixelControlLimits.maximumPixels
        let needed = (pixelCount + limit - 1) / limit
        if needed > 1 {
            guard overflow == .splitOverChannels else {
                throw PacketError(
                    .tooManyPixels(count: pixelCount, limit: limit),
                    in: .openPixelControl
                )
            }
            let last = Int(channel) + needed - 1
            guard channel > 0, last <= OpenPixelControlLimits.lastChannel else {
                throw PacketError(
                    .channels(first: Int(channel), needed: needed),
                    in: .openPixelControl
                )
            }
        }
        return (0..<needed).map { part in
            let places = part * limit..<min(pixelCount, (part + 1) * limit)
            let header = header(
                channel: channel + UInt8(part),
                command: OpenPixelControlMessage.Command.setPixels,
                dataByteCount: places.count * PacketSegment.bytesPerPixel
            )
            return PacketSegment(header: header, places: places)
        }
    }
}
