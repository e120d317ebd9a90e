extension WireFormat {
    /// Adalight.
    static let adalight = WireFormat.stream(
        "Adalight",
        AdalightLimits.capabilities,
        segments: { wiring throws(PacketError) in
            [try AdalightEncoder.segment(pixelCount: wiring.mapping.count)]
        },
        read: { reader in
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
    )
}
