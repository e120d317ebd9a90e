extension WireFormat {
    /// Open Pixel Control.
    static let openPixelControl = WireFormat.stream(
        "Open Pixel Control",
        OpenPixelControlLimits.capabilities,
        segments: { wiring throws(PacketError) in
            try OpenPixelControlEncoder.segments(
                pixelCount: wiring.mapping.count,
                channel: wiring.channel,
                overflow: wiring.overflow
            )
        },
        read: { reader in
            reader.byte("channel") { $0 == 0 ? "all" : "\($0)" }
            reader.byte("command") {
                $0 == 0 ? "set 8-bit pixels" : $0 == 0xFF ? "system exclusive" : "other"
            }
            let count = reader.big(2, "data length") { "\($0) bytes" }
            reader.bytes(count, "data") { "\($0.count / 3) pixels" }
        }
    )
}
