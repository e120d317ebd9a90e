/// What the program needs to know of a pixel protocol; each protocol's folder has its own.
struct WireFormat: Sendable {
    /// The name that people know it by.
    let title: String
    /// What a board of it can do.
    let capabilities: Capabilities
    /// How a frame for a board is cut into packets.
    let segments: @Sendable (BoardWiring) throws(PacketError) -> [PacketSegment]
    /// The numbers that its datagrams count with; nil for a protocol over a stream.
    let sequences: ClosedRange<UInt8>?
    /// What a datagram does to a board; nothing when it is damaged or for another one.
    let patch: @Sendable (_ datagram: [UInt8], BoardWiring) -> PixelPatch?
    /// Reads a captured packet field by field.
    let read: @Sendable (inout FieldReader) -> Void

    /// A protocol over a stream.
    static func stream(
        _ title: String,
        _ capabilities: Capabilities,
        segments: @escaping @Sendable (BoardWiring) throws(PacketError) -> [PacketSegment],
        read: @escaping @Sendable (inout FieldReader) -> Void
    ) -> WireFormat {
        WireFormat(
            title: title,
            capabilities: capabilities,
            segments: segments,
            sequences: nil,
            patch: { _, _ in nil },
            read: read
        )
    }

    /// A protocol in datagrams.
    static func datagrams(
        _ title: String,
        _ capabilities: Capabilities,
        sequences: ClosedRange<UInt8>,
        segments: @escaping @Sendable (BoardWiring) throws(PacketError) -> [PacketSegment],
        patch: @escaping @Sendable (_ datagram: [UInt8], BoardWiring) -> PixelPatch?,
        read: @escaping @Sendable (inout FieldReader) -> Void
    ) -> WireFormat {
        WireFormat(
            title: title,
            capabilities: capabilities,
            segments: segments,
            sequences: sequences,
            patch: patch,
            read: read
        )
    }
}
