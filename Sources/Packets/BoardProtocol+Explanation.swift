extension BoardProtocol {
    /// Explains a captured packet, or a whole captured datagram, field by field.
    public func explanation(of bytes: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(bytes, isNoting: true)
        switch self {
        case .openPixelControl: Self.noteOpenPixelControl(&reader)
        case .adalight: Self.noteAdalight(&reader)
        case .tpm2, .tpm2Net: TPM2Packet.read(&reader)
        case .ddp: DDPPacket.read(&reader)
        case .artNet: ArtNetPacket.read(&reader)
        case .streamingACN: StreamingACNPacket.read(&reader)
        }
        reader.rest("surplus") { _ in "not understood" }
        return PacketExplanation(format: rawValue, reader)
    }

    private static func noteOpenPixelControl(_ reader: inout FieldReader) {
        reader.byte("channel") { $0 == 0 ? "all" : "\($0)" }
        reader.byte("command") {
            $0 == 0 ? "set 8-bit pixels" : $0 == 0xFF ? "system exclusive" : "other"
        }
        let count = reader.big(2, "data length") { "\($0) bytes" }
        reader.bytes(count, "data") { "\($0.count / 3) pixels" }
    }

    private static func noteAdalight(_ reader: inout FieldReader) {
        reader.expect(AdalightEncoder.magic, "magic", "Ada")
        let count = reader.big(2, "count") { "\($0 + 1) pixels" }
        let check = AdalightEncoder.check(
            high: UInt8(truncatingIfNeeded: count >> 8),
            low: UInt8(truncatingIfNeeded: count)
        )
        reader.expect([check], "check", "count bytes and 55 by exclusive or")
        reader.bytes((count + 1) * PacketSegment.bytesPerPixel, "pixels") {
            "\($0.count / 3) pixels"
        }
    }
}

extension FlipDotPanel {
    /// Explains a captured command field by field.
    public static func explanation(of bytes: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(bytes, isNoting: true)
        read(&reader)
        reader.rest("surplus") { _ in "not understood" }
        return PacketExplanation(format: "flipdot", reader)
    }
}
